#pragma once

#include <string>

#include "wangge/app/words.hpp"
#include "wangge/study/comparison.hpp"

namespace wangge::app {

/// The whole comparison as text of about 110 columns: what was compared and how to read it, the eight
/// questions outcome by outcome at every report day, outbreaks, synergy, in what the arms differ, what the
/// result leans on, and all medians of the last day at a glance. `scenario_file` is named where a command on
/// it helps.
std::string comparison_page(const study::Comparison& comparison, const std::string& scenario_file,
                            Language language);

}  // namespace wangge::app
