#include "wangge/policy/reach.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/policy/small_town.hpp"
#include "wangge/policy/policy.hpp"

namespace wangge::policy {
namespace {

std::uint32_t count(const std::vector<std::uint8_t>& reached) {
    return std::accumulate(reached.begin(), reached.end(), 0u);
}

Dwellings with_reach(double reach, std::string_view name = "blanket_closure") {
    Dwellings dwellings;
    dwellings.reach = reach;
    dwellings.key = core::hash_text(name);
    return dwellings;
}

TEST(Reach, NobodyAndEverybody) {
    const world::World world = test::small_world();
    EXPECT_EQ(count(reached_households(with_reach(0), world)), 0u);
    EXPECT_EQ(count(reached_households(with_reach(1), world)), world.households);
}

TEST(Reach, GridAndTenure) {
    const world::World world = test::small_world();
    Dwellings dwellings;
    dwellings.grid = 1;
    for (std::uint32_t h = 0; h < world.households; ++h) EXPECT_EQ(reached(dwellings, world, h), h >= 6) << h;
    dwellings.tenure = static_cast<int>(world::Tenure::kTenant);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        EXPECT_EQ(reached(dwellings, world, h), h >= 6 && h % 3 == 2) << h;
    }
}

TEST(Reach, ShareIsMetAndLargerContainsSmaller) {
    const world::World world = test::small_world(2500);  // 10,000 households
    const auto third = reached_households(with_reach(0.3), world);
    const auto more = reached_households(with_reach(0.35), world);
    EXPECT_NEAR(count(third), 3000, 5 * 46);  // five standard deviations
    EXPECT_NEAR(count(more), 3500, 5 * 48);
    for (std::uint32_t h = 0; h < world.households; ++h) EXPECT_LE(third[h], more[h]);
}

TEST(Reach, PoliciesAndWorldsChooseApart) {
    world::World world = test::small_world(2500);
    const auto closure = reached_households(with_reach(0.5), world);
    const auto delivery = reached_households(with_reach(0.5, "volunteer_delivery"), world);
    world.people = core::Seed{2};
    const auto elsewhere = reached_households(with_reach(0.5), world);
    std::uint32_t both = 0, both_worlds = 0;
    for (std::uint32_t h = 0; h < world.households; ++h) {
        both += closure[h] & delivery[h];
        both_worlds += closure[h] & elsewhere[h];
    }
    EXPECT_NEAR(both, 2500, 5 * 43);
    EXPECT_NEAR(both_worlds, 2500, 5 * 43);
}

TEST(Reach, FollowsTheKeyNotTheRow) {
    world::World world = test::small_world(50);
    const auto before = reached_households(with_reach(0.5), world);
    std::reverse(world.household.key.begin(), world.household.key.end());
    auto after = reached_households(with_reach(0.5), world);
    std::reverse(after.begin(), after.end());
    EXPECT_EQ(before, after);
}

TEST(Reach, CommonKeysBecomeDwellingsAndPools) {
    Common common = core::presets<Common>();
    EXPECT_EQ(dwellings_of(common, "x").grid, world::kNone);
    EXPECT_EQ(dwellings_of(common, "x").tenure, -1);
    common.target_grid = 2;
    common.target_tenure = 2;
    common.reach = 0.25;
    const Dwellings dwellings = dwellings_of(common, "x");
    EXPECT_EQ(dwellings.grid, 1u);
    EXPECT_EQ(dwellings.tenure, static_cast<int>(world::Tenure::kTenant));
    EXPECT_EQ(dwellings.reach, 0.25);
    EXPECT_NE(dwellings.key, dwellings_of(common, "y").key);
    common.staff_crew = 0;
    EXPECT_EQ(pools_of(common) & pool_bit(world::Pool::kCrew), 0);
    EXPECT_NE(pools_of(common) & pool_bit(world::Pool::kVolunteer), 0);
}

}  // namespace
}  // namespace wangge::policy
