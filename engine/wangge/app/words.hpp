#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/core/fault.hpp"

namespace wangge::app {

enum class Language : std::uint8_t { kEnglish, kChinese };

/// A fault in one line: `file:line:col: key.path: problem (why). Suggestion?`; parts that are empty are left
/// out. Arguments come from users and files: control characters in them are shown, never sent to a terminal.
std::string describe(const core::Fault& fault, Language language);

/// A number of bytes for people: "12.3 MiB".
std::string mebibytes(std::string_view bytes);

/// The parts of `describe`: what is wrong, why that matters, what might be meant.
struct Wording {
    std::string problem, why, suggestion;
};

/// Words for kContradiction by the name of the explanation (the first argument), which the other arguments
/// fill; false if there are none.
bool explain(std::span<const std::string> arguments, Language language, Wording& into);

/// "{0}" and "{1}" of a pattern replaced by arguments.
std::string fill(std::string_view pattern, std::span<const std::string> arguments);

}  // namespace wangge::app
