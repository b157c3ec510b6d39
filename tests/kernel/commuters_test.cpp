// The order in which people go to work and school and come back, which is a habit.
#include "wangge/kernel/move/commuters.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "tests/kernel/place.hpp"
#include "wangge/kernel/duty.hpp"
#include "wangge/kernel/move/crossings.hpp"

namespace wangge::kernel {
namespace {

using move::CommuteHabit;

constexpr core::Seed kLuck{21};

world::World town(double residents, double communities) {
    world::Population population = core::presets<world::Population>();
    population.residents = residents;
    population.households = residents * 0.4;
    population.communities = communities;
    population.grids = 3 * communities;
    population.gates = 2 * communities;
    return world::synthesise(population, core::Seed{11}).value();
}

void expect_each_once(const world::World& town) {
    const policy::Scenario& scenario = tests::plain_scenario();
    const Context context{town, scenario, {}, 0x3F, kLuck, date_of(scenario.calendar, 0)};
    move::Commuters commuters;
    commuters.get_to_know(context);
    const CommuteHabit habit(kLuck);
    const move::PassageOrder order(kLuck);
    std::set<std::uint32_t> out, back;
    for (std::uint32_t minute = 0; minute < kDayMinutes; ++minute) {
        const bool goes = CommuteHabit::goes_out(minute);
        if (!goes && !CommuteHabit::comes_back(minute)) continue;
        for (std::uint32_t community = 0; community < town.community.size(); ++community) {
            const std::uint32_t first = town.residents_of_community(community).first;
            std::uint64_t before = 0;
            std::uint32_t passing = 0;
            commuters.for_each(community, minute, [&](std::uint32_t row) {
                const std::uint32_t i = first + row;
                EXPECT_TRUE((goes ? out : back).insert(i).second);
                EXPECT_EQ(town.community_of_agent(i), community);
                const std::uint64_t key = town.resident.key[i], rank = order.in(minute).rank(key);
                const Crossing minutes = habit.of(key);
                EXPECT_EQ(static_cast<std::uint32_t>(goes ? minutes.out : minutes.back), minute);
                EXPECT_LE(before, rank);
                before = rank;
                ++passing;
            });
            EXPECT_EQ(commuters.count(community, minute), passing);
        }
    }
    for (std::uint32_t i = 0; i < town.residents; ++i) {
        ASSERT_EQ(out.count(i), commutes(town, i) ? 1u : 0u);
        ASSERT_EQ(back.count(i), out.count(i));
    }
    EXPECT_GT(out.size(), town.residents / 3);
}

TEST(Commuters, StandOnceEachWayInTheirCommunityAtTheirMinuteByRank) {
    expect_each_once(town(6000, 4));
}

// Rows within a community take two bytes where that is enough.
TEST(Commuters, StandThereHoweverManyLiveInACommunity) {
    expect_each_once(town(66000, 1));
}

TEST(Commuters, SpreadOverTheHourEachWayForThemselves) {
    const CommuteHabit habit(kLuck);
    double out[CommuteHabit::kMinutes] = {}, back[CommuteHabit::kMinutes] = {}, both = 0;
    const world::World& world = tests::tienan_world();
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        const Crossing minutes = habit.of(world.resident.key[i]);
        const auto left = static_cast<std::uint32_t>(minutes.out) - CommuteHabit::kToWork,
                   stayed = static_cast<std::uint32_t>(minutes.back) - CommuteHabit::kFromWork;
        ASSERT_LT(left, CommuteHabit::kMinutes);
        ASSERT_LT(stayed, CommuteHabit::kMinutes);
        ++out[left], ++back[stayed];
        both += (left < 30) == (stayed < 30) ? 1 : 0;
    }
    const double share = 1.0 / CommuteHabit::kMinutes, n = world.residents;
    for (std::uint32_t k = 0; k < CommuteHabit::kMinutes; ++k) {
        EXPECT_NEAR(out[k] / n, share, 5 * std::sqrt(share / n));
        EXPECT_NEAR(back[k] / n, share, 5 * std::sqrt(share / n));
    }
    EXPECT_NEAR(both / n, 0.5, 5 * 0.5 / std::sqrt(n));
}

}  // namespace
}  // namespace wangge::kernel
