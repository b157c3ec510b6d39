#pragma once

#include <string>
#include <vector>

#include "wangge/app/json_text.hpp"
#include "wangge/app/words.hpp"
#include "wangge/world/fit.hpp"

namespace wangge::app {

/// What was asked of the people of world 0 beside what they are; cells that miss their tolerance are starred.
std::string population_table(const std::vector<world::Cell>& cells, Language language);
Json population_json(const std::vector<world::Cell>& cells);

}  // namespace wangge::app
