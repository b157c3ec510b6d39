#include "wangge/kernel/needs/shortage.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/kernel/place.hpp"

namespace wangge::kernel::needs {
namespace {

// Whose meal comes in the morning leaves the round; on that very day an order may ask for everybody.
TEST(Shortage, NamesAHouseholdOnceWhereAnOrderActsEarlier) {
    const world::World& world = tests::tienan_world();
    const policy::Scenario& scenario = tests::plain_scenario();
    const Context context{world, scenario, {}, 0x3F, core::Seed{21}, date_of(scenario.calendar, 0)};
    const auto days = static_cast<std::int32_t>(scenario.calendar.days);
    Ledger ledger(world, days);
    Stocks stocks(context);
    Shortage shortage(context, stocks, days, ledger);
    std::uint32_t fed = 0;
    while (!stocks.larder.on_round(fed)) ++fed;
    add_food(context, fed, 3, stocks);
    ASSERT_FALSE(stocks.larder.on_round(fed));
    Standing standing;
    standing.services.emplace_back();
    standing.services[0].order_at_days = 1000;  // everybody is low
    shortage.find(context, standing, false, stocks, ledger);
    std::vector<std::uint32_t> low = shortage.larders();
    EXPECT_EQ(std::ranges::count(low, fed), 1);
    std::ranges::sort(low);
    EXPECT_TRUE(std::ranges::adjacent_find(low) == low.end());
    EXPECT_EQ(low.size(), world.households);
}

}  // namespace
}  // namespace wangge::kernel::needs
