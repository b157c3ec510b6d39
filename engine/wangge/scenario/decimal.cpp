#include "wangge/scenario/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace wangge::scenario {
namespace {

constexpr std::int64_t kLargestExponent = 100000;  // far beyond a double, far below overflow
constexpr std::size_t kExactDigits = 14;           // 10^14 * 86400 fits into 64 bits
constexpr std::uint64_t kExactDouble = std::uint64_t{1} << 53;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool has_digit(std::string_view text) {
    for (const char c : text) {
        if (is_digit(c)) return true;
    }
    return false;
}

std::string_view digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return text.substr(at, end - at);
}

/// The exponent at `at` ("e-3"), moving `at` behind it; 0 if there is none.
std::int64_t exponent_at(std::string_view text, std::size_t& at) {
    if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return 0;
    std::size_t start = at + 1;
    const bool sign = start < text.size() && (text[start] == '-' || text[start] == '+');
    const std::string_view digits = digits_at(text, start + (sign ? 1 : 0));
    if (digits.empty()) return 0;  // "5 e..." is a unit, not an exponent
    std::int64_t value = 0;
    for (const char c : digits) {
        if (value < kLargestExponent) value = value * 10 + (c - '0');
    }
    const bool negative = sign && text[start] == '-';
    at = start + (sign ? 1 : 0) + digits.size();
    return negative ? -value : value;
}

std::optional<double> parsed(const Decimal& decimal, const std::string& digits, std::int64_t exponent) {
    const std::string text = (decimal.negative ? "-" : "") + digits + "e" + std::to_string(exponent);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// value * 10^power as an integer that a double holds exactly, or nothing.
std::optional<std::uint64_t> scaled(std::uint64_t value, std::int64_t power) {
    for (; power > 0; --power) {
        if (value > kExactDouble / 10) return std::nullopt;
        value *= 10;
    }
    if (value > kExactDouble) return std::nullopt;
    return value;
}

}  // namespace

WrittenNumber read_number(std::string_view text) {
    WrittenNumber written;
    const auto failed = [&](DecimalProblem problem) {
        written.problem = problem;
        return written;
    };
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+'))
        written.decimal.negative = text[at++] == '-';
    const std::string_view whole = digits_at(text, at);
    at += whole.size();
    std::string_view fraction;
    if (at < text.size() && text[at] == '.') {
        fraction = digits_at(text, ++at);
        at += fraction.size();
    }
    if (whole.empty() && fraction.empty()) return failed(DecimalProblem::kNotANumber);
    written.decimal.exponent = exponent_at(text, at) - static_cast<std::int64_t>(fraction.size());

    const std::string_view rest = text.substr(at);
    const std::size_t blanks = std::min(rest.find_first_not_of(' '), rest.size());
    written.unit = rest.substr(blanks);
    // A digit right after the number ("0x10", "1_000", "0,5", "1.2.3") or behind a blank ("1 000") is part of
    // it.
    const bool glued = blanks == 0 && has_digit(rest);
    const bool grouped = !written.unit.empty() && digits_at(written.unit, 0) == written.unit;
    const bool odd = !written.unit.empty() && (written.unit[0] == '.' || written.unit[0] == ',');
    const bool octal_prefix =
        whole == "0" && blanks == 0 && !rest.empty() && (rest[0] == 'o' || rest[0] == 'O');
    if (octal_prefix && has_digit(rest)) return failed(DecimalProblem::kOctalLookAlike);
    if (glued || grouped || odd) return failed(DecimalProblem::kNotANumber);
    if (whole.size() > 1 && whole[0] == '0') return failed(DecimalProblem::kOctalLookAlike);

    std::string digits = std::string(whole) + std::string(fraction);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    written.decimal.digits = std::move(digits);
    return written;
}

std::optional<double> to_double(const Decimal& decimal, std::uint64_t multiply, std::uint64_t divide,
                                int shift) {
    if (decimal.digits.empty()) return 0.0;  // never -0: it would be another bit pattern of the same number
    const std::int64_t exponent = decimal.exponent + shift;
    if (multiply == 1 && divide == 1) return parsed(decimal, decimal.digits, exponent);
    if (decimal.digits.size() <= kExactDigits) {
        std::uint64_t mantissa = 0;
        for (const char c : decimal.digits) mantissa = mantissa * 10 + static_cast<std::uint64_t>(c - '0');
        if (divide == 1) return parsed(decimal, std::to_string(mantissa * multiply), exponent);
        const auto above = scaled(mantissa, exponent);
        const auto below = scaled(divide, -exponent);
        if (above && below) {  // one division of two exact numbers rounds once
            const double value = static_cast<double>(*above) / static_cast<double>(*below);
            return decimal.negative ? -value : value;
        }
    }
    const std::optional<double> plain = parsed(decimal, decimal.digits, exponent);
    if (!plain) return std::nullopt;
    const double value = *plain * static_cast<double>(multiply) / static_cast<double>(divide);
    if (!std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace wangge::scenario
