#include "wangge/policy/sweep.hpp"

#include <gtest/gtest.h>

#include "tests/policy/small_town.hpp"

namespace wangge::policy {
namespace {

TEST(Sweep, CalendarOfTheRounds) {
    // 24 January is day 0: sweep 1 on 28-31 January, passes on 1-2 February, sweep 2 on 10-13 February.
    const test::SmallTown town;
    std::string rounds;
    for (std::int32_t day = 0; day < 24; ++day) {
        rounds += static_cast<char>('0' + sweep_today(town.on(day)));
        EXPECT_EQ(sweep_today(town.on(day)), sweep_on(town.scenario, day).number);
    }
    EXPECT_EQ(rounds, "000011112200000003333000");
}

TEST(Sweep, WhatEachRoundDoes) {
    Scenario scenario;
    scenario.organisation.passes_knocks = 5;
    const Sweep first = sweep_on(scenario, 4), passes = sweep_on(scenario, 8),
                second = sweep_on(scenario, 17);
    EXPECT_TRUE(first.interviews && !first.gives_pass && !first.seconded);
    EXPECT_TRUE(!passes.interviews && passes.gives_pass && !passes.seconded);
    EXPECT_TRUE(second.interviews && second.gives_pass && second.seconded);
    EXPECT_EQ(passes.most_knocks, 5);
}

TEST(Sweep, MissedRoundsAndOverlaps) {
    Scenario scenario;
    scenario.organisation.sweep1_days = 0;
    EXPECT_EQ(sweep_on(scenario, 4).number, 0);
    scenario.organisation.sweep1_days = 10;  // runs into the pass round
    EXPECT_EQ(sweep_on(scenario, 9).number, 1);
    scenario.organisation.sweep2_first += 3;
    EXPECT_EQ(sweep_on(scenario, 17).number, 0);
    EXPECT_EQ(sweep_on(scenario, 20).number, 3);
}

}  // namespace
}  // namespace wangge::policy
