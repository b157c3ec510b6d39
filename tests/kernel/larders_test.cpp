#include "wangge/kernel/needs/larders.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/kernel/place.hpp"

namespace wangge::kernel {
namespace {

Context context_on(std::int32_t day) {
    const policy::Scenario& scenario = tests::plain_scenario();
    return {tests::tienan_world(), scenario, {}, 0x3F, core::Seed{21}, date_of(scenario.calendar, day)};
}

// Rations that a household fetches from so many days of food at home on.
std::int32_t fetched(const Context& context, std::uint32_t h, std::int32_t food) {
    const world::World& world = context.world;
    const policy::Needs& needs = context.scenario.needs;
    bool carries = false;
    for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i)
        carries =
            carries || (world.resident.age[i] >= needs::kShopsAlone && world.resident.can_carry[i] != 0);
    if (food > needs::rations(needs.shop_at, world.members(h))) return 0;
    return std::min(needs::load(needs, carries, false),
                    needs::rations(needs.shop_to, world.members(h)) - food);
}

TEST(Larders, OnTheRoundAreAsIfSomebodyLookedEveryDay) {
    constexpr std::int32_t kDays = 60;
    const Context context = context_on(0);
    needs::Larders larders(context);
    std::vector<std::int64_t> together(kDays, 0);
    std::int32_t plenty = 0, daily = 0;
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        const auto members = static_cast<std::int32_t>(context.world.members(h));
        const auto joins = static_cast<std::int32_t>(h % 3);
        std::int32_t food = larders.food(h, joins);
        if (context.world.household.supplied[h] != 0 || !larders.join_round(h, joins)) continue;
        std::int32_t trips = 0;
        for (std::int32_t today = joins; today < kDays; ++today) {
            ASSERT_EQ(larders.food(h, today), food) << "household " << h << " on day " << today;
            const std::int32_t more = fetched(context, h, food);
            EXPECT_EQ(larders.due(h, today), more > 0);
            together[static_cast<std::size_t>(today)] += more;
            food += more - members;
            ASSERT_GE(food, 0);
            if (trips == 0 && more > 0) plenty += today > 10 ? 1 : 0;
            if (trips == 1 && more == members) ++daily;
            trips += more > 0 ? 1 : 0;
        }
    }
    EXPECT_GT(plenty, 50);
    EXPECT_GT(daily, 10);
    for (std::int32_t today = 2; today < kDays; ++today) {
        EXPECT_EQ(larders.fetched(today), together[static_cast<std::size_t>(today)]);
        std::int64_t of_grids = 0;
        for (const std::int64_t rations : larders.fetched_by_grid(today)) of_grids += rations;
        EXPECT_EQ(of_grids, together[static_cast<std::size_t>(today)]);
    }
}

TEST(Larders, OfTheSuppliedRiseWithTheVisits) {
    constexpr std::int32_t kDays = 60;
    const Context context = context_on(0);
    const auto every = static_cast<std::int32_t>(context.scenario.needs.supplied_every);
    needs::Larders larders(context);
    std::uint32_t joined = 0, looked_at = 0;
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        if (context.world.household.supplied[h] == 0) continue;
        const auto members = static_cast<std::int32_t>(context.world.members(h)),
                   phase = static_cast<std::int32_t>(needs::phase_of_visits(context, h)),
                   joins = static_cast<std::int32_t>(h % 10);
        std::int32_t food = larders.food(h, joins);
        const bool hungry = food < members * ((every - (joins + phase) % every) % every);
        ASSERT_EQ(larders.join_round(h, joins), !hungry);
        ++(hungry ? looked_at : joined);
        for (std::int32_t today = joins; today < kDays && !hungry; ++today) {
            ASSERT_EQ(larders.food(h, today), food) << "household " << h << " on day " << today;
            ASSERT_FALSE(larders.due(h, today));
            const bool visited = (today + phase) % every == 0;
            ASSERT_EQ(larders.supplied_on(h, today), visited);
            food += (visited ? every : 0) * members - members;
            ASSERT_GE(food, 0);
        }
    }
    EXPECT_GT(joined, 10u);
    EXPECT_GT(looked_at, 0u);
    for (std::int32_t today = 0; today < kDays; ++today) EXPECT_EQ(larders.fetched(today), 0);
}

TEST(Larders, OffTheRoundAreWhatTheyWereOnIt) {
    constexpr std::int32_t kLater = 5;
    const Context context = context_on(0);
    needs::Larders larders(context);
    const core::StateHash hash = larders.hash();
    std::uint32_t joined = 0;
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        if (!larders.join_round(h, 0)) continue;
        ++joined;
        const std::int32_t later = larders.food(h, kLater);
        larders.leave_round(h, kLater);
        EXPECT_EQ(larders.food(h, kLater), later);
    }
    EXPECT_GT(joined, context.world.households / 2);
    EXPECT_EQ(larders.hash(), hash);  // whole trips, and visits, are in the sum of all, which the round keeps
    for (std::int32_t day = kLater; day < 60; ++day) EXPECT_EQ(larders.fetched(day), 0);
}

// Who shops only when less is left than all eat in a day goes hungry now and then, so somebody has to look.
TEST(Larders, AreNotOnTheRoundIfThatMeansHunger) {
    policy::Scenario scenario;
    scenario.needs.shop_at = 0;
    const Context context{tests::tienan_world(),        scenario, {}, 0x3F, core::Seed{21},
                          date_of(scenario.calendar, 0)};
    needs::Larders larders(context);
    std::uint32_t joined = 0;
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        if (!larders.join_round(h, 0)) continue;
        ++joined;
        for (std::int32_t day = 0; day < 60; ++day) ASSERT_GE(larders.food(h, day), 0);
    }
    EXPECT_GT(joined, 0u);  // who lives alone never does
}

}  // namespace
}  // namespace wangge::kernel
