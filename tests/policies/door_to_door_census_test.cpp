#include <gtest/gtest.h>

#include "tests/policies/bench.hpp"

namespace wangge::policies {
namespace {

using test::Bench;
using world::Pool;

constexpr std::string_view kName = "door_to_door_census";

TEST(DoorToDoorCensus, KnocksOnEveryDoorOfARound) {
    test::SmallTown town;
    Bench bench(kName);
    policy::Directives orders = bench.decide(town, 11);
    ASSERT_EQ(orders.tasks.size(), town.world.households);
    const policy::Task first = orders.tasks.front();
    EXPECT_EQ(first.kind, policy::TaskKind::kKnock);
    EXPECT_TRUE(first.census);
    EXPECT_EQ(first.minutes, 14);
    EXPECT_EQ(first.minutes_unanswered, 4);
    EXPECT_EQ(first.asks_fever, 0.6);
    EXPECT_EQ(first.not_before, 0);
    EXPECT_EQ(first.pools, policy::pool_bit(Pool::kCommunity) | policy::pool_bit(Pool::kParty) |
                               policy::pool_bit(Pool::kVolunteer) | policy::pool_bit(Pool::kSeconded));
    orders.tasks.clear();
    EXPECT_EQ(test::fingerprint(orders), "") << "nothing else is ordered";
    // Two rounds of three days, then nothing.
    town.census = first.cause;
    EXPECT_EQ(bench.decide(town, 13).tasks.front().cause, first.cause);
    EXPECT_EQ(bench.decide(town, 14).tasks.front().cause, first.cause + 1);
    EXPECT_TRUE(bench.decide(town, 17).tasks.empty());
}

TEST(DoorToDoorCensus, ComesAgainInTheEveningWhereNobodyOpened) {
    test::SmallTown town;
    Bench bench(kName);
    town.census = bench.decide(town, 11).tasks.front().cause;
    town.census_done[0] = 1;
    town.census_knocks[1] = 1;
    town.census_knocks[2] = 2;
    town.census_knocks[3] = 3;
    const policy::Directives orders = bench.decide(town, 12);
    ASSERT_EQ(orders.tasks.size(), town.world.households - 2u);
    EXPECT_EQ(orders.tasks[0].subject, 1u);
    EXPECT_EQ(orders.tasks[0].not_before, 1110);
    EXPECT_EQ(orders.tasks[1].subject, 2u);
    EXPECT_EQ(orders.tasks[1].not_before, 0);
    // The lists of one round are not those of the next.
    EXPECT_EQ(bench.decide(town, 14).tasks.size(), town.world.households);
}

TEST(DoorToDoorCensus, PassesByWhatIsOnTheRegister) {
    test::SmallTown town;
    town.registered[0] = town.registered[5] = 1;
    EXPECT_EQ(Bench(kName).decide(town, 11).tasks.size(), town.world.households);
    EXPECT_EQ(Bench(kName, {{"skip_registered", 1}}).decide(town, 11).tasks.size(),
              town.world.households - 2u);
}

TEST(DoorToDoorCensus, NeedsSomebodyToKnock) {
    policy::Common common = core::presets<policy::Common>();
    common.staff_community = common.staff_party = common.staff_volunteer = common.staff_seconded = 0;
    const policy::PolicyKind& kind = test::kind_of(kName);
    EXPECT_EQ(kind.check(common, test::preset_settings(kind)).size(), 1u);
    common.staff_party = 1;
    EXPECT_TRUE(kind.check(common, test::preset_settings(kind)).empty());
}

}  // namespace
}  // namespace wangge::policies
