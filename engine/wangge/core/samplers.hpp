#pragma once
// Random variables from uniform numbers. All but `gamma` are inversions of the distribution function: they
// rise with u, so that the same luck under a changed parameter gives the nearest possible outcome. u is in
// (0, 1), as `unit` and `unit53` give it.

#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"

namespace wangge::core {

/// Exponential, mean 1.
[[nodiscard]] double exponential(double u) noexcept;

/// The same for u = `unit53` of a rank, at a third of the price; no less than u. As exact as `quick_log`.
[[nodiscard]] inline double exponential_of(std::uint64_t rank) noexcept {
    const double u = unit53(rank);
    return -quick_log(flawed(Flaw::kExponentialMirrored) ? u : 1.0 - u);
}

/// Standard normal.
[[nodiscard]] double normal(double u) noexcept;

/// exp(mu + sigma Z), Z standard normal; mu and sigma on the log scale, sigma >= 0.
[[nodiscard]] double lognormal(double u, double mu, double sigma) noexcept;

/// median * exp(sigma Z): a lognormal by its median (in its own unit) and the sd of its log.
[[nodiscard]] double lognormal_median(double u, double median, double sigma) noexcept;

/// Gamma by shape > 0 and scale > 0 (mean shape * scale); Marsaglia and Tsang, ACM TOMS 26 (2000) 363, with
/// keyed attempts: attempt k reads block (subject, when, which = k) of `draws`, so the variable owns every
/// `which` of that (subject, when).
[[nodiscard]] double gamma(const Draws& draws, std::uint64_t subject, std::uint32_t when, double shape,
                           double scale) noexcept;

/// Poisson by inversion, 0 <= mean <= 1e6 (0 for a mean that is not positive; a larger one counts as 1e6). Up
/// to 30 a sum of terms; above, one incomplete gamma function, about 30 + 5 sqrt(mean) further steps.
[[nodiscard]] std::uint32_t poisson(double u, double mean) noexcept;

/// Triangular on [low, high] with the given mode, low <= mode <= high; `low` where low == high.
[[nodiscard]] double triangular(double u, double low, double mode, double high) noexcept;

/// Index drawn in proportion to the weights (finite, not negative; need not add up to 1). An entry of weight
/// 0 is never drawn. weights.size() where no weight is positive.
[[nodiscard]] std::uint32_t categorical(double u, std::span<const double> weights) noexcept;

/// Shares of `total` in proportion to the weights (finite, not negative), whole numbers that add up to
/// `total`: largest remainders first, equal ones in the order of the entries (Hamilton's method). Exact for
/// whole weights as long as total * sum(weights) < 2^53. An entry of weight 0 gets 0; all 0 where no weight
/// is positive.
[[nodiscard]] std::vector<std::uint32_t> apportion(std::uint32_t total, std::span<const double> weights);

}  // namespace wangge::core
