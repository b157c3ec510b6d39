#include "wangge/statistics/sequential.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "tests/statistics/samples.hpp"

namespace wangge::statistics {
namespace {

BootstrapOptions options(std::uint64_t seed = 1) {
    BootstrapOptions result;
    result.seed = seed;
    result.name = "looks";
    return result;
}

TEST(LookPlan, Doubles) {
    EXPECT_EQ((LookPlan{8, 32}.looks()), (std::vector<int>{8, 16, 32}));
    EXPECT_EQ((LookPlan{8, 100}.looks()), (std::vector<int>{8, 16, 32, 64, 100}));
    EXPECT_EQ((LookPlan{32, 32}.looks()), (std::vector<int>{32}));
    EXPECT_EQ((LookPlan{8, 20}.looks()), (std::vector<int>{8, 16, 20}));
}

TEST(LookPlan, SpendsExactlyAlpha) {
    for (const LookPlan plan : {LookPlan{8, 32}, LookPlan{8, 100}, LookPlan{5, 5}, LookPlan{16, 1024}}) {
        double spent = 0;
        for (int look : plan.looks()) {
            EXPECT_GT(plan.alpha_spent(look, 0.05), 0);
            spent += plan.alpha_spent(look, 0.05);
        }
        EXPECT_NEAR(spent, 0.05, 1e-15);
    }
    EXPECT_EQ((LookPlan{8, 32}.alpha_spent(12, 0.05)), 0);
}

TEST(LookPlan, RefusesNonsense) {
    EXPECT_THROW((LookPlan{4, 32}.looks()), std::invalid_argument);
    EXPECT_THROW((LookPlan{8, 4}.looks()), std::invalid_argument);
}

TEST(Sequential, OnlyAtALook) {
    const std::vector<double> twelve{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    const SequentialInterval between = sequential_interval(twelve, LookPlan{8, 32}, options());
    EXPECT_EQ(between.look, 0);
    EXPECT_FALSE(between.interval.is_given());
    const std::span<const double> eight(twelve.data(), 8);
    const SequentialInterval at = sequential_interval(eight, LookPlan{8, 32}, options());
    EXPECT_EQ(at.look, 1);
    EXPECT_DOUBLE_EQ(at.level, 1 - 0.05 / 4);
    EXPECT_TRUE(at.interval.is_given());
    const Interval fixed = bca_mean(eight, options());
    EXPECT_LT(at.interval.low, fixed.low);
    EXPECT_GT(at.interval.high, fixed.high);
}

TEST(Sequential, ASingleLookCostsNothing) {
    std::vector<double> values;
    const testing::Samples samples(50);
    for (int i = 0; i < 32; ++i) values.push_back(samples.normal(0, i));
    BootstrapOptions same = options();
    same.resamples = 4000;
    const SequentialInterval once = sequential_interval(values, LookPlan{32, 32}, same);
    const Interval fixed = bca_mean(values, same);
    EXPECT_NEAR(once.interval.low, fixed.low, 1e-12);
    EXPECT_NEAR(once.level, 0.95, 1e-12);
}

// Whoever stops as soon as an interval excludes the truth is wrong at most one time in twenty, where plain
// intervals at each look would be wrong clearly more often.
TEST(SequentialCoverage, HoldsAtEveryLook) {
    const testing::Samples samples(51);
    constexpr int kTrials = 1000;
    const LookPlan plan{8, 32};
    int wrong = 0;
    int wrong_plain = 0;
    for (int trial = 0; trial < kTrials; ++trial) {
        std::vector<double> values;
        bool missed = false;
        bool missed_plain = false;
        for (int look : plan.looks()) {
            while (static_cast<int>(values.size()) < look) {
                values.push_back(samples.normal(trial, static_cast<int>(values.size())));
            }
            const BootstrapOptions with = options(static_cast<std::uint64_t>(trial));
            missed = missed || sequential_interval(values, plan, with).interval.excludes(0);
            missed_plain = missed_plain || bca_mean(values, with).excludes(0);
        }
        wrong += missed;
        wrong_plain += missed_plain;
    }
    EXPECT_LT(wrong, 0.065 * kTrials);
    EXPECT_GT(wrong, 0.02 * kTrials);
    EXPECT_GT(wrong_plain, 0.075 * kTrials);
}

}  // namespace
}  // namespace wangge::statistics
