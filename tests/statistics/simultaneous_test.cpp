#include "wangge/statistics/simultaneous.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "tests/statistics/samples.hpp"

namespace wangge::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
using Table = std::vector<std::vector<double>>;

BootstrapOptions options(std::uint64_t seed = 1, int resamples = 1000) {
    BootstrapOptions result;
    result.seed = seed;
    result.name = "headline";
    result.resamples = resamples;
    return result;
}

SimultaneousIntervals of(const Table& table, const BootstrapOptions& with) {
    std::vector<std::span<const double>> contrasts(table.begin(), table.end());
    return simultaneous_intervals(contrasts, with);
}

Table normal_table(const testing::Samples& samples, int trial, int contrasts, int worlds) {
    Table table(static_cast<std::size_t>(contrasts));
    for (int c = 0; c < contrasts; ++c) {
        for (int world = 0; world < worlds; ++world) {
            table[static_cast<std::size_t>(c)].push_back(samples.normal(trial, world, 0) +
                                                         samples.normal(trial, world, c + 1));
        }
    }
    return table;
}

TEST(Simultaneous, MoreContrastsWidenAndCopiesDoNot) {
    const testing::Samples samples(41);
    const Table one = normal_table(samples, 0, 1, 32);
    const Table many = normal_table(samples, 0, 20, 32);
    const Table copies(20, one[0]);
    const double alone = of(one, options()).critical;
    EXPECT_GT(alone, 1.9);
    EXPECT_LT(alone, 2.6);
    EXPECT_GT(of(many, options()).critical, alone + 0.4);
    EXPECT_EQ(of(copies, options()).critical, alone);  // the same worlds twice are one question
}

TEST(Simultaneous, UnitsDoNotMatter) {
    const testing::Samples samples(42);
    Table table = normal_table(samples, 0, 3, 32);
    const SimultaneousIntervals before = of(table, options());
    for (double& value : table[1]) value = 1000 * value + 5;
    const SimultaneousIntervals after = of(table, options());
    EXPECT_NEAR(after.critical, before.critical, 1e-9);
    EXPECT_NEAR(after.intervals[1].low, 1000 * before.intervals[1].low + 5, 1e-6);
    EXPECT_EQ(after.intervals[0].low, before.intervals[0].low);
}

TEST(Simultaneous, UnsoundContrastsStandAside) {
    const testing::Samples samples(43);
    Table table = normal_table(samples, 0, 3, 32);
    const SimultaneousIntervals before = of(table, options());
    table.push_back(std::vector<double>(32, 0.0));
    table.push_back(std::vector<double>(32, 0.0));
    table[4][3] = 50;  // one world alone
    table.push_back(std::vector<double>(32, kNaN));
    table.push_back(std::vector<double>(32, kNaN));
    table[6][0] = 1;
    const SimultaneousIntervals after = of(table, options());
    EXPECT_EQ(after.critical, before.critical);
    EXPECT_EQ(after.intervals[3].state, IntervalState::kDegenerate);
    EXPECT_EQ(after.intervals[3].high, 0);
    EXPECT_EQ(after.intervals[4].state, IntervalState::kSparse);
    EXPECT_TRUE(std::isnan(after.intervals[4].low));
    EXPECT_EQ(after.intervals[5].state, IntervalState::kEmpty);
    EXPECT_EQ(after.intervals[6].state, IntervalState::kTooFew);
}

TEST(Simultaneous, NoSoundContrast) {
    const SimultaneousIntervals nothing = of(Table{}, options());
    EXPECT_TRUE(nothing.intervals.empty());
    EXPECT_TRUE(std::isnan(nothing.critical));
    const SimultaneousIntervals equal = of(Table{std::vector<double>(8, 2.0)}, options());
    EXPECT_EQ(equal.intervals[0].low, 2);
}

TEST(Simultaneous, RefusesUnequalWorlds) {
    EXPECT_THROW(of(Table{{1, 2, 3, 4, 5, 6}, {1, 2, 3}}, options()), std::invalid_argument);
}

TEST(Simultaneous, UndefinedWorldsOfOneContrastLeaveTheOthers) {
    const testing::Samples samples(44);
    Table table = normal_table(samples, 0, 2, 32);
    table[1][4] = kNaN;
    const SimultaneousIntervals result = of(table, options());
    EXPECT_EQ(result.intervals[0].worlds, 32);
    EXPECT_EQ(result.intervals[1].worlds, 31);
    EXPECT_TRUE(std::isfinite(result.intervals[1].low));
}

template <typename Sample>
double joint_coverage(int trials, int contrasts, int worlds, double truth, const Sample& sample) {
    int covered = 0;
    for (int trial = 0; trial < trials; ++trial) {
        Table table(static_cast<std::size_t>(contrasts));
        for (int c = 0; c < contrasts; ++c) {
            for (int world = 0; world < worlds; ++world) {
                table[static_cast<std::size_t>(c)].push_back(sample(trial, world, c));
            }
        }
        const SimultaneousIntervals result = of(table, options(static_cast<std::uint64_t>(trial), 500));
        bool all = true;
        for (const Interval& interval : result.intervals) {
            all = all && !interval.excludes(truth);
        }
        covered += all;
    }
    return static_cast<double>(covered) / trials;
}

// 400 trials: standard error 0.011.
TEST(SimultaneousCoverage, NormalContrastsHoldTogether) {
    const testing::Samples samples(45);
    const double found = joint_coverage(400, 14, 32, 0, [&](int trial, int world, int c) {
        return samples.normal(trial, world, 0) + samples.normal(trial, world, c + 1);
    });
    EXPECT_GT(found, 0.925);
    EXPECT_LT(found, 0.99);
}

TEST(SimultaneousCoverage, SkewedContrastsHoldTogether) {
    const testing::Samples samples(46);
    const double found = joint_coverage(400, 14, 32, 2, [&](int trial, int world, int c) {
        return samples.exponential(trial, world, 0) + samples.exponential(trial, world, c + 1);
    });
    EXPECT_GT(found, 0.90);
}

}  // namespace
}  // namespace wangge::statistics
