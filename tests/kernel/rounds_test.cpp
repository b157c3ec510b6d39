#include "wangge/kernel/day/rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "tests/kernel/place.hpp"

namespace wangge::kernel::day {
namespace {

// Every fifth household waits for food, some longer than others; one service for all.
work::Rounds delivered(const world::World& world, std::uint32_t batch) {
    const policy::Scenario& scenario = tests::plain_scenario();
    const Context context{world, scenario, {}, 0x3F, core::Seed{21}, date_of(scenario.calendar, 9)};
    State state(context);
    for (std::uint32_t h = (world.households - 1) % 5; h < world.households; h += 5) {
        state.stocks.order.set(h, {static_cast<std::int32_t>(h % 7), 3});
        state.stocks.ordering.push_back(h);
    }
    Standing standing;
    standing.mark_of.clear(world.agents);
    standing.services.emplace_back();
    standing.services[0].batch = batch;
    standing.rules.resize(1);
    standing.rules[0].service = 0;
    return list_rounds(context, standing, {}, state);
}

TEST(Deliveries, GoToTheHelplessThenToWhoWaitsLongestThenToNeighbours) {
    const world::World& world = tests::tienan_world();
    const work::Rounds rounds = delivered(world, 6);
    const auto place = [&](std::uint32_t h) {
        const bool helpless = world.members(h) == 1 && world.resident.age[world.household.first[h]] >= 65;
        return std::tuple{!helpless, h % 7, world.household.stairwell[h], h};
    };
    EXPECT_EQ(rounds.stops.size(), (world.households + 4) / 5);
    EXPECT_TRUE(std::ranges::is_sorted(rounds.stops, {}, place));
    EXPECT_FALSE(std::ranges::is_sorted(rounds.stops)) << "the order is that of the households";
    std::uint32_t stop = 0;
    for (const work::RoundTask& round : rounds.tasks) {
        EXPECT_EQ(round.what, stop);
        EXPECT_LE(round.stops, 6u);
        stop += round.stops;
    }
    EXPECT_EQ(stop, rounds.stops.size());
}

// Communities are listed by parts of the place, side by side: the first of a part follows the last of the one
// before.
TEST(Deliveries, FollowEachOtherCommunityByCommunity) {
    world::World world = tests::tienan_world();
    const auto grids = static_cast<std::uint32_t>(world.grid.key.size()), half = grids / 2;
    world.community.first_grid = {0, half, grids};
    for (std::uint32_t grid = 0; grid < grids; ++grid) world.grid.community[grid] = grid < half ? 0 : 1;
    const work::Rounds rounds = delivered(world, 6);
    std::vector<std::uint32_t> stops = rounds.stops;
    std::uint32_t stop = 0, second = 0;
    for (const work::RoundTask& round : rounds.tasks) {
        ASSERT_EQ(round.what, stop);
        for (const std::uint32_t end = stop + round.stops; stop < end; ++stop)
            EXPECT_EQ(world.community_of(stops[stop]), round.community);
        second += round.community;
    }
    EXPECT_EQ(stop, stops.size());
    EXPECT_GT(second, 0u);
    EXPECT_LT(second, rounds.tasks.size());
    std::ranges::sort(stops);
    EXPECT_TRUE(std::ranges::adjacent_find(stops) == stops.end());
    EXPECT_EQ(stops.size(), (world.households + 4) / 5);
}

// There may be 100,000 communities.
TEST(Deliveries, AreOfTheirCommunityHoweverManyThereAre) {
    constexpr std::uint32_t kLast = 70000;
    world::World world = tests::tienan_world();
    world.community.first_grid.insert(world.community.first_grid.begin(), kLast, 0);
    std::ranges::fill(world.grid.community, kLast);
    const work::Rounds rounds = delivered(world, 6);
    ASSERT_FALSE(rounds.tasks.empty());
    for (const work::RoundTask& round : rounds.tasks) ASSERT_EQ(round.community, kLast);
}

}  // namespace
}  // namespace wangge::kernel::day
