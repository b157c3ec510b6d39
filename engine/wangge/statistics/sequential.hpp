#pragma once

#include <span>
#include <vector>

#include "wangge/statistics/bootstrap.hpp"
#include "wangge/statistics/interval.hpp"

namespace wangge::statistics {

/// When one may look: after `first`, 2 first, 4 first, ... worlds, and after `last`. Nobody looks in between.
struct LookPlan {
    int first = 8;  ///< worlds at the first look, at least kFewestWorlds
    int last = 32;  ///< worlds at the last look, at least `first`

    /// Worlds at each look, ascending, ending with `last`: 8, 16, 32.
    std::vector<int> looks() const;
    /// Part of `alpha` spent at a look with `worlds` worlds: alpha (n_k - n_{k-1}) / last, so the parts add
    /// up to alpha and most is kept for the last look. 0 if the plan has no such look.
    double alpha_spent(int worlds, double alpha) const;
};

/// An interval taken at one look of a plan.
struct SequentialInterval {
    Interval interval;  ///< no limits and kEmpty if the plan has no look at this number of worlds
    int look = 0;       ///< 1, 2, ...; 0 if it is no look of the plan
    double level = 0;   ///< level of this one interval; all looks together hold with options.level
};

/// Mean with a BCa interval that allows looking: with probability options.level *every* interval of the plan
/// holds, wherever one stops. The looks share alpha by a union bound, which needs no assumption on their
/// dependence and costs little against exact boundaries (for 8, 16, 32: the last interval has level 0.975).
/// `values` are worlds 0 ... n-1; n decides the look, also where some values are NaN. Far tails need
/// resamples: at least 4000 are used.
SequentialInterval sequential_interval(std::span<const double> values, const LookPlan& plan,
                                       const BootstrapOptions& options);

}  // namespace wangge::statistics
