#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace wangge::world {

/// The weights w_i r^v_i whose mean of v is `mean`, scaled so that the largest is 1: of all distributions
/// with that mean the one nearest (in relative entropy) to w. A mean outside the values' range gives its end
/// of the range. Weights finite and not negative; v small whole numbers.
std::vector<double> tilt(std::span<const double> weights, std::span<const std::uint32_t> values, double mean);

/// base^exponent by repeated multiplication: the same bits everywhere.
constexpr double power(double base, std::uint32_t exponent) {
    double result = 1;
    for (std::uint32_t k = 0; k < exponent; ++k) {
        result *= base;
    }
    return result;
}

/// The ratio r = x / (1 - x), x in (0, 1), at which a rising function reaches `aim`, by halving.
template <class Rising>
double solve_ratio(Rising&& rising, double aim) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < 50; ++step) {
        const double middle = 0.5 * (low + high);
        if (!(middle > 0.0 && middle < 1.0)) {
            break;
        }
        (rising(middle / (1 - middle)) < aim ? low : high) = middle;
    }
    const double x = 0.5 * (low + high);
    return x / (1 - x < 0x1p-50 ? 0x1p-50 : 1 - x);
}

}  // namespace wangge::world
