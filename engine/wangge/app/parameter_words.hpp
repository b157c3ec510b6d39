#pragma once

#include <span>
#include <string>

#include "wangge/app/json_text.hpp"
#include "wangge/core/parameter.hpp"

namespace wangge::app {

/// "measured" and its like, in the language spoken.
std::string_view mark_in_words(core::Mark mark, Language language);

/// Default and range as they are written in a scenario file: "2 d", "1 to 60 d", "stairwell|grid|community".
std::string preset_text(const core::Parameter& parameter);
std::string range_text(const core::Parameter& parameter, Language language);

/// A table of declarations: name, default, range, mark; below each its meaning and source.
std::string parameter_table(std::span<const core::Field> fields, Language language);

Json parameters_json(std::span<const core::Field> fields);

}  // namespace wangge::app
