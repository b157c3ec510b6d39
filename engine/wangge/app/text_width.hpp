#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wangge::app {

/// Takes the next character off a UTF-8 text. A byte that begins no character comes off alone, as U+FFFD.
char32_t take_character(std::string_view& text);

/// Terminal columns of a character: 2 for Chinese characters and full-width forms, 0 for combining marks and
/// control characters, else 1.
int columns_of(char32_t character);
int columns_of(std::string_view text);

enum class Side : std::uint8_t { kLeft, kRight };

/// The text with blanks on its other side up to so many columns; longer text stays as it is.
std::string aligned(std::string_view text, int columns, Side side = Side::kLeft);

/// The text, or as much of it as fits with an ellipsis.
std::string shortened(std::string_view text, int columns);

/// Lines of at most so many columns, for text with blanks between words, Chinese text, and both. A line does
/// not begin with a closing mark. "\n" breaks a line for certain; a longer word has a line of its own.
std::vector<std::string> wrapped(std::string_view text, int columns);

}  // namespace wangge::app
