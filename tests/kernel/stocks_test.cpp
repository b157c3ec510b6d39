#include "wangge/kernel/needs/stocks.hpp"

#include <gtest/gtest.h>

#include "tests/kernel/place.hpp"
#include "wangge/kernel/needs/larder.hpp"

namespace wangge::kernel::needs {
namespace {

TEST(ShortOrder, KeepsEveryOrderThatThereMayBe) {
    static_assert(sizeof(ShortOrder) == 4);
    EXPECT_EQ(Order(ShortOrder()), Order());
    for (const std::int32_t placed : {-1, 0, 1, 999, ShortOrder::kLastDay}) {
        for (const std::int32_t rations : {0, 1, 60 * 65535, ShortOrder::kMostRations}) {
            const Order order{placed, rations};
            EXPECT_EQ(Order(ShortOrder(order)), order) << placed << " " << rations;
        }
    }
}

// Rounds are listed by communities, which find theirs among all.
TEST(Orders, RiseHoweverTheyCome) {
    const world::World& world = tests::tienan_world();
    const policy::Scenario& scenario = tests::plain_scenario();
    Context context{world, scenario, {}, 0x3F, core::Seed{21}, date_of(scenario.calendar, 3)};
    Stocks stocks(context);
    Ledger ledger(world, static_cast<std::int32_t>(scenario.calendar.days));
    Standing standing;
    standing.mark_of.clear(world.agents);
    standing.services.emplace_back();
    standing.services[0].order_at_days = 1000;  // everybody is low
    standing.rules.resize(1);
    standing.rules[0].service = 0;
    standing.rules[0].allowed = 0;
    const auto order = [&](const std::vector<std::uint32_t>& low) {
        place_orders(
            context, standing, low, [](std::uint32_t) { return true; }, stocks, ledger);
    };
    order({5, 9, 300});
    EXPECT_EQ(stocks.ordering, (std::vector<std::uint32_t>{5, 9, 300}));
    order({5, 7, 400, 2, 7});  // the fifth has an open one, the seventh is named twice
    EXPECT_EQ(stocks.ordering, (std::vector<std::uint32_t>{2, 5, 7, 9, 300, 400}));
    EXPECT_EQ(ledger.total(Count::kOrders, scenario.calendar.days), 6);
    for (const std::uint32_t h : stocks.ordering) EXPECT_GT(stocks.order[h].rations, 0);
}

}  // namespace
}  // namespace wangge::kernel::needs
