#include "wangge/statistics/quantile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace wangge::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(Quantile, KnownValues) {
    const std::vector<double> values{5, 0, 21, 1, 3, 1, 8, 3, 2, 13};  // NumPy and R: type 7
    EXPECT_DOUBLE_EQ(quantile(values, 0.1), 0.9);
    EXPECT_DOUBLE_EQ(quantile(values, 0.25), 1.25);
    EXPECT_DOUBLE_EQ(quantile(values, 0.9), 13.8);
    EXPECT_DOUBLE_EQ(median(values), 3);
    EXPECT_DOUBLE_EQ(mean(values), 5.7);
    EXPECT_NEAR(standard_deviation(values), 6.65081448646204, 1e-13);
}

TEST(Quantile, EndsAndClamp) {
    const std::vector<double> values{4, -2, 7};
    EXPECT_EQ(quantile(values, 0), -2);
    EXPECT_EQ(quantile(values, 1), 7);
    EXPECT_EQ(quantile(values, -3), -2);
    EXPECT_EQ(quantile(values, 2), 7);
}

TEST(Quantile, OneAndNone) {
    const std::vector<double> one{3.5};
    EXPECT_EQ(quantile(one, 0.9), 3.5);
    EXPECT_TRUE(std::isnan(variance(one)));
    const std::vector<double> none;
    EXPECT_TRUE(std::isnan(quantile(none, 0.5)));
    EXPECT_TRUE(std::isnan(mean(none)));
}

TEST(Quantile, EqualValuesAreExact) {
    const std::vector<double> values(7, 0.1);  // 0.1 * 7 / 7 is not 0.1 when summed naively
    EXPECT_EQ(mean(values), 0.1);
    EXPECT_EQ(variance(values), 0);
}

TEST(Quantile, SpreadLeavesOutUndefinedWorlds) {
    const std::vector<double> values{1, kNaN, 3, 2, kNaN};
    const Spread spread = spread_of_worlds(values);
    EXPECT_EQ(spread.worlds, 3);
    EXPECT_EQ(spread.median, 2);
    EXPECT_EQ(spread.mean, 2);
    EXPECT_DOUBLE_EQ(spread.p10, 1.2);
    EXPECT_DOUBLE_EQ(spread.p90, 2.8);
    const std::vector<double> nowhere{kNaN, kNaN};
    EXPECT_EQ(spread_of_worlds(nowhere).worlds, 0);
    EXPECT_TRUE(std::isnan(spread_of_worlds(nowhere).median));
}

TEST(Quantile, CountDiffering) {
    const std::vector<double> equal(9, 2.0);
    EXPECT_EQ(count_differing(equal), 0);
    const std::vector<double> mixed{0, 3, 0, 0, 7, 3};
    EXPECT_EQ(count_differing(mixed), 3);
    const std::vector<double> distinct{1, 2, 3, 4, 5};
    EXPECT_EQ(count_differing(distinct), 5);
    EXPECT_EQ(count_differing(std::vector<double>{1}), 0);
}

}  // namespace
}  // namespace wangge::statistics
