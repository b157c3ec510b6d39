#pragma once

#include <vector>

#include "wangge/core/exact_math.hpp"

namespace wangge::validation {

/// Pearson's statistic of observed counts against expected shares, with its degrees of freedom.
struct ChiSquare {
    double statistic = 0;
    double freedom = 0;
    void add(const std::vector<double>& observed, const std::vector<double>& shares) {
        double total = 0;
        for (const double one : observed) total += one;
        for (std::size_t k = 0; k < observed.size(); ++k) {
            const double expected = total * shares[k];
            statistic += (observed[k] - expected) * (observed[k] - expected) / expected;
        }
        freedom += static_cast<double>(observed.size()) - 1;
    }
    /// Chance of at least this statistic if the shares are right.
    double p_value() const { return 1.0 - core::gamma_p(freedom / 2, statistic / 2); }
};

}  // namespace wangge::validation
