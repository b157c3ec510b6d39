#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "wangge/core/fault.hpp"
#include "wangge/scenario/fault_list.hpp"

namespace wangge::scenario {

inline constexpr std::size_t kLargestFile = std::size_t{1}
                                            << 18;  // bytes; yaml-cpp reads about 1 MiB a second

/// The bytes of a regular file of at most kLargestFile bytes. Errors: kFileMissing, kFileTooLarge.
core::Result<std::string> load_file(const std::string& path);

/// What the YAML reader may see of `bytes`: without byte order mark and with "\n" line ends. Nothing if they
/// are no clean UTF-8 text (kNotUtf8, kForbiddenCharacter) or there is nothing in them (kEmptyFile).
std::optional<std::string> clean_text(std::string_view bytes, std::uint32_t source, FaultList& faults);

/// The first character that may not stand in a text, as "U+001B"; empty if there is none. Line ends and tabs
/// count.
std::string forbidden_in(std::string_view utf8);

/// Place of a byte of a text.
Place place_in(std::string_view text, std::size_t byte, std::uint32_t source);

}  // namespace wangge::scenario
