#include "wangge/statistics/synergy.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <vector>

namespace wangge::statistics {
namespace {

using Values = std::vector<double>;

BootstrapOptions options() {
    BootstrapOptions result;
    result.seed = 1;
    result.name = "synergy";
    return result;
}

TEST(Synergy, HandComputed) {
    const Values base{10, 20, 30, 40, 50};
    const Values closure{4, 15, 30, 38, 20};
    const Values gates{9, 12, 25, 40, 45};
    const Values all{4, 10, 20, 30, 10};
    const std::vector<std::span<const double>> singles{closure, gates};
    // (all - base) - (closure - base) - (gates - base) = all - closure - gates + base
    EXPECT_EQ(synergy_by_world(base, all, singles), (Values{1, 3, -5, -8, -5}));
    const Interval interval = synergy(base, all, singles, options());
    EXPECT_DOUBLE_EQ(interval.estimate, -2.8);
    EXPECT_LE(interval.low, -2.8);
    EXPECT_GE(interval.high, -2.8);
}

TEST(Synergy, EffectsThatAddUpHaveNone) {
    const Values base{1, 2, 3, 4, 5, 6};
    Values one = base;
    Values two = base;
    Values all = base;
    for (std::size_t i = 0; i < base.size(); ++i) {
        one[i] -= 0.5;
        two[i] += static_cast<double>(i);
        all[i] += static_cast<double>(i) - 0.5;
    }
    const std::vector<std::span<const double>> singles{one, two};
    const Interval interval = synergy(base, all, singles, options());
    EXPECT_EQ(interval.estimate, 0);
    EXPECT_EQ(interval.state, IntervalState::kDegenerate);
}

TEST(Synergy, UndefinedWorldsAreLeftOut) {
    const Values base{1, 2, 3, 4, 5, 6};
    Values single = base;
    single[3] = std::numeric_limits<double>::quiet_NaN();
    const std::vector<std::span<const double>> singles{single};
    EXPECT_EQ(synergy(base, base, singles, options()).worlds, 5);
}

TEST(Synergy, RefusesNonsense) {
    const Values base{1, 2, 3};
    const Values shorter{1, 2};
    const std::vector<std::span<const double>> none;
    const std::vector<std::span<const double>> bad{shorter};
    EXPECT_THROW(synergy_by_world(base, base, none), std::invalid_argument);
    EXPECT_THROW(synergy_by_world(base, base, bad), std::invalid_argument);
    const std::vector<std::span<const double>> good{base};
    EXPECT_THROW(synergy_by_world(base, shorter, good), std::invalid_argument);
}

}  // namespace
}  // namespace wangge::statistics
