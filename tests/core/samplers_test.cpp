// Each sampler: a value, an invariant of every sample, and the distribution.
#include "wangge/core/samplers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "tests/core/reference.hpp"
#include "wangge/core/exact_math.hpp"

namespace wangge::core {
namespace {

using reference::chi_square_deviate;
using reference::kolmogorov;

constexpr std::uint64_t kSamples = 50000;
constexpr double kFar = 2.35;  // one in 30,000, see kolmogorov

std::vector<double> uniforms(std::uint64_t salt) {
    const Draws draws(Seed{salt}, Purpose::kTest);
    std::vector<double> u(kSamples);
    for (std::uint64_t i = 0; i < kSamples; ++i) {
        u[i] = draws.unit(i);
    }
    return u;
}

template <class Sampler>
std::vector<double> sample(std::uint64_t salt, Sampler sampler) {
    std::vector<double> values = uniforms(salt);
    for (double& value : values) {
        value = sampler(value);
    }
    return values;
}

template <class Sampler>
void expect_rises(Sampler sampler) {
    double before = sampler(unit(0));
    for (std::uint32_t w = 1u << 16; w != 0; w += 1u << 16) {
        const double now = sampler(unit(w));
        ASSERT_GE(now, before) << w;
        before = now;
    }
    ASSERT_GE(sampler(unit(0xFFFFFFFFu)), before);
}

TEST(Exponential, Values) {
    EXPECT_NEAR(exponential(0.5), 0.69314718055994531, 1e-16);
    EXPECT_NEAR(exponential(0x1p-33), 0x1p-33, 1e-19);
    expect_rises(exponential);
}

TEST(Exponential, OfARankIsTheSame) {
    const Draws draws(Seed{1}, Purpose::kTest);
    for (std::uint64_t i = 0; i < kSamples; ++i) {
        // of all sizes: the smaller, the more leading zeros
        const std::uint64_t rank = draws.rank(0, i) >> (i % 60);
        const double value = exponential_of(rank);
        ASSERT_NEAR(value, exponential(unit53(rank)), 1e-15) << rank;
        ASSERT_GE(value, unit53(rank)) << rank;
    }
    EXPECT_LT(exponential_of(~std::uint64_t{0}), 37.0);
}

TEST(Exponential, Distribution) {
    const std::vector<double> values = sample(1, exponential);
    for (const double value : values) {
        ASSERT_GT(value, 0.0);
        ASSERT_LT(value, 23.0);
    }
    EXPECT_LT(kolmogorov(values, [](double x) { return -std::expm1(-x); }), kFar);
}

TEST(Normal, Values) {
    EXPECT_EQ(normal(0.5), 0.0);
    EXPECT_NEAR(normal(0.8413447460685429), 1.0, 1e-15);
    EXPECT_NEAR(normal(0.025), -1.959963984540054, 1e-14);
    expect_rises(normal);
}

TEST(Normal, Distribution) {
    const std::vector<double> values = sample(2, normal);
    for (const double value : values) {
        ASSERT_LT(std::fabs(value), 6.5);
    }
    EXPECT_LT(kolmogorov(values, [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }), kFar);
}

TEST(Lognormal, Values) {
    EXPECT_NEAR(lognormal(0.5, 1.0, 0.7), 2.718281828459045, 1e-15);
    EXPECT_EQ(lognormal_median(0.5, 5.1, 0.418), 5.1);
    EXPECT_EQ(lognormal_median(0.123, 5.1, 0.0), 5.1);
    EXPECT_NEAR(lognormal_median(0.3, 5.1, 0.4), lognormal(0.3, std::log(5.1), 0.4), 1e-14);
    expect_rises([](double u) { return lognormal_median(u, 5.1, 0.418); });
}

TEST(Lognormal, Distribution) {
    const std::vector<double> values = sample(3, [](double u) { return lognormal_median(u, 5.1, 0.418); });
    for (const double value : values) {
        ASSERT_GT(value, 0.0);
    }
    EXPECT_LT(
        kolmogorov(values,
                   [](double x) { return 0.5 * std::erfc(-std::log(x / 5.1) / 0.418 / std::sqrt(2.0)); }),
        kFar);
}

TEST(Gamma, Values) {
    const Draws draws(Seed{4}, Purpose::kTest);
    EXPECT_EQ(gamma(draws, 7, 3, 2.0, 10.0), 10.0 * gamma(draws, 7, 3, 2.0, 1.0));
    EXPECT_EQ(gamma(draws, 7, 3, 2.0, 1.0), gamma(Draws(Seed{4}, Purpose::kTest), 7, 3, 2.0, 1.0));
    EXPECT_NE(gamma(draws, 7, 3, 2.0, 1.0), gamma(draws, 7, 4, 2.0, 1.0));
    EXPECT_NE(gamma(draws, 7, 3, 2.0, 1.0), gamma(draws, 8, 3, 2.0, 1.0));
}

TEST(Gamma, Distribution) {
    const Draws draws(Seed{5}, Purpose::kTest);
    std::uint32_t day = 0;
    for (const double shape : {0.05, 0.43, 1.0, 2.5, 60.0}) {
        std::vector<double> values;
        ++day;
        for (std::uint64_t i = 0; i < kSamples; ++i) {
            values.push_back(gamma(draws, i, day, shape, 3.0));
            ASSERT_TRUE(values.back() > 0.0 && values.back() < 1e3) << shape;
        }
        EXPECT_LT(kolmogorov(values, [shape](double x) { return gamma_p(shape, x / 3.0); }), kFar) << shape;
    }
}

TEST(Poisson, Values) {
    EXPECT_EQ(poisson(0.5, 0.0), 0u);
    EXPECT_EQ(poisson(0.5, -1.0), 0u);
    EXPECT_EQ(poisson(0.5, std::nan("")), 0u);
    EXPECT_EQ(poisson(0.36787, 1.0), 0u);  // P(0) = 0.367879
    EXPECT_EQ(poisson(0.36789, 1.0), 1u);
    EXPECT_EQ(poisson(0.73575, 1.0), 1u);  // P(0) + P(1) = 0.735759
    EXPECT_EQ(poisson(0.73577, 1.0), 2u);
    EXPECT_EQ(poisson(1.0 - 0x1p-33, 30.0), poisson(1.0 - 0x1p-33, 30.0 + 1e-12));  // the two methods
    EXPECT_LT(poisson(1.0 - 0x1p-53, 1e9), 1010000u);                               // clamped at 1e6
    for (const double mean : {0.01, 3.5, 29.9, 30.1, 500.0}) {
        expect_rises([mean](double u) { return static_cast<double>(poisson(u, mean)); });
    }
}

// The answer is the least k with F(k) >= u, whichever way it was found.
TEST(Poisson, InvertsTheDistributionFunction) {
    const Draws draws(Seed{6}, Purpose::kTest);
    for (const double mean : {0.3, 12.0, 30.0, 30.5, 100.0, 2500.0, 1e5}) {
        for (std::uint64_t i = 0; i < 300; ++i) {
            const double u = i == 0 ? 0x1p-33 : i == 1 ? 1.0 - 0x1p-33 : draws.unit(i);
            const std::uint32_t k = poisson(u, mean);
            ASSERT_GE(gamma_q(k + 1.0, mean), u - 1e-11) << mean;
            if (k > 0) {
                ASSERT_LT(gamma_q(k, mean), u + 1e-11) << mean;
            }
        }
    }
}

TEST(Poisson, InvertsFarOut) {
    // where the normal guess is too high
    EXPECT_EQ(poisson(0x1p-50, 30.01), 0u);  // P(0) = 9.3e-14
    EXPECT_EQ(poisson(1.0 - 0x1p-42, 30.01), 77u);
    EXPECT_LE(gamma_p(78.0, 30.01), 0x1p-42);
    EXPECT_GT(gamma_p(77.0, 30.01), 0x1p-42);
    for (double mean = 30.05; mean < 60.0; mean += 0.1) {
        for (const double tail : {0x1p-33, 0x1p-31, 0x1p-20, 0x1p-12}) {
            const std::uint32_t high = poisson(1.0 - tail, mean);
            ASSERT_LE(gamma_p(high + 1.0, mean), tail * 1.0001) << mean;  // P(X > high)
            ASSERT_GT(gamma_p(high, mean), tail * 0.9999) << mean;        // P(X >= high)
            const std::uint32_t low = poisson(tail, mean);
            ASSERT_GE(gamma_q(low + 1.0, mean), tail * 0.9999) << mean;  // P(X <= low)
            ASSERT_LT(low == 0 ? 0.0 : gamma_q(low, mean), tail * 1.0001) << mean;
        }
    }
}

TEST(Poisson, Distribution) {
    for (const double mean : {0.4, 8.0, 29.0, 35.0, 80.0}) {
        const std::vector<double> values =
            sample(7, [mean](double u) { return static_cast<double>(poisson(u, mean)); });
        constexpr std::size_t kCells = 200;
        std::vector<double> observed(kCells, 0.0), expected(kCells, 0.0);
        for (const double value : values) {
            ASSERT_LT(value, 200.0);
            observed[static_cast<std::size_t>(value)] += 1.0;
        }
        for (std::size_t k = 0; k < kCells; ++k) {
            const double x = static_cast<double>(k);
            expected[k] = kSamples * std::exp(x * std::log(mean) - mean - std::lgamma(x + 1.0));
        }
        // cells of fewer than 10 go together
        std::vector<double> seen{0.0}, due{0.0};
        for (std::size_t k = 0; k < kCells; ++k) {
            seen.back() += observed[k];
            due.back() += expected[k];
            if (due.back() >= 10.0) {
                seen.push_back(0.0);
                due.push_back(0.0);
            }
        }
        seen[seen.size() - 2] += seen.back();
        due[due.size() - 2] += due.back();
        seen.pop_back();
        due.pop_back();
        EXPECT_LT(std::fabs(chi_square_deviate(seen, due)), 4.0) << mean;
    }
}

TEST(Triangular, Values) {
    EXPECT_EQ(triangular(0.25, 2.0, 4.0, 10.0), 4.0);
    EXPECT_NEAR(triangular(0.0625, 2.0, 4.0, 10.0), 3.0, 1e-15);
    EXPECT_EQ(triangular(0.7, 3.0, 3.0, 3.0), 3.0);
    EXPECT_NEAR(triangular(0.25, 0.0, 0.0, 1.0), 1.0 - std::sqrt(0.75), 1e-15);
    EXPECT_NEAR(triangular(0.25, 0.0, 1.0, 1.0), 0.5, 1e-15);
    expect_rises([](double u) { return triangular(u, -1.0, 0.3, 7.0); });
}

TEST(Triangular, Distribution) {
    const std::vector<double> values = sample(8, [](double u) { return triangular(u, -1.0, 0.3, 7.0); });
    for (const double value : values) {
        ASSERT_GE(value, -1.0);
        ASSERT_LE(value, 7.0);
    }
    EXPECT_LT(kolmogorov(values,
                         [](double x) {
                             return x < 0.3 ? (x + 1.0) * (x + 1.0) / (8.0 * 1.3)
                                            : 1.0 - (7.0 - x) * (7.0 - x) / (8.0 * 6.7);
                         }),
              kFar);
}

TEST(Categorical, Values) {
    const std::vector<double> weights{0.0, 1.0, 0.0, 3.0, 0.0};
    EXPECT_EQ(categorical(0x1p-33, weights), 1u);
    EXPECT_EQ(categorical(0.2499, weights), 1u);
    EXPECT_EQ(categorical(0.25, weights), 3u);
    EXPECT_EQ(categorical(1.0 - 0x1p-53, weights), 3u);
    EXPECT_EQ(categorical(0.5, std::vector<double>{0.0, 0.0}), 2u);
    EXPECT_EQ(categorical(0.5, {}), 0u);
    EXPECT_EQ(categorical(1.0 - 0x1p-53, std::vector<double>(1000, 0.1)), 999u);
}

TEST(Categorical, Distribution) {
    const std::vector<double> weights{5.0, 0.0, 1.0, 0.5, 13.5};
    std::vector<double> observed(weights.size(), 0.0), expected;
    for (const double u : uniforms(9)) {
        const std::uint32_t i = categorical(u, weights);
        ASSERT_LT(i, weights.size());
        observed[i] += 1.0;
    }
    for (const double weight : weights) {
        expected.push_back(kSamples * weight / 20.0);
    }
    EXPECT_LT(std::fabs(chi_square_deviate(observed, expected)), 4.0);
}

TEST(Apportion, Values) {
    using Shares = std::vector<std::uint32_t>;
    EXPECT_EQ(apportion(10, std::vector<double>{1, 1, 1}), (Shares{4, 3, 3}));  // equal claims: the first
    EXPECT_EQ(apportion(11, std::vector<double>{1, 1, 1}), (Shares{4, 4, 3}));
    EXPECT_EQ(apportion(5, std::vector<double>{0.0, 2.6, 2.4}), (Shares{0, 3, 2}));
    EXPECT_EQ(apportion(10, std::vector<double>{9.49, 0.51}), (Shares{9, 1}));
    EXPECT_EQ(apportion(0, std::vector<double>{1, 2}), (Shares{0, 0}));
    EXPECT_EQ(apportion(7, std::vector<double>{0, 0}), (Shares{0, 0}));
    EXPECT_EQ(apportion(7, {}), Shares{});
    // 1/3 and 4/3 have the same remainder: rounding must not decide
    EXPECT_EQ(apportion(2, std::vector<double>{1, 4, 1}), (Shares{1, 1, 0}));
    EXPECT_EQ(apportion(0xFFFFFFFFu, std::vector<double>{1.0}), (Shares{0xFFFFFFFFu}));
}

TEST(Apportion, KeepsTotalAndQuota) {
    const Draws draws(Seed{10}, Purpose::kTest);
    for (std::uint64_t round = 0; round < 2000; ++round) {
        std::vector<double> weights;
        const std::uint32_t n = 1 + draws.below(40, round, 0, 1);
        for (std::uint32_t i = 0; i < n; ++i) {
            const Block words = draws.block(round, 1 + i);
            weights.push_back(words[1] % 4 == 0 ? 0.0 : round % 2 == 0 ? unit(words[0]) : words[0] % 1000);
        }
        const std::uint32_t total = draws.below(round % 3 == 0 ? 20 : 100000, round);
        const std::vector<std::uint32_t> shares = apportion(total, weights);
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        const std::uint64_t given = std::accumulate(shares.begin(), shares.end(), std::uint64_t{0});
        ASSERT_EQ(given, sum > 0.0 ? total : 0u);
        for (std::uint32_t i = 0; i < n && sum > 0.0; ++i) {
            ASSERT_NEAR(shares[i], total * weights[i] / sum, 1.0 + 1e-9);
            ASSERT_TRUE(weights[i] > 0.0 || shares[i] == 0);
        }
    }
}

// Whole weights against the rule in integers.
TEST(Apportion, EqualsIntegerRule) {
    const Draws draws(Seed{11}, Purpose::kTest);
    for (std::uint64_t round = 0; round < 2000; ++round) {
        const std::uint32_t n = 1 + draws.below(12, round, 0, 1);
        const std::uint64_t total = draws.below(200, round);
        std::vector<std::uint64_t> counts;
        std::vector<double> weights;
        for (std::uint32_t i = 0; i < n; ++i) {
            counts.push_back(1 + draws.below(9, round, 1 + i));
            weights.push_back(static_cast<double>(counts.back()));
        }
        const std::uint64_t sum = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
        std::vector<std::uint32_t> expected;
        std::vector<std::pair<std::int64_t, std::uint32_t>> claims;
        std::uint64_t left = total;
        for (std::uint32_t i = 0; i < n; ++i) {
            expected.push_back(static_cast<std::uint32_t>(total * counts[i] / sum));
            claims.emplace_back(-static_cast<std::int64_t>(total * counts[i] % sum), i);
            left -= expected.back();
        }
        std::sort(claims.begin(), claims.end());
        for (std::uint64_t i = 0; i < left; ++i) {
            ++expected[claims[i].second];
        }
        ASSERT_EQ(apportion(static_cast<std::uint32_t>(total), weights), expected) << round;
    }
}

}  // namespace
}  // namespace wangge::core
