#include "wangge/statistics/share.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/statistics/samples.hpp"

namespace wangge::statistics {
namespace {

TEST(Wilson, KnownValues) {
    const ShareInterval five = wilson_interval(5, 32);
    EXPECT_DOUBLE_EQ(five.share, 0.15625);
    EXPECT_NEAR(five.low, 0.06864420282505708, 1e-12);
    EXPECT_NEAR(five.high, 0.31754149597530396, 1e-12);
    EXPECT_NEAR(wilson_interval(8, 10).low, 0.4901624715366418, 1e-12);
    EXPECT_NEAR(wilson_interval(8, 10).high, 0.9433178485456248, 1e-12);
}

TEST(Wilson, NoneAndAllKeepWidth) {
    const ShareInterval none = wilson_interval(0, 32);
    EXPECT_EQ(none.low, 0);
    EXPECT_NEAR(none.high, 0.1071791982550706, 1e-12);
    const ShareInterval all = wilson_interval(32, 32);
    EXPECT_EQ(all.high, 1);
    EXPECT_NEAR(all.low, 1 - none.high, 1e-12);
}

TEST(Wilson, HoldsItsShareAndNarrows) {
    double last_width = 1;
    for (int n : {8, 16, 32, 64, 128}) {
        for (int k = 0; k <= n; ++k) {
            const ShareInterval interval = wilson_interval(k, n);
            EXPECT_LE(interval.low, interval.share);
            EXPECT_GE(interval.high, interval.share);
            EXPECT_GE(interval.low, 0);
            EXPECT_LE(interval.high, 1);
        }
        const ShareInterval quarter = wilson_interval(n / 4, n);
        EXPECT_LT(quarter.high - quarter.low, last_width);
        last_width = quarter.high - quarter.low;
    }
}

TEST(Wilson, NoWorlds) {
    EXPECT_TRUE(std::isnan(wilson_interval(0, 0).share));
    EXPECT_TRUE(std::isnan(wilson_interval(5, 3).low));
}

TEST(SignTest, KnownValues) {
    EXPECT_NEAR(sign_test(3, 9), 0.14599609375, 1e-15);  // 2 (1 + 12 + 66 + 220) / 4096
    EXPECT_NEAR(sign_test(0, 20), 1.9073486328125e-06, 1e-20);
    EXPECT_NEAR(sign_test(9, 21), 0.042773945257067694, 1e-14);
    EXPECT_NEAR(sign_test(400, 600) / 2.728464156065976e-10, 1, 1e-9);
    EXPECT_EQ(sign_test(0, 0), 1);
    EXPECT_EQ(sign_test(7, 7), 1);
    EXPECT_EQ(sign_test(4, 5), 1);
    EXPECT_EQ(sign_test(2, 11), sign_test(11, 2));
}

TEST(PairedShares, CountsAndMcNemar) {
    const PairedShares pair = paired_shares(10, 9, 1, 12);
    EXPECT_DOUBLE_EQ(pair.difference, -8.0 / 32);
    EXPECT_NEAR(pair.exact_p, 2 * 11.0 / 1024, 1e-15);
    EXPECT_LT(pair.low, pair.difference);
    EXPECT_GT(pair.high, pair.difference);
    EXPECT_LT(pair.high, 0);
}

TEST(PairedShares, WithoutDisagreementThereIsNoEvidence) {
    const PairedShares pair = paired_shares(12, 0, 0, 20);
    EXPECT_EQ(pair.difference, 0);
    EXPECT_EQ(pair.exact_p, 1);
    EXPECT_LE(pair.low, 0);
    EXPECT_GE(pair.high, 0);
    EXPECT_LT(pair.low, pair.high);
}

TEST(PairedShares, SwapMirrors) {
    const PairedShares one = paired_shares(5, 9, 2, 16);
    const PairedShares other = paired_shares(5, 2, 9, 16);
    EXPECT_NEAR(one.low, -other.high, 1e-15);
    EXPECT_NEAR(one.high, -other.low, 1e-15);
}

TEST(PairedShares, CoversWithCorrelatedPairs) {
    const testing::Samples samples(11);
    constexpr int kTrials = 2000;
    constexpr int kWorlds = 32;
    int covered = 0;
    for (int trial = 0; trial < kTrials; ++trial) {
        int counts[4] = {0, 0, 0, 0};
        for (int world = 0; world < kWorlds; ++world) {
            const double shared = samples.uniform(trial, world, 0);
            const bool in_base = shared < 0.5;  // the arm spares a third of the base's outbreaks
            const bool in_arm = shared < 0.5 ? samples.uniform(trial, world, 1) < 2.0 / 3 : shared > 0.95;
            ++counts[in_base && in_arm ? 0 : in_base ? 1 : in_arm ? 2 : 3];
        }
        const PairedShares pair = paired_shares(counts[0], counts[1], counts[2], counts[3]);
        const double truth = 0.5 * 2 / 3 + 0.05 - 0.5;
        covered += pair.low <= truth && truth <= pair.high;
    }
    EXPECT_GT(covered, 0.935 * kTrials);
    EXPECT_LT(covered, 0.985 * kTrials);
}

}  // namespace
}  // namespace wangge::statistics
