#include "wangge/world/own_tables.hpp"

#include <algorithm>

#include "tests/world/populations.hpp"
#include "wangge/world/world_hash.hpp"

namespace wangge::world::tests {
namespace {

/// Forty households in four stairwells and two grids, a couple and a child in each.
OwnTables little_town() {
    OwnTables tables;
    tables.grids = {"north", "south"};
    for (std::uint32_t s = 0; s < 4; ++s) {
        tables.stairwells.push_back({"S" + std::to_string(s), s / 2, s == 3, 10.0 * s, 5});
    }
    tables.places = {
        {"works", PlaceKind::kWorkplace, 1}, {"class", PlaceKind::kClass, 1}, {"shop", PlaceKind::kShop, 0}};
    tables.gates = {{"gate", 0, 0}};
    tables.workplaces = tables.classes = tables.shops = tables.positions = true;
    for (std::uint32_t h = 0; h < 40; ++h) {
        tables.households.push_back({"H" + std::to_string(h), h % 4, Dwelling::kFamily,
                                     h < 10 ? Tenure::kTenant : Tenure::kOwner, h % 2 == 0 ? 2 : kNone});
        for (std::uint32_t k = 0; k < 3; ++k) {
            const auto age = static_cast<std::uint8_t>(k < 2 ? 30 + h : 7);
            tables.residents.push_back({"R" + std::to_string(3 * h + k), h, age,
                                        static_cast<std::uint8_t>(k % 2), k == 0 ? 0 : kNone,
                                        k == 2 ? 1 : kNone});
            tables.roles.push_back(k == 0 ? Role::kWorker : k == 2 ? Role::kPupil : Role::kNone);
            tables.arrivals.push_back(h == 5 && k == 1 ? std::int16_t{-4} : kAlwaysHere);
        }
    }
    return tables;
}

Population rest() {
    Population population = tienan();
    population.community_workers = 2;
    population.party_volunteers = 3;
    population.other_volunteers = 4;
    return population;
}

World settled(const OwnTables& tables, std::uint64_t seed = 1) {
    core::Result<World> world = settle(tables, rest(), core::Seed{seed});
    EXPECT_TRUE(world.ok()) << (world.ok() ? "" : words(world.faults()));
    return world.ok() ? std::move(world.value()) : World{};
}

TEST(OwnTables, BecomeTheWorld) {
    const World world = settled(little_town());
    ASSERT_EQ(world.residents, 120u);
    EXPECT_EQ(world.agents, 120u + 32u);
    EXPECT_EQ(world.households, 40u);
    EXPECT_EQ(world.families, 40u);
    EXPECT_EQ(world.grid.key.size(), 2u);
    EXPECT_EQ(world.grid.first_stairwell, (std::vector<std::uint32_t>{0, 2, 4}));
    EXPECT_EQ(std::count(world.household.tenure.begin(), world.household.tenure.end(), Tenure::kTenant), 10);
    EXPECT_EQ(world.stairwell.lift, (std::vector<std::uint8_t>{0, 0, 0, 1}));
    EXPECT_EQ(world.stairwell.x[3], 30.0f);
    std::uint32_t returned = 0;
    std::uint32_t at_work = 0;
    std::uint32_t in_class = 0;
    std::uint32_t shoppers = 0;
    const auto in = [&](PlaceKind kind, std::uint32_t r) {
        return world.resident.place[static_cast<std::uint32_t>(kind)][r] != kNone ? 1u : 0u;
    };
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        returned += world.resident.arrival[r] == -4 ? 1 : 0;
        at_work += in(PlaceKind::kWorkplace, r);
        EXPECT_EQ(in(PlaceKind::kTeam, r), in(PlaceKind::kWorkplace, r));
        in_class += in(PlaceKind::kClass, r);
        shoppers += in(PlaceKind::kShop, r);
        ASSERT_EQ(world.household.first[world.resident.household[r]] <= r, true);
        ASSERT_LT(r, world.household.first[world.resident.household[r] + 1]);
    }
    EXPECT_EQ(returned, 1u);
    EXPECT_EQ(at_work, 38u);  // forty less two community workers
    EXPECT_EQ(in_class, 40u);
    EXPECT_EQ(shoppers, 60u);
}

TEST(OwnTables, InAnotherOrderAreTheSameWorld) {
    const OwnTables one = little_town();
    OwnTables two = one;
    std::reverse(two.residents.begin(), two.residents.end());
    std::reverse(two.roles.begin(), two.roles.end());
    std::reverse(two.arrivals.begin(), two.arrivals.end());
    std::reverse(two.households.begin(), two.households.end());
    for (OwnTables::Resident& person : two.residents) {
        person.household = 39 - person.household;
    }
    std::reverse(two.grids.begin(), two.grids.end());
    for (OwnTables::Stairwell& stairwell : two.stairwells) {
        stairwell.grid = 1 - stairwell.grid;
    }
    EXPECT_EQ(world_hash(settled(one)), world_hash(settled(two)));
    EXPECT_NE(world_hash(settled(one, 1)), world_hash(settled(one, 2)));  // what is dealt depends on the seed
}

TEST(OwnTables, DealWhatTheyLeaveOut) {
    OwnTables tables = little_town();
    tables.roles.clear();
    tables.workplaces = tables.classes = tables.shops = false;
    for (OwnTables::Resident& person : tables.residents) {
        person.workplace = person.school_class = kNone;
    }
    const World world = settled(tables);
    const std::vector<Role> roles = world.resident.role.values();
    const auto workers = std::count(roles.begin(), roles.begin() + 120, Role::kWorker);
    EXPECT_NEAR(static_cast<double>(workers), 0.502 * 80, 3);
    const auto pupils = std::count(roles.begin(), roles.begin() + 120, Role::kPupil);
    EXPECT_EQ(pupils, 40);  // all of primary school age
    tables.codes.assign(120, 0);
    const World without = settled(tables);
    EXPECT_EQ(std::count(without.resident.shows_code.begin(), without.resident.shows_code.begin() + 120, 1),
              0);
}

TEST(OwnTables, GiveThePopulationItsTotals) {
    OwnTables tables = little_town();
    tables.households[0].dwelling = Dwelling::kDormitory;
    const Population totals = totals_of(tables, tienan());
    EXPECT_EQ(totals.residents, 120);
    EXPECT_EQ(totals.households, 39);
    EXPECT_EQ(totals.rented_households, 9);
    EXPECT_EQ(totals.rented_residents, 27);
    EXPECT_EQ(totals.collective_share, 3.0 / 120);
    EXPECT_EQ(totals.gates, 1);
    EXPECT_EQ(totals.shops, 1);
    EXPECT_EQ(totals.employed_share, tienan().employed_share);
    EXPECT_EQ(settled(tables).families, 39u);
}

}  // namespace
}  // namespace wangge::world::tests
