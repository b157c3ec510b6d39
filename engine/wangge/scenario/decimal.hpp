#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wangge::scenario {

/// A number as written: ± digits × 10^exponent.
struct Decimal {
    bool negative = false;
    std::string digits;  // without leading zeros; empty for zero
    std::int64_t exponent = 0;
};

enum class DecimalProblem : std::uint8_t { kNone, kNotANumber, kOctalLookAlike };

/// A number at the start of a text and what follows it (a unit, without blanks around).
struct WrittenNumber {
    DecimalProblem problem = DecimalProblem::kNone;
    Decimal decimal;
    std::string_view unit;
};

/// Reads "12", "-0.5", "1e3", "30 %", "5 s". Whatever could mean two things is no number: "0,5", "1_000",
/// "0x10",
/// ".inf"; "010" is an octal look-alike.
WrittenNumber read_number(std::string_view text);

/// The nearest double to decimal × multiply / divide × 10^shift (multiply and divide up to 86,400, one of
/// them 1); exactly rounded for up to 14 digits. Nothing if it is beyond the range of a double.
std::optional<double> to_double(const Decimal& decimal, std::uint64_t multiply = 1, std::uint64_t divide = 1,
                                int shift = 0);

}  // namespace wangge::scenario
