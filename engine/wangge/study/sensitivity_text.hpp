#pragma once
// Internal to this room: what a sensitivity leaves in the folder of its comparison.

#include <string>

#include "wangge/study/sensitivity.hpp"

namespace wangge::study::detail {

/// One line a loop, arm, outcome and report day.
std::string sensitivity_csv(const SensitivityReport& report);

/// The same for programs.
std::string sensitivity_json(const SensitivityReport& report);

}  // namespace wangge::study::detail
