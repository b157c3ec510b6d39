#include "wangge/statistics/equivalence.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "tests/statistics/samples.hpp"
#include "wangge/statistics/student_t.hpp"

namespace wangge::statistics {
namespace {

BootstrapOptions options(std::uint64_t seed = 1) {
    BootstrapOptions result;
    result.seed = seed;
    result.name = "equivalence";
    return result;
}

TEST(Equivalence, HandComputedP) {
    const std::vector<double> values{-1, 0, 0, 1, 2, -2, 1, -1};  // mean 0, variance 12/7
    const Equivalence result = equivalence_of_mean(values, 1.0, 0.05, options());
    const double t = 1.0 / std::sqrt(12.0 / 7 / 8);
    EXPECT_NEAR(result.p, student_t_cdf(-t, 7), 1e-14);
    EXPECT_TRUE(result.is_equivalent);
    EXPECT_FALSE(equivalence_of_mean(values, 0.5, 0.05, options()).is_equivalent);
}

TEST(Equivalence, WideIntervalIsNoEvidence) {
    const std::vector<double> values{-20, 25, -18, 19, 30, -31, 2, -7};
    EXPECT_FALSE(equivalence_of_mean(values, 1.0, 0.05, options()).is_equivalent);
}

TEST(Equivalence, EqualWorldsAndTooFew) {
    const std::vector<double> zeros(8, 0.0);
    EXPECT_TRUE(equivalence_of_mean(zeros, 0.01, 0.05, options()).is_equivalent);
    const std::vector<double> far(8, 3.0);
    EXPECT_FALSE(equivalence_of_mean(far, 1.0, 0.05, options()).is_equivalent);
    const std::vector<double> few(4, 0.0);
    EXPECT_FALSE(equivalence_of_mean(few, 1.0, 0.05, options()).is_equivalent);
}

TEST(EquivalenceOfRatio, CloseFarAndNothing) {
    const testing::Samples samples(61);
    std::vector<double> base;
    std::vector<double> close;
    std::vector<double> far;
    for (int world = 0; world < 32; ++world) {
        base.push_back(50 + 20 * samples.exponential(0, world));
        close.push_back(base.back() * (1 + 0.01 * samples.normal(1, world)));
        far.push_back(base.back() * 1.06);
    }
    const Equivalence good = equivalence_of_ratio(base, close, 0.03, 0.05, options());
    EXPECT_TRUE(good.is_equivalent);
    EXPECT_LT(std::abs(good.interval.estimate), 0.01);
    const Equivalence bad = equivalence_of_ratio(base, far, 0.03, 0.05, options());
    EXPECT_FALSE(bad.is_equivalent);
    EXPECT_NEAR(bad.interval.estimate, 0.06, 1e-12);
    EXPECT_GT(bad.p, 0.9);

    const std::vector<double> zeros(32, 0.0);
    EXPECT_TRUE(equivalence_of_ratio(zeros, zeros, 0.03, 0.05, options()).is_equivalent);
    EXPECT_FALSE(equivalence_of_ratio(zeros, close, 0.03, 0.05, options()).is_equivalent);
    const std::vector<double> three{1, 2, 3};
    EXPECT_FALSE(equivalence_of_ratio(three, three, 0.03, 0.05, options()).is_equivalent);
}

TEST(EquivalenceOfRatio, RefusesNonsense) {
    const std::vector<double> a(8, 1.0);
    const std::vector<double> b(7, 1.0);
    EXPECT_THROW(equivalence_of_ratio(a, b, 0.03, 0.05, options()), std::invalid_argument);
    EXPECT_THROW(equivalence_of_ratio(a, a, 0, 0.05, options()), std::invalid_argument);
    EXPECT_THROW(equivalence_of_mean(a, 1, 0.5, options()), std::invalid_argument);
}

// An arm exactly on the margin is called equivalent at most one time in twenty.
TEST(EquivalenceOfRatio, ErrorRateOnTheMargin) {
    const testing::Samples samples(62);
    constexpr int kTrials = 600;
    int called = 0;
    for (int trial = 0; trial < kTrials; ++trial) {
        std::vector<double> base;
        std::vector<double> arm;
        for (int world = 0; world < 32; ++world) {
            base.push_back(50 + 10 * samples.normal(trial, world, 0));
            arm.push_back(base.back() * 1.03 + samples.normal(trial, world, 1));
        }
        BootstrapOptions with = options(static_cast<std::uint64_t>(trial));
        with.resamples = 500;
        called += equivalence_of_ratio(base, arm, 0.03, 0.05, with).is_equivalent;
    }
    EXPECT_LT(called, 0.075 * kTrials);
    EXPECT_GT(called, 0.02 * kTrials);
}

}  // namespace
}  // namespace wangge::statistics
