#include "wangge/core/samplers.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/exact_math_tables.hpp"
#include "wangge/core/flaw.hpp"

namespace wangge::core {

namespace {

constexpr double kSumOfTermsUpTo = 30.0;  // above, inversion starts from a normal guess
constexpr double kMostMean = 1e6;

/// Least k with F(k) >= u, for a mean of at most 30.
[[nodiscard]] std::uint32_t small_poisson(double u, double mean) noexcept {
    double probability = exp(-mean);
    double cumulated = probability;
    std::uint32_t k = 0;
    while (u > cumulated) {
        ++k;
        probability *= mean / k;
        const double before = cumulated;
        cumulated += probability;
        if (cumulated == before) {
            break;  // the sum has stopped at 1 less its rounding
        }
    }
    return k;
}

/// The same for larger means: guess, then step to the answer.
[[nodiscard]] std::uint32_t large_poisson(double u, double mean) noexcept {
    const double z = normal_quantile(u);
    const double guess = mean + sqrt(mean) * z + (z * z - 1.0) / 6.0;  // Cornish and Fisher
    auto k = guess > 1.0 ? static_cast<std::uint32_t>(guess) : 1u;
    double probability = detail::gamma_prefactor(k, mean);
    double cumulated = gamma_q(k + 1.0, mean);
    while (k > 0 && u <= cumulated - probability) {
        cumulated -= probability;
        probability *= k / mean;
        --k;
    }
    while (u > cumulated) {
        ++k;
        probability *= mean / k;
        const double before = cumulated;
        cumulated += probability;
        if (cumulated == before) {
            break;
        }
    }
    return k;
}

}  // namespace

double exponential(double u) noexcept {
    return flawed(Flaw::kExponentialMirrored) ? -log1p(u) : -log1p(-u);
}

double normal(double u) noexcept {
    return normal_quantile(u);
}

double lognormal(double u, double mu, double sigma) noexcept {
    return exp(mu + sigma * normal_quantile(u));
}

double lognormal_median(double u, double median, double sigma) noexcept {
    return median * exp(sigma * normal_quantile(u));
}

double gamma(const Draws& draws, std::uint64_t subject, std::uint32_t when, double shape,
             double scale) noexcept {
    constexpr std::uint32_t kMostAttempts = 64;  // each fails with at most 5 %: never used up
    const double d = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0;
    const double c = 1.0 / (3.0 * sqrt(d));
    for (std::uint32_t attempt = 0; attempt < kMostAttempts; ++attempt) {
        const Block words = draws.block(subject, when, attempt);
        const double z = normal_quantile(unit53(words[0], words[1]));
        const double root = 1.0 + c * z;
        if (root <= 0.0) {
            continue;
        }
        const double v = root * root * root;
        if (log(unit(words[2])) < 0.5 * z * z + d - d * v + d * log(v)) {
            const double boost =
                shape < 1.0 && !flawed(Flaw::kGammaBoostDropped) ? pow(unit(words[3]), 1.0 / shape) : 1.0;
            return d * v * boost * scale;
        }
    }
    return shape * scale;
}

std::uint32_t poisson(double u, double mean) noexcept {
    if (!(mean > 0.0)) {
        return 0;
    }
    return mean <= kSumOfTermsUpTo ? small_poisson(u, mean) : large_poisson(u, std::min(mean, kMostMean));
}

double triangular(double u, double low, double mode, double high) noexcept {
    const double width = high - low;
    if (!(width > 0.0)) {
        return low;
    }
    const double left = mode - low;
    const double x =
        u * width < left ? low + sqrt(u * width * left) : high - sqrt((1.0 - u) * width * (high - mode));
    return std::clamp(x, low, high);
}

std::uint32_t categorical(double u, std::span<const double> weights) noexcept {
    double total = 0.0;
    for (const double weight : weights) {
        total += weight;
    }
    const double aim = u * total;
    double sum = 0.0;
    auto chosen = static_cast<std::uint32_t>(weights.size());
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] > 0.0)) {
            continue;
        }
        chosen = i;  // the last positive one stays chosen should rounding leave the sum below the aim
        sum += weights[i];
        if (aim < sum) {
            break;
        }
    }
    return chosen;
}

std::vector<std::uint32_t> apportion(std::uint32_t total, std::span<const double> weights) {
    struct Claim {
        double remainder;
        std::uint32_t entry;
    };
    std::vector<std::uint32_t> shares(weights.size(), 0);
    double sum = 0.0;
    for (const double weight : weights) {
        sum += weight;
    }
    if (!(sum > 0.0)) {
        return shares;
    }
    std::vector<Claim> claims;
    claims.reserve(weights.size());
    std::uint64_t given = 0;
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] > 0.0)) {
            continue;
        }
        const double asked = weights[i] * total;
        const auto whole = static_cast<std::uint32_t>(std::min<double>(asked / sum, total));
        shares[i] = whole;
        given += whole;
        // over the common denominator: equal remainders of whole weights stay equal
        claims.push_back(Claim{asked - whole * sum, i});
    }
    std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
        return a.remainder != b.remainder ? a.remainder > b.remainder : a.entry < b.entry;
    });
    // Rounding of other weights can make the whole parts miss by more than one each, or exceed the total.
    for (std::size_t i = 0; given < total; i = (i + 1) % claims.size()) {
        ++shares[claims[i].entry];
        ++given;
    }
    for (std::size_t i = claims.size(); given > total; i = i == 0 ? claims.size() : i) {
        --i;
        if (shares[claims[i].entry] > 0) {
            --shares[claims[i].entry];
            --given;
        }
    }
    return shares;
}

}  // namespace wangge::core
