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
    std::int32_t first = 0, daily = 0;
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        const auto members = static_cast<std::int32_t>(context.world.members(h));
        const std::int32_t day = larders.joins_on(h, 0);
        if (day >= kDays / 2) continue;
        std::int32_t food = larders.food(h, day);
        ASSERT_TRUE(larders.join_round(h, day));
        first = std::max(first, day);
        daily += fetched(context, h, food) == members ? 1 : 0;
        for (std::int32_t today = day; today < kDays; ++today) {
            ASSERT_EQ(larders.food(h, today), food) << "household " << h << " on day " << today;
            const std::int32_t more = fetched(context, h, food);
            EXPECT_EQ(larders.due(h, today), more > 0);
            together[static_cast<std::size_t>(today)] += more;
            food += more - members;
            ASSERT_GE(food, 0);
        }
    }
    EXPECT_GT(first, 3);
    EXPECT_GT(daily, 10);
    for (std::int32_t today = first; today < kDays; ++today)
        EXPECT_EQ(larders.fetched(today), together[static_cast<std::size_t>(today)]);
}

TEST(Larders, OffTheRoundAreWhatTheyWereOnIt) {
    const Context context = context_on(0);
    needs::Larders larders(context);
    const core::StateHash hash = larders.hash();
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        const std::int32_t day = larders.joins_on(h, 0);
        if (day == kNever) continue;
        ASSERT_TRUE(larders.join_round(h, day));
        const std::int32_t later = larders.food(h, day + 5);
        larders.leave_round(h, day + 5);
        EXPECT_EQ(larders.food(h, day + 5), later);
    }
    EXPECT_EQ(larders.hash(), hash);  // whole trips are in the sum of all, which the round keeps
}

}  // namespace
}  // namespace wangge::kernel
