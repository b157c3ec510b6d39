#include "wangge/core/calendar.hpp"

namespace wangge::core {

namespace {

// Years that begin on 1 March put the leap day last; 400 of them have 146,097 days.
constexpr std::int64_t kDaysOf400Years = 146097;
constexpr std::int64_t kDaysFrom0000March = 719468;  // 0000-03-01 to 1970-01-01

[[nodiscard]] std::int64_t floor_divide(std::int64_t a, std::int64_t b) noexcept {
    return a / b - (a % b < 0 ? 1 : 0);
}

/// Days before month 0 (March) … 11 (February) in a year that begins in March.
[[nodiscard]] int days_before(int month_from_march) noexcept {
    return (153 * month_from_march + 2) / 5;
}

}  // namespace

std::int32_t days_from_civil(Date date) noexcept {
    const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_divide(year, 400);
    const std::int64_t of_era = year - era * 400;
    const int of_year = days_before((date.month + 9) % 12) + date.day - 1;
    const std::int64_t days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return static_cast<std::int32_t>(era * kDaysOf400Years + days - kDaysFrom0000March);
}

Date civil_from_days(std::int32_t days) noexcept {
    const std::int64_t shifted = days + kDaysFrom0000March;
    const std::int64_t era = floor_divide(shifted, kDaysOf400Years);
    const std::int64_t day = shifted - era * kDaysOf400Years;  // 0..146096
    // take the leap days out: one in 1,460 days, none at 36,524, one at the very end
    const std::int64_t of_era = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    const auto of_year = static_cast<int>(day - (365 * of_era + of_era / 4 - of_era / 100));
    const int from_march = (5 * of_year + 2) / 153;
    const int month = from_march < 10 ? from_march + 3 : from_march - 9;
    const auto year = static_cast<int>(of_era + era * 400 + (month <= 2 ? 1 : 0));
    return Date{year, month, of_year - days_before(from_march) + 1};
}

std::optional<Date> parse_date(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    int numbers[3] = {0, 0, 0};
    int part = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) {
            ++part;
        } else if (text[i] >= '0' && text[i] <= '9') {
            numbers[part] = numbers[part] * 10 + (text[i] - '0');
        } else {
            return std::nullopt;
        }
    }
    const Date date{numbers[0], numbers[1], numbers[2]};
    return is_valid(date) ? std::optional<Date>(date) : std::nullopt;
}

std::string format_date(Date date) {
    const auto padded = [](int number, std::size_t width) {
        std::string digits = std::to_string(number < 0 ? -number : number);
        digits.insert(0, digits.size() < width ? width - digits.size() : 0, '0');
        return number < 0 ? "-" + digits : digits;
    };
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

}  // namespace wangge::core
