#pragma once
// Civil dates of the proleptic Gregorian calendar and day numbers (1970-01-01 = 0). No time zones, no clocks.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wangge::core {

struct Date {
    int year = 1970;
    int month = 1;  ///< 1..12
    int day = 1;    ///< 1..31

    friend constexpr auto operator<=>(const Date&, const Date&) noexcept = default;
};

[[nodiscard]] constexpr bool is_leap_year(int year) noexcept {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// Days in a month of 1..12; 0 for any other month.
[[nodiscard]] constexpr int days_in_month(int year, int month) noexcept {
    if (month < 1 || month > 12) {
        return 0;
    }
    if (month == 2) {
        return is_leap_year(year) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// A date that exists.
[[nodiscard]] constexpr bool is_valid(Date date) noexcept {
    return date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

/// Days since 1970-01-01 (negative before) of a valid date; years -1,000,000 to 1,000,000.
[[nodiscard]] std::int32_t days_from_civil(Date date) noexcept;

/// Inverse of `days_from_civil`.
[[nodiscard]] Date civil_from_days(std::int32_t days) noexcept;

/// Monday = 0 … Sunday = 6.
[[nodiscard]] constexpr int weekday(std::int32_t days) noexcept {
    return (days % 7 + 10) % 7;  // day 0 was a Thursday
}

/// Strict "YYYY-MM-DD", ASCII digits, an existing date of the years 0000..9999, nothing before or after.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text) noexcept;

/// "YYYY-MM-DD"; the years 0..9999 read back.
[[nodiscard]] std::string format_date(Date date);

}  // namespace wangge::core
