#include <gtest/gtest.h>

#include "tests/policies/bench.hpp"
#include "wangge/policy/reach.hpp"
#include "wangge/world/synthesis.hpp"

namespace wangge::policies {
namespace {

using policy::Closure;
using test::Bench;
using world::PlaceKind;

constexpr std::string_view kName = "venue_closure";

const Closure* of(const policy::Directives& orders, PlaceKind kind, int level = -1) {
    for (const Closure& closure : orders.closures) {
        if (closure.kind == kind && closure.level == level) return &closure;
    }
    return nullptr;
}

TEST(VenueClosure, ClosesAllButFoodAndCareUnlessToldOtherwise) {
    test::SmallTown town;
    const policy::Directives orders = Bench(kName).decide(town, 11);
    for (const PlaceKind kind : {PlaceKind::kRestaurant, PlaceKind::kStore, PlaceKind::kSquare,
                                 PlaceKind::kPark, PlaceKind::kGathering, PlaceKind::kTeam}) {
        ASSERT_NE(of(orders, kind), nullptr);
        EXPECT_EQ(of(orders, kind)->open, 0);
    }
    for (int level = 0; level < 4; ++level) EXPECT_NE(of(orders, PlaceKind::kClass, level), nullptr);
    for (const PlaceKind kind : {PlaceKind::kShop, PlaceKind::kMarket, PlaceKind::kClinic})
        EXPECT_EQ(of(orders, kind), nullptr);
    EXPECT_EQ(of(orders, PlaceKind::kTeam)->remote, 0.15);
    EXPECT_TRUE(orders.permits.empty() && orders.posts.empty() && orders.checks.empty());
}

TEST(VenueClosure, LimitsWhatItIsToldTo) {
    test::SmallTown town;
    const policy::Directives orders =
        Bench(kName, {{"restaurants", 0.5}, {"park", 1}, {"market", 0.3}, {"work", 0.6}}).decide(town, 11);
    EXPECT_EQ(of(orders, PlaceKind::kRestaurant)->open, 0.5);
    EXPECT_EQ(of(orders, PlaceKind::kPark), nullptr);
    EXPECT_EQ(of(orders, PlaceKind::kMarket)->open, 0.3);
    EXPECT_EQ(of(orders, PlaceKind::kTeam)->open, 0.6);
}

TEST(VenueClosure, RefusesWhatClosesNothingOrAsksForTenure) {
    const policy::PolicyKind& kind = test::kind_of(kName);
    policy::Common common = core::presets<policy::Common>();
    EXPECT_TRUE(kind.check(common, test::preset_settings(kind)).empty());
    std::vector<double> open(test::preset_settings(kind).size(), 1.0);
    ASSERT_EQ(kind.check(common, open).size(), 1u);
    EXPECT_EQ(kind.check(common, open)[0].arguments[0], "no_venue_closed");
    common.target_tenure = 1;
    ASSERT_EQ(kind.check(common, test::preset_settings(kind)).size(), 1u);
    EXPECT_EQ(kind.check(common, test::preset_settings(kind))[0].arguments[0], "venues_have_no_tenure");
}

TEST(Closures, FitKindLevelGridAndReach) {
    const world::World world = world::synthesise(core::presets<world::Population>(), core::Seed{5}).value();
    const auto count = [&](const Closure& closure) {
        std::uint32_t closed = 0;
        for (std::uint32_t p = 0; p < world.places.key.size(); ++p)
            closed += closes(closure, world, p) ? 1 : 0;
        return closed;
    };
    Closure shops;
    shops.kind = PlaceKind::kShop;
    EXPECT_EQ(count(shops), 57u);
    shops.area.reach = 0;
    EXPECT_EQ(count(shops), 0u);
    Closure less = shops, more = shops;
    less.area.reach = 0.3, more.area.reach = 0.6;
    for (std::uint32_t p = 0; p < world.places.key.size(); ++p)
        EXPECT_TRUE(!closes(less, world, p) || closes(more, world, p));
    EXPECT_NEAR(count(more), 0.6 * 57, 12);
    std::uint32_t by_grid = 0;
    for (std::uint32_t grid = 0; grid < 3; ++grid) {
        Closure one;
        one.kind = PlaceKind::kShop;
        one.area.grid = grid;
        by_grid += count(one);
    }
    EXPECT_EQ(by_grid, 57u);
    Closure outside;
    outside.kind = PlaceKind::kRestaurant;
    EXPECT_EQ(count(outside), 12u);
    outside.area.grid = 0;
    EXPECT_EQ(count(outside), 0u);
    Closure classes;
    classes.kind = PlaceKind::kClass;
    const std::uint32_t all = count(classes);
    std::uint32_t by_level = 0;
    for (classes.level = 0; classes.level < 4; ++classes.level) by_level += count(classes);
    EXPECT_EQ(by_level, all);
}

}  // namespace
}  // namespace wangge::policies
