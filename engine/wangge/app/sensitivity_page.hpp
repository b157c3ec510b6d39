#pragma once

#include <string>

#include "wangge/app/words.hpp"
#include "wangge/study/sensitivity.hpp"

namespace wangge::app {

/// Whether the signs of the comparison survive without each loop: first what vanishes or turns, with both
/// intervals, then one line an outcome and arm, at the last report day.
std::string sensitivity_page(const study::SensitivityReport& report, Language language);

}  // namespace wangge::app
