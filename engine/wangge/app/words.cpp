#include "wangge/app/words.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "wangge/app/fault_words.hpp"

namespace wangge::app {
namespace {

/// Control characters as \xNN; bytes that are no UTF-8 stay, a terminal shows them as such.
std::string shown(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F) {
            result += c;
        } else {
            result += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
        }
    }
    return result;
}

}  // namespace

std::string fill(std::string_view pattern, std::span<const std::string> arguments) {
    std::string result;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool hole = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
        if (!hole) {
            result += pattern[at];
            continue;
        }
        const auto index = static_cast<std::size_t>(pattern[at + 1] - '0');
        if (index < arguments.size()) result += arguments[index];
        at += 2;
    }
    return result;
}

std::string mebibytes(std::string_view bytes) {
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), count);
    if (error != std::errc() || end != bytes.data() + bytes.size()) return std::string(bytes);
    const std::uint64_t tenths = (count >> 20) * 10 + (((count & 0xFFFFF) * 10) >> 20);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MiB";
}

std::string describe(const core::Fault& fault, Language language) {
    const bool chinese = language == Language::kChinese;
    std::vector<std::string> arguments;
    for (const std::string& argument : fault.arguments) arguments.push_back(shown(argument));
    const Wording words = wording(fault.code, fault.key.empty(), arguments, language);
    std::string line;
    for (const std::string& part : {shown(fault.where), shown(fault.key)}) {
        if (!part.empty()) line += part + ": ";
    }
    line += words.problem;
    if (!words.why.empty()) line += chinese ? "（" + words.why + "）" : " (" + words.why + ")";
    line += chinese ? "。" : ".";
    if (!words.suggestion.empty()) line += (chinese ? "" : " ") + words.suggestion;
    return line;
}

}  // namespace wangge::app
