#pragma once

#include <string>

#include "wangge/app/words.hpp"
#include "wangge/run/outcomes.hpp"

namespace wangge::app {

std::string_view question_of(const run::Outcome& outcome, Language language);
std::string_view title_of(const run::Outcome& outcome, Language language);
std::string_view unit_of(const run::Outcome& outcome, Language language);

/// "day 70"
std::string day_words(std::int32_t day, Language language);

/// The line that stands on every picture, file and table.
std::string_view disclaimer(Language language);

}  // namespace wangge::app
