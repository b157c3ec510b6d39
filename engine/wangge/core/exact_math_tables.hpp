#pragma once
// Tables behind exact_math; made by exact_math_tables.py. Nobody else includes this.

#include <cstdint>

#include "wangge/core/exact_math.hpp"

namespace wangge::core::detail {

inline constexpr double kHalfLog2Pi = 0x1.d67f1c864beb5p-1;  // log(2 pi) / 2
inline constexpr double kInvSqrt2Pi = 0x1.9884533d43651p-2;  // 1 / sqrt(2 pi)
inline constexpr double kInf = __builtin_huge_val();
inline constexpr double kNaN = std::bit_cast<double>(std::uint64_t{0x7FF8000000000000u});

extern const double kStirling[10];
extern const double kLogGammaNear2[21];
extern const double kMills[29];
extern const double kQuantileCentreNumerator[8], kQuantileCentreDenominator[8];
extern const double kQuantileTailNumerator[8], kQuantileTailDenominator[8];
extern const double kQuantileFarNumerator[8], kQuantileFarDenominator[8];

/// Horner's rule, the constant term first.
template <int kTerms>
[[nodiscard]] constexpr double polynomial(const double (&coefficients)[kTerms], double x) noexcept {
    double sum = coefficients[kTerms - 1];
    for (int i = kTerms - 2; i >= 0; --i) {
        sum = sum * x + coefficients[i];
    }
    return sum;
}

/// The number without its last 27 bits: the product of two such heads is exact.
[[nodiscard]] constexpr double head26(double x) noexcept {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~std::uint64_t{0x7FFFFFF});
}

/// x^a e^-x / Gamma(a + 1) for a > 0, x > 0: the Poisson probability of a at mean x. Relative error 3e-13.
[[nodiscard]] double gamma_prefactor(double a, double x) noexcept;

}  // namespace wangge::core::detail
