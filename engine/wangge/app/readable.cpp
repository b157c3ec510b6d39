#include "wangge/app/readable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "wangge/app/language.hpp"

namespace wangge::app {
namespace {

constexpr const char* kNoNumber = "-";  // a dash proper is two columns wide on some Chinese terminals

/// Commas between thousands, in text that is plain digits up to a point.
std::string with_commas(std::string digits) {
    const std::size_t first = digits.find_first_of("0123456789");
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t at = point; at > first + 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

}  // namespace

int decimals_for(std::span<const double> values) {
    double largest = 0;
    bool whole = true;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        largest = std::max(largest, std::abs(value));
        whole = whole && value == std::floor(value);
    }
    if (largest >= 1000 || whole) return 0;
    if (largest >= 10) return 1;
    return largest >= 1 ? 2 : 3;
}

std::string readable(double value, int decimals) {
    if (!std::isfinite(value)) return kNoNumber;
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find_first_of("123456789") == std::string::npos && text[0] == '-') text.erase(0, 1);
    return with_commas(text);
}

std::string readable_difference(double value, int decimals) {
    const std::string text = readable(value, decimals);
    const bool zero = text.find_first_of("123456789") == std::string::npos;
    return zero || text[0] == '-' ? text : "+" + text;
}

std::string readable(std::uint64_t count) {
    return with_commas(fmt::format("{}", count));
}

std::string readable_duration(double seconds, Language language) {
    const bool chinese = language == Language::kChinese;
    if (seconds > 0 && seconds < 0.0995)
        return fmt::format("{:.0f} {}", 1000 * seconds, chinese ? "毫秒" : "ms");
    if (seconds < 9.95) return fmt::format("{:.1f} {}", std::max(0.0, seconds), chinese ? "秒" : "s");
    const auto whole = static_cast<std::int64_t>(std::llround(seconds));
    if (whole < 60) return fmt::format("{} {}", whole, chinese ? "秒" : "s");
    const bool minutes = whole < 3600;
    const char* pattern = minutes ? (chinese ? "{} 分 {:02} 秒" : "{} min {:02} s")
                                  : (chinese ? "{} 小时 {:02} 分" : "{} h {:02} min");
    const std::int64_t rest = whole % 3600;
    return fmt::format(fmt::runtime(pattern), minutes ? whole / 60 : whole / 3600,
                       minutes ? rest % 60 : rest / 60);
}

std::string readable_bytes(std::uint64_t bytes) {
    const double mebi = static_cast<double>(bytes) / 0x1p20;
    return mebi < 1024 ? fmt::format("{:.1f} MiB", mebi) : fmt::format("{:.1f} GiB", mebi / 1024);
}

std::string readable_share(double share) {
    return std::isfinite(share) ? readable(100 * share, 0) + " %" : kNoNumber;
}

}  // namespace wangge::app
