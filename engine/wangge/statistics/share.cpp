#include "wangge/statistics/share.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "wangge/core/exact_math.hpp"

namespace wangge::statistics {

namespace {
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
}

ShareInterval wilson_interval(int count, int worlds, double level) {
    if (worlds <= 0 || count < 0 || count > worlds) return ShareInterval{kNaN, kNaN, kNaN, count, worlds};
    const double n = worlds;
    const double share = count / n;
    const double z = core::normal_quantile(0.5 + 0.5 * level);
    const double z2 = z * z;
    const double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
    const double half = z / (1 + z2 / n) * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    // At 0 of n and n of n the outer limit is exact; rounding must not push it past the share.
    const double low = count == 0 ? 0.0 : std::max(0.0, centre - half);
    const double high = count == worlds ? 1.0 : std::min(1.0, centre + half);
    return ShareInterval{share, low, high, count, worlds};
}

double sign_test(int successes, int failures) {
    const int n = successes + failures;
    if (successes < 0 || failures < 0) return kNaN;
    if (n == 0 || successes == failures) return 1;
    // Sum C(n, k) / 2^n for k up to the smaller count. Halving is spread over the product so that neither the
    // coefficient overflows nor the power underflows for any number of worlds in use (n up to about 1000 is
    // exact to rounding; beyond that the tail is below the smallest double and rightly 0).
    const int smaller = std::min(successes, failures);
    double term = 1;
    int halvings = n;
    double sum = 0;
    for (int k = 0;; ++k) {
        while (halvings > 0 && (term > 1e200 || k == smaller)) {
            term *= 0.5;
            sum *= 0.5;
            --halvings;
        }
        sum += term;
        if (k == smaller) break;
        term *= static_cast<double>(n - k) / (k + 1);
    }
    return std::min(1.0, 2 * sum);
}

PairedShares paired_shares(int both, int base_only, int arm_only, int neither, double level) {
    const int n = both + base_only + arm_only + neither;
    PairedShares result{both, base_only, arm_only, neither, kNaN, kNaN, kNaN, kNaN};
    if (n <= 0 || both < 0 || base_only < 0 || arm_only < 0 || neither < 0) return result;
    const ShareInterval arm = wilson_interval(both + arm_only, n, level);
    const ShareInterval base = wilson_interval(both + base_only, n, level);
    const double arm_total = static_cast<double>(both + arm_only) * (base_only + neither);
    const double base_total = static_cast<double>(both + base_only) * (arm_only + neither);
    const double product = arm_total * base_total;
    double phi = 0;  // correlation of the pair, with Newcombe's continuity correction when positive
    if (product > 0) {
        double numerator = static_cast<double>(both) * neither - static_cast<double>(base_only) * arm_only;
        if (numerator > 0) numerator = std::max(numerator - 0.5 * n, 0.0);
        phi = numerator / std::sqrt(product);
    }
    const double arm_below = arm.share - arm.low;
    const double arm_above = arm.high - arm.share;
    const double base_below = base.share - base.low;
    const double base_above = base.high - base.share;
    result.difference = static_cast<double>(arm_only - base_only) / n;
    result.low =
        result.difference - std::sqrt(std::max(0.0, arm_below * arm_below - 2 * phi * arm_below * base_above +
                                                        base_above * base_above));
    result.high =
        result.difference + std::sqrt(std::max(0.0, arm_above * arm_above - 2 * phi * arm_above * base_below +
                                                        base_below * base_below));
    result.exact_p = sign_test(arm_only, base_only);
    return result;
}

}  // namespace wangge::statistics
