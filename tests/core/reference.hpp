#pragma once
// Yardsticks for the tests of the core: errors in ulp against long double, Kolmogorov-Smirnov and chi-square.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

namespace wangge::core::reference {

/// |got - truth| in units in the last place of the double next to `truth`; 0 if both are the same infinity.
inline long double ulp_error(double got, long double truth) {
    const double near = static_cast<double>(truth);
    if (std::isnan(truth) || std::isnan(got)) {
        return std::isnan(truth) && std::isnan(got) ? 0.0L : HUGE_VALL;
    }
    if (std::isinf(near) || std::isinf(got)) {
        return near == got ? 0.0L : HUGE_VALL;
    }
    int exponent = 0;
    std::frexp(near, &exponent);
    const long double ulp = std::ldexp(1.0L, std::max(exponent - 53, -1074));
    return std::fabs(static_cast<long double>(got) - truth) / ulp;
}

/// Relative error; 0 where both are 0.
inline long double relative_error(double got, long double truth) {
    if (truth == 0.0L) {
        return got == 0.0 ? 0.0L : HUGE_VALL;
    }
    return std::fabs((static_cast<long double>(got) - truth) / truth);
}

/// sqrt(n) * the largest distance between the empirical and the true distribution function. For a true
/// hypothesis above 1.95 in one of 1,000 cases, above 2.35 in one of 30,000.
inline double kolmogorov(std::vector<double> sample, const std::function<double(double)>& cdf) {
    std::sort(sample.begin(), sample.end());
    const double n = static_cast<double>(sample.size());
    double worst = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double f = cdf(sample[i]);
        worst = std::max({worst, f - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - f});
    }
    return worst * std::sqrt(n);
}

/// Pearson's chi-square as a standard normal deviate (Wilson and Hilferty): about N(0, 1) if the expected
/// counts are right, so 4 is one in 30,000.
inline double chi_square_deviate(const std::vector<double>& observed, const std::vector<double>& expected) {
    double sum = 0.0;
    double cells = 0.0;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        if (expected[i] > 0.0) {
            sum += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
            cells += 1.0;
        } else if (observed[i] > 0.0) {
            return HUGE_VAL;  // the impossible happened
        }
    }
    const double df = cells - 1.0;
    const double spread = 2.0 / (9.0 * df);
    return (std::cbrt(sum / df) - (1.0 - spread)) / std::sqrt(spread);
}

/// As above for equally likely cells.
inline double uniform_deviate(const std::vector<double>& observed) {
    double total = 0.0;
    for (const double count : observed) {
        total += count;
    }
    return chi_square_deviate(
        observed, std::vector<double>(observed.size(), total / static_cast<double>(observed.size())));
}

}  // namespace wangge::core::reference
