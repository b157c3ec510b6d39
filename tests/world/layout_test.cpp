#include <algorithm>
#include <cmath>
#include <set>

#include "tests/world/populations.hpp"

namespace wangge::world::tests {
namespace {

TEST(Layout, GridsAreEvenAndStairwellsAreNot) {
    const World world = make(tienan(), 1);
    double least = 1e9;
    double most = 0;
    for (std::uint32_t g = 0; g < 3; ++g) {
        const std::uint32_t here = world.grid.first_stairwell[g + 1] - world.grid.first_stairwell[g];
        EXPECT_TRUE(here == 9 || here == 10);
    }
    for (std::uint32_t s = 0; s < 29; ++s) {
        const double homes = world.stairwell.first_household[s + 1] - world.stairwell.first_household[s];
        least = std::min(least, homes);
        most = std::max(most, homes);
    }
    EXPECT_GT(most, 1.5 * least);
    EXPECT_GT(least, 15);
}

TEST(Layout, LanesAreSmallAndLow) {
    const Population population = tienan();
    double lane_homes = 0;
    double other_homes = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const World world = make(population, seed);
        double lanes = 0;
        double lifts = 0;
        for (std::uint32_t s = 0; s < 29; ++s) {
            const std::uint32_t first = world.stairwell.first_household[s];
            const std::uint32_t end = world.stairwell.first_household[s + 1];
            const std::uint8_t top = world.household.floor[end - 1];
            ASSERT_EQ(world.household.floor[first], 1);
            ASSERT_TRUE(
                std::is_sorted(world.household.floor.begin() + first, world.household.floor.begin() + end));
            if (world.stairwell.lift[s] != 0) {
                lifts += 1;
                EXPECT_GT(top, population.floors);
            } else {
                EXPECT_TRUE(top == 1 || top == population.floors) << int{top};
            }
            lanes += top == 1 ? 1 : 0;
            (top == 1 ? lane_homes : other_homes) += end - first;
        }
        EXPECT_EQ(lanes, 12);  // 0.4 of 29
        EXPECT_EQ(lifts, 4);   // 0.141 of 29
    }
    EXPECT_LT(lane_homes / 12, 0.7 * other_homes / 17);
}

TEST(Layout, StaysInsideTheSquareAndGatesOnItsBorder) {
    for (const Population& population : {village(), tienan(), scaled(5)}) {
        const World world = make(population, 2);
        const auto width = static_cast<float>(population.width);
        for (std::size_t s = 0; s < world.stairwell.x.size(); ++s) {
            ASSERT_TRUE(world.stairwell.x[s] > 0 && world.stairwell.x[s] < width);
            ASSERT_TRUE(world.stairwell.y[s] > 0 && world.stairwell.y[s] < width);
        }
        for (std::size_t g = 0; g < world.gates.x.size(); ++g) {
            const float x = world.gates.x[g];
            const float y = world.gates.y[g];
            ASSERT_TRUE(x >= 0 && x <= width && y >= 0 && y <= width);
            ASSERT_TRUE(x == 0 || x == width || y == 0 || y == width);
        }
    }
}

TEST(Layout, WalksAreAlongStreets) {
    const World world = make(tienan(), 3);
    std::set<std::uint32_t> nearest;
    for (std::size_t s = 0; s < 29; ++s) {
        for (std::size_t g = 0; g < 3; ++g) {
            const double metres = std::abs(world.stairwell.x[s] - world.gates.x[g]) +
                                  std::abs(world.stairwell.y[s] - world.gates.y[g]);
            EXPECT_NEAR(world.stairwell.gate_minutes[s * 3 + g], std::max(1.0, metres / 70), 0.501);
        }
        const auto first = world.stairwell.gate_minutes.begin() + static_cast<std::ptrdiff_t>(s * 3);
        nearest.insert(static_cast<std::uint32_t>(std::min_element(first, first + 3) - first));
    }
    EXPECT_EQ(nearest.size(), 3u);  // each gate is somebody's
}

// Neighbours in number are neighbours in place: grids are of one piece.
TEST(Layout, NumbersFollowPlaces) {
    const Population population = scaled(5);
    const World world = make(population, 4);
    const double pitch = population.width / std::sqrt(population.stairwells);
    for (std::size_t s = 1; s < world.stairwell.x.size(); ++s) {
        const double dx = world.stairwell.x[s] - world.stairwell.x[s - 1];
        const double dy = world.stairwell.y[s] - world.stairwell.y[s - 1];
        ASSERT_LT(std::sqrt(dx * dx + dy * dy), 2.5 * pitch) << s;
    }
}

TEST(Layout, WorksWithoutGates) {
    Population population = tienan();
    population.gates = 0;
    const World world = make(population, 4);
    EXPECT_TRUE(world.gates.key.empty());
    EXPECT_TRUE(world.stairwell.gate_minutes.empty());
}

TEST(Friends, VisitEachOther) {
    Population sociable = village();
    sociable.friends = 32;  // more than there are households
    for (const Population& population : {tienan(), village(), sociable}) {
        const World world = make(population, 5);
        std::size_t alone = 0;
        for (std::uint32_t h = 0; h < world.households; ++h) {
            for (std::uint32_t k = 0; k < world.friends_per_household; ++k) {
                const std::uint32_t other = world.friend_of(h, k);
                if (other == kNone) {
                    ++alone;
                    continue;
                }
                ASSERT_LT(other, world.households);
                ASSERT_NE(other, h);
                ASSERT_EQ(world.friend_of(other, k), h);
            }
        }
        EXPECT_LE(alone, std::size_t{world.friends_per_household} * world.grid.key.size());
    }
}

// Whoever lives next door to friends is hardly more often befriended than others, and friends of friends not
// either.
TEST(Friends, AreDrawnFromEverywhere) {
    std::size_t neighbours = 0, triangles = 0, all = 0;
    double expected = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Population population = tienan();
        population.grids = 1;
        const World world = make(population, seed);
        const auto befriended = [&](std::uint32_t one, std::uint32_t other) {
            for (std::uint32_t k = 0; k < 6; ++k) {
                if (world.friend_of(one, k) == other) return true;
            }
            return false;
        };
        for (std::uint32_t h = 0; h + 1 < world.households; ++h) {
            for (std::uint32_t k = 0; k < 6; ++k) {
                const std::uint32_t one = world.friend_of(h, k), next = world.friend_of(h + 1, k),
                                    other = world.friend_of(h, (k + 1) % 6);
                if (one == kNone || next == kNone || other == kNone) continue;
                ++all;
                neighbours += one + 1 == next || next + 1 == one ? 1 : 0;
                triangles += befriended(one, other) ? 1 : 0;
                expected += 4.0 / world.households;  // in the other four matchings
            }
        }
    }
    EXPECT_LT(static_cast<double>(neighbours) / static_cast<double>(all), 0.05);
    EXPECT_NEAR(static_cast<double>(triangles), expected, 6 * std::sqrt(expected));
}

