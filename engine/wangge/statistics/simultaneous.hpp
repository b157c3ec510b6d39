#pragma once

#include <span>
#include <vector>

#include "wangge/statistics/bootstrap.hpp"
#include "wangge/statistics/interval.hpp"

namespace wangge::statistics {

/// Intervals of several contrasts that hold all at once.
struct SimultaneousIntervals {
    double critical = 0;  ///< half width in standard errors, shared by all; NaN if no contrast is sound
    std::vector<Interval> intervals;  ///< one per contrast, in order
};

/// Simultaneous *Monte Carlo intervals* of the means of several contrasts (headline outcomes x arms) in the
/// same worlds: contrast c, world i is `contrasts[c][i]`, NaN where undefined. With the wanted level all of
/// them hold together. Method: the largest |t| over contrasts in each of `options.resamples` weighted
/// resamples of worlds, the same resample for every contrast, so their dependence is used and nothing is
/// assumed about it; weights see Resampler::weigh. `options.small_sample` plays no part: t carries its own
/// correction.
///
/// Contrasts that are not sound (all equal, sparse, too few worlds) take no part in the common critical
/// value, as one of them would widen all others; equal ones get zero width, sparse ones and too few get NaN
/// limits and their state. Throws std::invalid_argument if lengths differ.
SimultaneousIntervals simultaneous_intervals(std::span<const std::span<const double>> contrasts,
                                             const BootstrapOptions& options);

}  // namespace wangge::statistics
