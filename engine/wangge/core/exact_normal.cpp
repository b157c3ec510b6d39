// Normal distribution: part of exact_math.hpp.

#include "wangge/core/exact_math.hpp"
#include "wangge/core/exact_math_tables.hpp"

namespace wangge::core {

namespace {

/// Phi(-t) for t >= 0 by Mills' ratio, fitted in s = (t - 3) / (t + 3) on all of [0, inf).
[[nodiscard]] double lower_tail(double t) noexcept {
    if (t > 39.0) {
        return 0.0;
    }
    // Clenshaw's sum of the Chebyshev series
    const double twice = 2.0 * ((t - 3.0) / (t + 3.0));
    double b1 = 0.0, b2 = 0.0;
    for (int i = 28; i >= 1; --i) {
        const double b = twice * b1 - b2 + detail::kMills[i];
        b2 = b1;
        b1 = b;
    }
    const double ratio = (0.5 * twice * b1 - b2 + detail::kMills[0]) / (1.0 + t);
    // t^2 in two parts: its rounding error would count up to 700 times
    const double head = detail::head26(t);
    const double large = exp(-0.5 * (head * head));
    const double rest = exp(-0.5 * ((t - head) * (t + head)));
    return large * (rest * ratio);
}

}  // namespace

double normal_cdf(double x) noexcept {
    if (x != x) {
        return detail::kNaN;
    }
    return x <= 0.0 ? lower_tail(-x) : 1.0 - lower_tail(x);
}

double normal_quantile(double p) noexcept {
    if (!(p >= 0.0 && p <= 1.0)) {
        return detail::kNaN;
    }
    const double q = p - 0.5;
    if (q <= 0.425 && q >= -0.425) {
        const double t = 0.180625 - q * q;
        return q * (detail::polynomial(detail::kQuantileCentreNumerator, t) /
                    detail::polynomial(detail::kQuantileCentreDenominator, t));
    }
    const double tail = q < 0.0 ? p : 1.0 - p;
    if (tail == 0.0) {
        return q < 0.0 ? -detail::kInf : detail::kInf;
    }
    const double r = sqrt(-log(tail));
    double x = 0.0;
    if (r <= 5.0) {
        x = detail::polynomial(detail::kQuantileTailNumerator, r - 1.6) /
            detail::polynomial(detail::kQuantileTailDenominator, r - 1.6);
    } else {
        x = detail::polynomial(detail::kQuantileFarNumerator, r - 5.0) /
            detail::polynomial(detail::kQuantileFarDenominator, r - 5.0);
    }
    return q < 0.0 ? -x : x;
}

}  // namespace wangge::core
