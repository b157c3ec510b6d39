#pragma once

#include "wangge/study/comparison.hpp"

namespace wangge::study::detail {

/// Events below which the figure of a group could be about somebody in particular.
inline constexpr double kSmallCell = 5;

/// Hides (NaN) what a comparison of the user's own people tells of groups with fewer than five people, or of
/// one to four events in a group, and with a single one of a kind the smallest other one, so that it is not
/// the total less the rest. Nothing to do for people that were made.
void hide_small_cells(const policy::Scenario& scenario, Comparison& comparison);

}  // namespace wangge::study::detail