TEST(Friends, LiveMostlyInTheSameGrid) {
    double near = 0;
    double all = 0;
    double expected = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const World world = make(tienan(), seed);
        for (std::uint32_t h = 0; h < world.households; ++h) {
            const std::uint32_t grid = world.grid_of(h);
            const double share = (world.stairwell.first_household[world.grid.first_stairwell[grid + 1]] -
                                  world.stairwell.first_household[world.grid.first_stairwell[grid]]) /
                                 1655.0;
            for (std::uint32_t k = 0; k < 6; ++k) {
                const std::uint32_t other = world.friend_of(h, k);
                if (other == kNone) continue;
                near += world.grid_of(other) == grid ? 1 : 0;
                all += 1;
                expected += 0.75 + 0.25 * share;
            }
        }
    }
    EXPECT_NEAR(near / all, expected / all, 0.02);  // of a community four or five of six, all alike
}

TEST(Shops, AreNearAndEvenlyUsed) {
    const World world = make(tienan(), 6);
    const auto shop_kind = static_cast<std::uint32_t>(PlaceKind::kShop);
    std::uint32_t first_shop = 0;
    while (world.places.kind[first_shop] != PlaceKind::kShop) {
        ++first_shop;
    }
    std::vector<double> customers(57, 0.0);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const std::uint32_t shop = world.resident.place[shop_kind][world.household.first[h]] - first_shop;
        ASSERT_LT(shop, 57u);
        customers[shop] += 1;
        const double along = (world.household.stairwell[h] + 0.5) / 29.0 * 57;
        ASSERT_LT(std::abs(along - shop), 3.5);
    }
    for (const double here : customers) {
        EXPECT_GT(here, 3);
        EXPECT_LT(here, 110);
    }
}

}  // namespace
}  // namespace wangge::world::tests
