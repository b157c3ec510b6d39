// Gamma function and incomplete gamma functions: part of exact_math.hpp.

#include "wangge/core/exact_math.hpp"
#include "wangge/core/exact_math_tables.hpp"

namespace wangge::core {

namespace {

constexpr double kLeastShape = 0.01;
constexpr double kMostShape = 1e6;
constexpr double kSurelyAbove = 1e9;  // x beyond which Q(a, x) is 0 for every allowed a
constexpr int kMostTerms = 100000;    // far above what a = 1e6 takes

/// log Gamma(x) less Stirling's (x - 1/2) log x - x + log(2 pi)/2, for x >= 8.
[[nodiscard]] double stirling_correction(double x) noexcept {
    const double inverse = 1.0 / x;
    return inverse * detail::polynomial(detail::kStirling, inverse * inverse);
}

/// log Gamma(2 + z) for |z| <= 1/2.
[[nodiscard]] double log_gamma_near_2(double z) noexcept {
    return z * detail::polynomial(detail::kLogGammaNear2, z);
}

/// m - log(1 + m) >= 0 without cancellation, m > -1.
[[nodiscard]] double excess_over_log(double m) noexcept {
    if (m > 0.5 || m < -0.5) {
        return m - log1p(m);
    }
    // log(1 + m) = 2 atanh(s) with s = m / (2 + m), and m - 2 s = m s
    const double s = m / (2.0 + m);
    const double s2 = s * s;
    double series = 0.0;
    for (int odd = 43; odd >= 3; odd -= 2) {
        series = series * s2 + 1.0 / odd;
    }
    return s * (m - 2.0 * s2 * series);
}

/// P(a, x) = prefactor * (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...), for x < a + 1.
[[nodiscard]] double lower_series(double a, double x) noexcept {
    double term = 1.0, sum = 1.0;
    for (int n = 1; n < kMostTerms && term > sum * 0x1p-56; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}

/// Q(a, x) = prefactor * a * this, for x >= a + 1: Legendre's continued fraction by the modified Lentz
/// method.
[[nodiscard]] double upper_fraction(double a, double x) noexcept {
    double b = x + 1.0 - a;
    double c = 0x1p600;
    double d = 1.0 / b;
    double fraction = d;
    for (int n = 1; n < kMostTerms; ++n) {
        const double numerator = -n * (n - a);
        b += 2.0;
        d = numerator * d + b;
        c = b + numerator / c;
        d = 1.0 / (d == 0.0 ? 0x1p-600 : d);
        if (c == 0.0) {
            c = 0x1p-600;
        }
        const double factor = d * c;
        fraction *= factor;
        if (factor - 1.0 < 0x1p-52 && factor - 1.0 > -0x1p-52) {
            break;
        }
    }
    return fraction;
}

[[nodiscard]] bool in_range(double a, double x) noexcept {
    return a >= kLeastShape && a <= kMostShape && x >= 0.0;
}

}  // namespace

double log_gamma(double x) noexcept {
    if (!(x >= 0.0)) {
        return detail::kNaN;
    }
    if (x == 0.0) {
        return detail::kInf;
    }
    if (x < 0.5) {
        return (log_gamma_near_2(x) - log1p(x)) - log(x);
    }
    if (x < 1.5) {
        return log_gamma_near_2(x - 1.0) - log1p(x - 1.0);
    }
    if (x < 8.0) {
        double product = 1.0;
        while (x >= 2.5) {
            x -= 1.0;
            product *= x;
        }
        return log(product) + log_gamma_near_2(x - 2.0);
    }
    return (x - 0.5) * (log(x) - 1.0) + ((detail::kHalfLog2Pi - 0.5) + stirling_correction(x));
}

double detail::gamma_prefactor(double a, double x) noexcept {
    if (a < 20.0) {
        return pow(x, a) * exp(-x - log_gamma(a + 1.0));
    }
    const double m = (x - a) / a;
    return exp(-(a * excess_over_log(m)) - stirling_correction(a)) * (kInvSqrt2Pi / sqrt(a));
}

double gamma_p(double a, double x) noexcept {
    if (!in_range(a, x)) {
        return detail::kNaN;
    }
    if (x == 0.0 || x > kSurelyAbove) {
        return x == 0.0 ? 0.0 : 1.0;
    }
    const double prefactor = detail::gamma_prefactor(a, x);
    return x < a + 1.0 ? prefactor * lower_series(a, x) : 1.0 - prefactor * a * upper_fraction(a, x);
}

double gamma_q(double a, double x) noexcept {
    if (!in_range(a, x)) {
        return detail::kNaN;
    }
    if (x == 0.0 || x > kSurelyAbove) {
        return x == 0.0 ? 1.0 : 0.0;
    }
    const double prefactor = detail::gamma_prefactor(a, x);
    return x < a + 1.0 ? 1.0 - prefactor * lower_series(a, x) : prefactor * a * upper_fraction(a, x);
}

}  // namespace wangge::core
