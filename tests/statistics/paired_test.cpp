#include "wangge/statistics/paired.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "tests/statistics/samples.hpp"

namespace wangge::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

BootstrapOptions options() {
    BootstrapOptions result;
    result.seed = 1;
    result.name = "local_infections";
    return result;
}

const std::vector<double> kBase{0, 1, 1, 2, 3, 3, 5, 8, 13, 21};
const std::vector<double> kArm{1, 0, 2, 2, 1, 4, 3, 6, 9, 15};

TEST(Paired, HandComputed) {
    const PairedComparison result = compare(kBase, kArm, Direction::kLowerIsBetter, options());
    EXPECT_DOUBLE_EQ(result.difference.estimate, -1.4);
    EXPECT_EQ(result.pairs, 10);
    EXPECT_EQ(result.left_out, 0);
    EXPECT_EQ(result.below, 6);
    EXPECT_EQ(result.same, 1);
    EXPECT_EQ(result.above, 3);
    EXPECT_EQ(result.better(), 6);
    EXPECT_EQ(result.worse(), 3);
    EXPECT_NEAR(result.correlation, 0.9796010316219883, 1e-13);
    EXPECT_NEAR(result.variance_reduction, 0.917993900372755, 1e-13);
    EXPECT_NEAR(result.sign_test_p, 2 * (1 + 9 + 36 + 84) / 512.0, 1e-14);
    EXPECT_EQ(result.base.median, 3);
    EXPECT_EQ(result.arm.median, 2.5);
    EXPECT_LT(result.difference.low, -1.4);
    EXPECT_GT(result.difference.high, -1.4);
}

TEST(Paired, DirectionTurnsBetterAround) {
    const PairedComparison higher = compare(kBase, kArm, Direction::kHigherIsBetter, options());
    EXPECT_EQ(higher.better(), 3);
    EXPECT_EQ(higher.worse(), 6);
    const PairedComparison neither = compare(kBase, kArm, Direction::kNeither, options());
    EXPECT_FALSE(neither.better().has_value());
    EXPECT_FALSE(neither.worse().has_value());
    EXPECT_EQ(neither.below, 6);
}

TEST(Paired, AnArmThatDoesNothing) {
    const PairedComparison result = compare(kBase, kBase, Direction::kLowerIsBetter, options());
    EXPECT_EQ(result.difference.estimate, 0);
    EXPECT_EQ(result.difference.low, 0);
    EXPECT_EQ(result.difference.high, 0);
    EXPECT_EQ(result.difference.state, IntervalState::kDegenerate);
    EXPECT_EQ(result.same, 10);
    EXPECT_NEAR(result.correlation, 1, 1e-15);
    EXPECT_EQ(result.variance_reduction, 1);
    EXPECT_EQ(result.sign_test_p, 1);
}

TEST(Paired, WithoutVariationThereIsNoCorrelation) {
    const std::vector<double> zeros(8, 0.0);
    const PairedComparison result = compare(zeros, zeros, Direction::kLowerIsBetter, options());
    EXPECT_TRUE(std::isnan(result.correlation));
    EXPECT_TRUE(std::isnan(result.variance_reduction));
}

TEST(Paired, UndefinedWorldsLeaveThePair) {
    std::vector<double> base = kBase;
    std::vector<double> arm = kArm;
    base[2] = kNaN;
    arm[7] = kNaN;
    const PairedComparison result = compare(base, arm, Direction::kLowerIsBetter, options());
    EXPECT_EQ(result.pairs, 8);
    EXPECT_EQ(result.left_out, 2);
    EXPECT_EQ(result.base.worlds, 9);
    EXPECT_EQ(result.arm.worlds, 9);
    EXPECT_EQ(result.below + result.same + result.above, 8);
    EXPECT_EQ(result.difference.worlds, 8);
}

TEST(Paired, RefusesUnequalWorlds) {
    const std::vector<double> shorter(9, 0.0);
    EXPECT_THROW(compare(kBase, shorter, Direction::kLowerIsBetter, options()), std::invalid_argument);
    EXPECT_THROW(compare_reaching(kBase, shorter, 20), std::invalid_argument);
}

TEST(Paired, PairingSavesWhatTheWorldsShare) {
    const testing::Samples samples(31);
    std::vector<double> base;
    std::vector<double> arm;
    for (int world = 0; world < 400; ++world) {
        const double shared = 3 * samples.normal(0, world, 0);
        base.push_back(shared + samples.normal(0, world, 1));
        arm.push_back(shared + samples.normal(0, world, 2));
    }
    const PairedComparison result = compare(base, arm, Direction::kNeither, options());
    EXPECT_NEAR(result.correlation, 0.9, 0.03);
    EXPECT_NEAR(result.variance_reduction, 0.9, 0.03);  // equal variances: the same number
}

TEST(Paired, OutbreakShares) {
    const std::vector<double> base{20, 19, 40, 0, 25, kNaN};
    const std::vector<double> arm{20, 21, 3, 0, 2, 50};
    const ShareInterval share = share_reaching(base, 20);
    EXPECT_EQ(share.count, 3);
    EXPECT_EQ(share.worlds, 5);
    const PairedShares pair = compare_reaching(base, arm, 20);
    EXPECT_EQ(pair.both, 1);
    EXPECT_EQ(pair.base_only, 2);
    EXPECT_EQ(pair.arm_only, 1);
    EXPECT_EQ(pair.neither, 1);
    EXPECT_EQ(pair.exact_p, 1);
}

}  // namespace
}  // namespace wangge::statistics
