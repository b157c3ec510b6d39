// The laws of twin worlds.
#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

std::vector<std::string_view> names() {
    std::vector<std::string_view> all;
    for (const policy::PolicyKind& kind : policies::catalogue()) all.push_back(kind.name);
    return all;
}

class EveryPolicy : public testing::TestWithParam<std::string_view> {};

TEST_P(EveryPolicy, OfZeroReachEqualsNoPolicyBitForBit) {
    policy::Scenario scenario = village();
    const std::size_t arm = add_arm(scenario, "zero", {use(GetParam(), {{"reach", 0}})});
    const Played routine = play(scenario, 0), zero = play(scenario, arm);
    EXPECT_EQ(routine.hashes, zero.hashes);
    EXPECT_EQ(routine.ledger, zero.ledger);
    EXPECT_EQ(routine.tree, zero.tree);
}

TEST_P(EveryPolicy, OfFullReachActsOnlyFromItsFirstDayOn) {
    policy::Scenario scenario = village();
    const std::size_t arm = add_arm(scenario, "full", {use(GetParam())});
    const Played routine = play(scenario, 0), full = play(scenario, arm);
    const std::size_t first = 11;  // 3 February and one day's delay
    for (std::size_t day = 0; day < first; ++day)
        EXPECT_EQ(routine.hashes[day], full.hashes[day]) << "day " << day;
    EXPECT_NE(routine.hashes.back(), full.hashes.back());
}

TEST_P(EveryPolicy, ReachesAllWhomASmallerReachReaches) {
    policy::Dwellings third = policy::dwellings_of(core::presets<policy::Common>(), GetParam()), half = third;
    third.reach = 1.0 / 3;
    half.reach = 0.5;
    const world::World world = world::synthesise(village().population, core::Seed{5}).value();
    std::uint32_t in_third = 0, in_half = 0;
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const bool small = policy::reached(third, world, h), large = policy::reached(half, world, h);
        EXPECT_TRUE(!small || large);
        in_third += small ? 1 : 0;
        in_half += large ? 1 : 0;
    }
    EXPECT_NEAR(in_third, world.households / 3.0, 25);
    EXPECT_NEAR(in_half, world.households / 2.0, 27);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryPolicy, testing::ValuesIn(names()),
                         [](const auto& row) { return std::string(row.param); });

TEST(TwinWorlds, ShareTheirPeopleAndTheirFirstState) {
    policy::Scenario scenario = village();
    const std::size_t arm = add_arm(
        scenario, "all",
        {use("blanket_closure"), use("grid_checkpoints"), use("volunteer_delivery"), use("digital_codes")});
    EXPECT_EQ(play(scenario, 0).initial, play(scenario, arm).initial);
    EXPECT_NE(play(scenario, 0, 0).initial, play(scenario, 0, 1).initial);
}

TEST(TwinWorlds, HaveOtherPeopleIfTheyAreOtherWorlds) {
    const policy::Scenario scenario = village();
    const auto people = [&](std::uint32_t number) {
        const world::World world = run::make_world(scenario, number).value();
        return std::pair{world.resident.age, world.household.friends};
    };
    EXPECT_EQ(people(0), people(0));
    EXPECT_NE(people(0), people(1));
}

TEST(TwinWorlds, RepeatThemselves) {
    policy::Scenario scenario = village();
    EXPECT_EQ(play(scenario, 0, 3).hashes, play(scenario, 0, 3).hashes);
}

TEST(TwinWorlds, AreNotChangedByTheOrderOfPolicies) {
    policy::Scenario scenario = village();
    const std::size_t one =
        add_arm(scenario, "one", {use("blanket_closure"), use("digital_codes"), use("volunteer_delivery")});
    const std::size_t other =
        add_arm(scenario, "other", {use("volunteer_delivery"), use("blanket_closure"), use("digital_codes")});
    EXPECT_EQ(play(scenario, one).hashes, play(scenario, other).hashes);
}

TEST(TwinWorlds, ImportsAreTheSameInEveryArm) {
    policy::Scenario scenario = village();
    const std::size_t arm = add_arm(scenario, "closure", {use("blanket_closure")});
    const auto imports = [](const Played& played) {
        std::vector<std::pair<std::uint32_t, std::int32_t>> all;
        for (const kernel::Transmission& one : played.tree) {
            if (one.infector == world::kNone && one.day < 30) all.emplace_back(one.infected, one.day);
        }
        return all;
    };
    const auto routine = imports(play(scenario, 0));
    EXPECT_EQ(routine, imports(play(scenario, arm)));
    EXPECT_GE(routine.size(), 5u);
}

TEST(Conservation, EveryoneIsSomewhereEveryDay) {
    policy::Scenario scenario = village();
    const Played played = play(scenario, 0);
    for (std::int32_t day = 30; day < 60; ++day) {
        std::int64_t people = 0;
        for (const std::int64_t here : played.ledger.by_area(Count::kPersonDays, day)) people += here;
        for (const std::int64_t away : played.ledger.by_area(Count::kIsolatedDays, day)) people += away;
        EXPECT_EQ(people, 381 - played.ledger.total(Count::kDeaths, day + 1)) << "day " << day;
    }
}

TEST(Conservation, GroupsAddUpToAreas) {
    const Played played = play(village(), 0);
    for (const Count count :
         {Count::kPersonDays, Count::kLocalInfections, Count::kMissedMealDays, Count::kConfinedDays}) {
        std::int64_t groups = 0;
        for (std::uint32_t group = 0; group < kernel::kGroups; ++group)
            groups += played.ledger.total_of_group(count, 60, group);
        EXPECT_EQ(groups, played.ledger.total(count, 60));
    }
}

TEST(Conservation, MinutesWorkedAreMinutesOfWork) {
    policy::Scenario scenario = village();
    const std::size_t arm = add_arm(scenario, "all",
                                    {use("blanket_closure"), use("grid_checkpoints"),
                                     use("volunteer_delivery"), use("quarantine"), use("contact_tracing")});
    const Played played = play(scenario, arm);
    const double by_pool = total(played, Count::kMinutesCommunity) + total(played, Count::kMinutesParty) +
                           total(played, Count::kMinutesVolunteer) + total(played, Count::kMinutesCrew) +
                           total(played, Count::kMinutesSeconded);
    const double by_kind = total(played, Count::kMinutesForms) + total(played, Count::kMinutesPosts) +
                           total(played, Count::kMinutesRounds) + total(played, Count::kMinutesDelivery) +
                           total(played, Count::kMinutesQuarantine) + total(played, Count::kMinutesTracing);
    EXPECT_GT(by_pool, 0);
    EXPECT_EQ(by_pool, by_kind);
}

}  // namespace
}  // namespace wangge::tests
