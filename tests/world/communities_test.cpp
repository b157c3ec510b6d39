#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "tests/world/populations.hpp"

namespace wangge::world::tests {
namespace {

Population three_communities() {
    Population population = scaled(4);
    population.communities = 3;
    population.gates = 10;
    return population;
}

TEST(Communities, ShareGridsGatesAndStaffEvenly) {
    const World world = make(three_communities(), 1);
    ASSERT_EQ(world.community.size(), 3u);
    std::size_t staff = 0;
    for (std::uint32_t c = 0; c < 3; ++c) {
        EXPECT_EQ(world.community.first_grid[c + 1] - world.community.first_grid[c],
                  world.grid.key.size() / 3);
        EXPECT_GE(world.community.gates_of(c), 3u);
        EXPECT_LE(world.community.gates_of(c), 4u);
        std::vector<std::uint32_t> heads(kPools, 0);
        for (const std::uint32_t w : world.community.staff_of(c)) {
            EXPECT_EQ(world.staff.community[w], c);
            ++heads[static_cast<std::size_t>(world.staff.pool[w])];
            ++staff;
        }
        for (std::size_t pool = 1; pool < kPools; ++pool) {
            const auto all =
                std::count(world.staff.pool.begin(), world.staff.pool.end(), static_cast<Pool>(pool));
            EXPECT_NEAR(heads[pool], static_cast<double>(all) / 3, 1) << pool;
        }
    }
    EXPECT_EQ(staff, world.staff.resident.size());
}

TEST(Communities, KeepGatesFriendsMarketsAndClassesToThemselves) {
    const World world = make(three_communities(), 1);
    for (std::uint32_t s = 0; s < world.stairwell.key.size(); ++s) {
        EXPECT_EQ(world.stairwell.first_gate_minute[s + 1] - world.stairwell.first_gate_minute[s],
                  world.community.gates_of(world.community_of_stairwell(s)));
    }
    for (std::uint32_t h = 0; h < world.households; ++h) {
        for (std::uint32_t k = 0; k < world.friends_per_household; ++k) {
            const std::uint32_t other = world.friend_of(h, k);
            if (other == kNone) continue;
            EXPECT_EQ(world.community_of(other), world.community_of(h));
        }
    }
    std::set<std::uint32_t> workplaces_of_several;
    for (std::uint32_t p = 0; p < world.places.key.size(); ++p) {
        std::set<std::uint32_t> from;
        for (const std::uint32_t i : world.slots_of(p)) from.insert(world.community_of_agent(i));
        const PlaceKind kind = world.places.kind[p];
        if (kind == PlaceKind::kWorkplace && from.size() > 1) workplaces_of_several.insert(p);
        if (kind == PlaceKind::kMarket || kind == PlaceKind::kClinic || kind == PlaceKind::kPark ||
            kind == PlaceKind::kClass || kind == PlaceKind::kSquare) {
            EXPECT_LE(from.size(), 1u) << static_cast<int>(kind);
        }
    }
    EXPECT_GT(workplaces_of_several.size(), 10u);  // work connects them
}

// Where there are as many as grids nobody shares theirs, and all are somebody's; of the fewer others every
// grid has one.
TEST(Communities, ShareOutRestaurantsAndStoresAmongTheirGrids) {
    for (const double of_each : {1.0, 4.0, 40.0}) {
        Population population = three_communities();
        population.restaurants = population.stores = of_each * population.communities;
        const World world = make(population, 1);
        for (const auto& [kind, nearby] : {std::pair{PlaceKind::kRestaurant, &world.grid.restaurants},
                                           std::pair{PlaceKind::kStore, &world.grid.stores}}) {
            ASSERT_EQ(nearby->size(), world.grid.key.size());
            std::map<std::uint32_t, std::set<std::uint32_t>> from;  // communities by place
            std::size_t chosen = 0;
            for (std::uint32_t g = 0; g < world.grid.key.size(); ++g) {
                const Nearby& near = (*nearby)[g];
                EXPECT_GE(near.count, 1u);
                for (std::uint32_t p = near.first; p < near.first + near.count; ++p, ++chosen) {
                    EXPECT_EQ(world.places.kind[p], kind);
                    from[p].insert(world.grid.community[g]);
                }
            }
            EXPECT_EQ(from.size(), of_each * population.communities);
            for (const auto& [place, communities] : from) EXPECT_EQ(communities.size(), 1u) << place;
            if (of_each > 20) {
                EXPECT_EQ(chosen, from.size());
            }
        }
    }
}

// Squares of one size, side by side.
TEST(Communities, LieSideBySideWithTheirGatesAround) {
    const World world = make(three_communities(), 1);
    const double side = three_communities().width / std::sqrt(3.0);
    const std::pair<double, double> corners[] = {{0, 0}, {side, 0}, {side, side}};
    for (std::uint32_t s = 0; s < world.stairwell.key.size(); ++s) {
        const auto [x, y] = corners[world.community_of_stairwell(s)];
        EXPECT_GE(world.stairwell.x[s], x - 0.01);
        EXPECT_LE(world.stairwell.x[s], x + side + 0.01);
        EXPECT_GE(world.stairwell.y[s], y - 0.01);
        EXPECT_LE(world.stairwell.y[s], y + side + 0.01);
    }
    for (const std::uint16_t minutes : world.stairwell.gate_minutes) EXPECT_LE(minutes, 2 * side / 70 + 1);
}

TEST(Communities, AreAsManyAsGridsAtMost) {
    Population population = tienan();
    population.communities = 50;
    EXPECT_EQ(make(population, 1).community.size(), 3u);
}

// A part has the people of the whole: as large households, as many workers, elders and gates for them.
TEST(PartOf, HasTheSharesOfTheWhole) {
    const Population whole = filled_in(three_communities());
    const World all = make(whole, 1), part = make(part_of(whole, 4000), 1);
    EXPECT_EQ(part.residents, 4000u);
    const auto share = [](const World& world, auto counts) {
        std::uint32_t n = 0;
        for (std::uint32_t r = 0; r < world.residents; ++r) n += counts(world, r) ? 1 : 0;
        return static_cast<double>(n) / world.residents;
    };
    const auto elder = [](const World& world, std::uint32_t r) { return world.resident.age[r] >= 60; };
    const auto worker = [](const World& world, std::uint32_t r) {
        return world.resident.role[r] == Role::kWorker;
    };
    EXPECT_NEAR(share(part, elder), share(all, elder), 0.01);
    EXPECT_NEAR(share(part, worker), share(all, worker), 0.01);
    EXPECT_NEAR(static_cast<double>(part.residents) / part.households,
                static_cast<double>(all.residents) / all.households, 0.02);
    EXPECT_NEAR(static_cast<double>(part.staff.resident.size()) / part.residents,
                static_cast<double>(all.staff.resident.size()) / all.residents, 0.002);
}

}  // namespace
}  // namespace wangge::world::tests
