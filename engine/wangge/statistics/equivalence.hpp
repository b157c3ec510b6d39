#pragma once

#include <span>

#include "wangge/statistics/bootstrap.hpp"
#include "wangge/statistics/interval.hpp"

namespace wangge::statistics {

/// Whether a mean lies within a margin: absence of a difference is shown, not assumed from a wide interval.
struct Equivalence {
    Interval interval;  ///< at level 1 - 2 alpha, as two one-sided tests ask
    double margin_low;  ///< in the unit of the interval
    double margin_high;
    double p;            ///< the larger of the two one-sided Student p values (TOST); NaN if not computable
    bool is_equivalent;  ///< interval given and inside the margins, and p <= alpha (equal values: inside
                         ///< alone)
};

/// Two one-sided tests (Schuirmann 1987) that the mean of `values` lies strictly inside (-margin, margin),
/// and the BCa interval of level 1 - 2 alpha. Both must agree. `margin` > 0 in the unit of the values, alpha
/// in (0, 0.5). Too few worlds are never equivalent. NaN values are left out. `options.level` is ignored.
Equivalence equivalence_of_mean(std::span<const double> values, double margin, double alpha,
                                const BootstrapOptions& options);

/// Whether the mean of the arm is within `margin` (0.03: 3 %) of the mean of the base, in twin worlds. The
/// interval is of mean(arm) / mean(base) - 1; the tests are on arm - (1 -+ margin) base per world, which
/// needs no division. Pairs with NaN are left out; a base without any of the outcome is never called
/// equivalent unless the arm has none either. Values must not be negative. Throws std::invalid_argument on
/// bad margin, alpha or lengths.
Equivalence equivalence_of_ratio(std::span<const double> base, std::span<const double> arm, double margin,
                                 double alpha, const BootstrapOptions& options);

}  // namespace wangge::statistics
