#pragma once

#include <span>
#include <vector>

#include "wangge/statistics/bootstrap.hpp"
#include "wangge/statistics/interval.hpp"

namespace wangge::statistics {

/// World by world: effect of all measures together minus the sum of the effects of the single ones, each
/// effect being arm minus base: (all - base) - sum over s of (single_s - base). Zero if effects merely add
/// up. NaN in a world where any of them is NaN. Throws std::invalid_argument if lengths differ or there is no
/// single arm.
std::vector<double> synergy_by_world(std::span<const double> base, std::span<const double> all,
                                     std::span<const std::span<const double>> singles);

/// Mean synergy with its BCa interval. Its sign says nothing of good or bad: below zero means less of the
/// outcome than the single effects add up to (which for effects that cannot add, such as preventing the same
/// infection twice, shows as overlap).
Interval synergy(std::span<const double> base, std::span<const double> all,
                 std::span<const std::span<const double>> singles, const BootstrapOptions& options);

}  // namespace wangge::statistics
