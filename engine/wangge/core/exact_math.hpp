#pragma once
// Elementary functions with the same bits on every CPU and in WebAssembly. The C library's exp, log and pow
// give other bits with and without FMA; these use only + - * / sqrt (IEEE 754, round to nearest) and bit
// operations, and must be compiled with -ffp-contract=off and never with -ffast-math.
//
// Error bounds are in units in the last place (ulp) of the true value; the tests check them.

#include <bit>
#include <cmath>
#include <cstdint>

namespace wangge::core {

namespace detail {
/// 2^(i/64) = head * (1 + tail), head rounded to double.
struct ExpEntry {
    double head;
    double tail;
};
extern const ExpEntry kExpTable[64];
/// One cell of the logarithm's table: -log(inverse) = head + tail; `inverse` has at most 12 bits and `head`
/// is a multiple of 2^-42, so that products and sums with them are exact.
struct LogEntry {
    double inverse;
    double head;
    double tail;
};

/// Cells of z in [0.6885, 1.377), equal in the bits of z; one of them has 1 inside and the entry (1, 0, 0).
inline constexpr std::uint64_t kLogOffset = 0x3FE6080000000000u;
extern const LogEntry kLogTable[128];

inline constexpr double kLn2High = 0x1.62e42fefa3800p-1;  // a multiple of 2^-42
inline constexpr double kLn2Low = 0x1.ef35793c76730p-45;
/// exp outside (-690, 709), NaN included.
[[nodiscard]] double exp_edge(double x) noexcept;

inline constexpr double kInvLn2Times64 = 0x1.71547652b82fep+6;
inline constexpr double kRoundToInteger = 0x1.8p+52;            // adding it leaves no fraction bits
inline constexpr double kLn2Over64High = 0x1.62e42fefa0000p-7;  // 37 significant bits: n * this is exact
inline constexpr double kLn2Over64Low = 0x1.cf79abc9e3b3ap-46;

/// exp(r) - 1 - r for |r| <= ln 2 / 128.
[[nodiscard]] constexpr double exp_tail(double r) noexcept {
    const double r2 = r * r;
    return r2 * (0.5 + r * (0x1.5555555555555p-3 + r * 0x1.5555555555555p-5 +
                            r2 * (0x1.1111111111111p-7 + r * 0x1.6c16c16c16c17p-10)));
}
}  // namespace detail

/// e^x; at most 0.55 ulp (0.8 for subnormal results). exp(-inf) = 0, overflow gives inf.
[[nodiscard]] inline double exp(double x) noexcept {
    if (!(x > -690.0 && x < 709.0)) {  // below, products could be subnormal
        return detail::exp_edge(x);
    }
    // x = (64 k + i) ln2/64 + r
    const double shifted = x * detail::kInvLn2Times64 + detail::kRoundToInteger;
    const double n = shifted - detail::kRoundToInteger;
    const auto steps = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(shifted));
    const double r = (x - n * detail::kLn2Over64High) - n * detail::kLn2Over64Low;
    const detail::ExpEntry& entry = detail::kExpTable[steps & 63];
    const double scale = std::bit_cast<double>(std::bit_cast<std::uint64_t>(entry.head) +
                                               (static_cast<std::uint64_t>(steps >> 6) << 52));
    return scale + scale * (entry.tail + r + detail::exp_tail(r));
}

/// Natural logarithm; at most 0.55 ulp. log(0) = -inf, log of a negative number is NaN.
[[nodiscard]] double log(double x) noexcept;

/// The same for a normal x > 0, at a third of the price: the error is at most 2^-51 or 2 ulp, whichever is
/// more; 2 ulp next to 1.
[[nodiscard]] inline double quick_log(double x) noexcept {
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t above = bits - detail::kLogOffset;
    const std::int64_t exponent = static_cast<std::int64_t>(above) >> 52;
    const detail::LogEntry& entry = detail::kLogTable[(above >> 45) & 127];
    const double z = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));
    const double s = z * entry.inverse - 1.0;  // exact next to 1
    const double s2 = s * s;
    const double k = static_cast<double>(exponent);
    const double tail = (1.0 / 3.0 - s * (1.0 / 4.0)) + s2 * (1.0 / 5.0 - s * (1.0 / 6.0));
    return (k * detail::kLn2High + entry.head) +
           (s + (k * detail::kLn2Low + entry.tail + s2 * (s * tail - 0.5)));
}

/// e^x - 1 without cancellation near 0; at most 0.75 ulp.
[[nodiscard]] double expm1(double x) noexcept;

/// log(1 + x) without cancellation near 0; at most 0.75 ulp. NaN below -1.
[[nodiscard]] double log1p(double x) noexcept;

/// x^y; at most 0.6 ulp (1 for subnormal results). Special cases as in IEEE 754 / C: pow(x, 0) = pow(1, y) =
/// 1, a negative x needs an integer y, else NaN.
[[nodiscard]] double pow(double x, double y) noexcept;

/// Square root, correctly rounded (IEEE 754 demands it of every CPU).
[[nodiscard]] inline double sqrt(double x) noexcept {
    return std::sqrt(x);
}

/// log Gamma(x) for x > 0, relative error at most 1e-14, also next to its zeros 1 and 2. inf at 0 and at inf,
/// NaN below 0.
[[nodiscard]] double log_gamma(double x) noexcept;

/// Regularised lower incomplete gamma function P(a, x), the distribution function of a gamma variable of
/// shape a and scale 1. 0.01 <= a <= 1e6, x >= 0; relative error at most 1e-12. NaN outside. Iterates: for
/// set-up, not for loops over residents.
[[nodiscard]] double gamma_p(double a, double x) noexcept;

/// 1 - P(a, x) without cancellation; same range and error.
[[nodiscard]] double gamma_q(double a, double x) noexcept;

/// Standard normal distribution function, relative error at most 1e-13 (both tails of small probability too).
[[nodiscard]] double normal_cdf(double x) noexcept;

/// Inverse of `normal_cdf` for p in [0, 1], relative error at most 1e-14; -inf at 0, inf at 1, NaN outside.
/// Rises with p.
[[nodiscard]] double normal_quantile(double p) noexcept;

}  // namespace wangge::core
