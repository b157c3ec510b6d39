#include <algorithm>
#include <unordered_set>

#include "tests/world/populations.hpp"
#include "wangge/world/keys.hpp"

namespace wangge::world::tests {
namespace {

void expect_ranges(const World& world) {
    const auto grids = static_cast<std::uint32_t>(world.grid.key.size());
    const auto stairwells = static_cast<std::uint32_t>(world.stairwell.key.size());
    ASSERT_EQ(world.grid.first_stairwell.size(), grids + 1);
    ASSERT_EQ(world.grid.first_stairwell.back(), stairwells);
    ASSERT_EQ(world.stairwell.first_household.size(), stairwells + 1);
    ASSERT_EQ(world.stairwell.first_household.back(), world.households);
    for (std::uint32_t g = 0; g < grids; ++g) {
        ASSERT_LT(world.grid.first_stairwell[g], world.grid.first_stairwell[g + 1]);
        for (std::uint32_t s = world.grid.first_stairwell[g]; s < world.grid.first_stairwell[g + 1]; ++s) {
            ASSERT_EQ(world.stairwell.grid[s], g);
            ASSERT_LT(world.stairwell.first_household[s], world.stairwell.first_household[s + 1]);
            for (std::uint32_t h = world.stairwell.first_household[s];
                 h < world.stairwell.first_household[s + 1]; ++h) {
                ASSERT_EQ(world.household.stairwell[h], s);
                ASSERT_EQ(world.grid_of(h), g);
                for (std::uint32_t r = world.household.first[h]; r < world.household.first[h + 1]; ++r) {
                    ASSERT_EQ(world.resident.household[r], h);
                }
            }
        }
    }
    for (std::uint32_t r = world.residents; r < world.agents; ++r) {
        ASSERT_EQ(world.resident.household[r], kNone);
    }
}

void expect_columns(const World& world) {
    const Residents& resident = world.resident;
    for (const std::size_t length :
         {resident.key.size(), resident.household.size(), resident.age.size(), resident.female.size(),
          resident.role.size(), resident.pool.size(), resident.remote.size(), resident.essential.size(),
          resident.shows_code.size(), resident.chronic.size(), resident.can_carry.size(),
          resident.arrival.size(), resident.hukou.size(), resident.sector.size(), resident.phone.size()}) {
        ASSERT_EQ(length, world.agents);
    }
    const Households& household = world.household;
    for (const std::size_t length :
         {household.key.size(), household.stairwell.size(), household.floor.size(), household.tenure.size(),
          household.supplied.size(), household.helper.size(), household.dwelling.size()}) {
        ASSERT_EQ(length, world.households);
    }
    ASSERT_EQ(world.stairwell.gate_minutes.size(), world.stairwell.key.size() * world.gates.key.size());
    ASSERT_EQ(world.gates.x.size(), world.gates.key.size());
    ASSERT_EQ(world.staff.pool.size(), world.staff.resident.size());
}

/// Every slot is somebody's membership and every membership a slot.
void expect_slots(const World& world) {
    const Places& places = world.places;
    ASSERT_EQ(places.first.size(), places.key.size() + 1);
    ASSERT_EQ(places.kind.size(), places.key.size());
    ASSERT_EQ(places.first.back(), places.slots.size());
    ASSERT_TRUE(std::ranges::is_sorted(places.kind));
    for (std::uint32_t p = 0; p < places.key.size(); ++p) {
        const auto kind = static_cast<std::uint32_t>(places.kind[p]);
        const auto slots = world.slots_of(p);
        for (std::uint32_t k = 0; k < slots.size(); ++k) {
            ASSERT_EQ(world.resident.place[kind][slots[k]], p);
            ASSERT_EQ(world.resident.slot[kind][slots[k]], k);
        }
    }
    std::size_t memberships = 0;
    for (std::uint32_t kind = 0; kind < kPlaceKinds; ++kind) {
        ASSERT_EQ(world.resident.place[kind].size(), world.agents);
        ASSERT_EQ(world.resident.slot[kind].size(), world.agents);
        for (std::uint32_t r = 0; r < world.agents; ++r) {
            const bool member = world.resident.place[kind][r] != kNone;
            ASSERT_EQ(world.resident.slot[kind][r] != kNone, member);
            memberships += member ? 1 : 0;
        }
    }
    ASSERT_EQ(memberships, places.slots.size());
}

void expect_unique_keys(const World& world) {
    std::unordered_set<std::uint64_t> keys;
    std::size_t things = 0;
    for (const std::vector<std::uint64_t>* column :
         {&world.resident.key, &world.household.key, &world.stairwell.key, &world.grid.key, &world.places.key,
          &world.gates.key}) {
        keys.insert(column->begin(), column->end());
        things += column->size();
    }
    EXPECT_EQ(keys.size(), things);
}

TEST(Tables, AreConsistent) {
    for (const Population& population : {village(), hamlet(), tienan(), scaled(6)}) {
        for (std::uint64_t seed = 0; seed < 3; ++seed) {
            const World world = make(population, seed);
            expect_ranges(world);
            expect_columns(world);
            expect_slots(world);
            expect_unique_keys(world);
        }
    }
}

TEST(Tables, KeysNameThingsNotSeeds) {
    const World one = make(tienan(), 1);
    const World two = make(tienan(), 2);
    EXPECT_EQ(one.household.key, two.household.key);
    EXPECT_EQ(one.places.key[0], two.places.key[0]);
    EXPECT_NE(key_of(1, Thing::kResident, 2, 3), key_of(2, Thing::kResident, 2, 3));
    EXPECT_NE(key_of(1, Thing::kResident, 2, 3), key_of(1, Thing::kHousehold, 2, 3));
    EXPECT_NE(key_of(1, Thing::kResident, 2, 3), key_of(1, Thing::kResident, 3, 2));
    const World elsewhere = synthesise(tienan(), core::Seed{1}, "elsewhere").value();
    EXPECT_NE(one.household.key, elsewhere.household.key);
}

TEST(Places, HoldWhoBelongsThere) {
    const World world = make(tienan(), 5);
    const auto in = [&](PlaceKind kind, std::uint32_t r) {
        return world.resident.place[static_cast<std::uint32_t>(kind)][r];
    };
    for (std::uint32_t r = 0; r < world.agents; ++r) {
        const bool lives_here = r < world.residents;
        for (const PlaceKind kind : {PlaceKind::kShop, PlaceKind::kMarket, PlaceKind::kSquare,
                                     PlaceKind::kStairwell, PlaceKind::kClinic}) {
            ASSERT_EQ(in(kind, r) != kNone, lives_here);
        }
        const bool works = lives_here && world.resident.role[r] == Role::kWorker &&
                           world.resident.pool[r] != Pool::kCommunity;
        ASSERT_EQ(in(PlaceKind::kTeam, r) != kNone, works);
        ASSERT_EQ(in(PlaceKind::kWorkplace, r) != kNone, works);
        ASSERT_EQ(in(PlaceKind::kClass, r) != kNone, world.resident.role[r] == Role::kPupil);
        ASSERT_EQ(in(PlaceKind::kOffice, r) != kNone, world.resident.pool[r] != Pool::kResident);
        if (lives_here) {
            const std::uint32_t h = world.resident.household[r];
            const std::uint32_t first = world.household.first[h];
            ASSERT_EQ(in(PlaceKind::kShop, r), in(PlaceKind::kShop, first));
            ASSERT_EQ(world.places.key[in(PlaceKind::kStairwell, r)],
                      key_of(core::hash_text("community"), thing_of(PlaceKind::kStairwell),
                             world.household.stairwell[h]));
            ASSERT_EQ(world.places.key[in(PlaceKind::kSquare, r)],
                      key_of(core::hash_text("community"), thing_of(PlaceKind::kSquare), world.grid_of(h)));
        }
    }
}

TEST(Places, KeepToTheirSizes) {
    const Population population = tienan();
    const World world = make(population, 6);
    std::uint32_t number[kPlaceKinds] = {};
    for (std::uint32_t p = 0; p < world.places.key.size(); ++p) {
        const PlaceKind kind = world.places.kind[p];
        const auto slots = world.slots_of(p);
        ++number[static_cast<std::uint32_t>(kind)];
        if (kind == PlaceKind::kTeam) {
            EXPECT_LE(slots.size(), population.team_size);
            for (const std::uint32_t r : slots) {  // a team is part of one workplace
                const auto workplace = static_cast<std::uint32_t>(PlaceKind::kWorkplace);
                EXPECT_EQ(world.resident.place[workplace][r], world.resident.place[workplace][slots[0]]);
            }
        } else if (kind == PlaceKind::kWorkplace) {
            EXPECT_LE(slots.size(), population.workplace_sizes[world.places.branch[p]]);
        } else if (kind == PlaceKind::kClass) {
            EXPECT_LE(slots.size(), population.class_sizes[world.places.branch[p]]);
            EXPECT_GE(slots.size(), population.class_sizes[world.places.branch[p]] / 3);
            for (const std::uint32_t r : slots) {
                EXPECT_EQ(world.resident.age[r], world.resident.age[slots[0]]);
            }
        }
    }
    const auto of = [&](PlaceKind kind) { return number[static_cast<std::uint32_t>(kind)]; };
    EXPECT_EQ(of(PlaceKind::kShop), 57u);
    EXPECT_EQ(of(PlaceKind::kMarket), 1u);
    EXPECT_EQ(of(PlaceKind::kSquare), 3u);
    EXPECT_EQ(of(PlaceKind::kStairwell), 29u);
    EXPECT_EQ(of(PlaceKind::kClinic), 1u);
    EXPECT_EQ(of(PlaceKind::kOffice), 1u);
}

TEST(Places, SlotsAreShuffled) {
    const World world = make(tienan(), 7);
    for (std::uint32_t p = 0; p < world.places.key.size(); ++p) {
        if (world.places.kind[p] != PlaceKind::kMarket) {
            continue;
        }
        const auto slots = world.slots_of(p);
        double rising = 0;
        for (std::size_t k = 1; k < slots.size(); ++k) {
            rising += slots[k] > slots[k - 1] ? 1 : 0;
        }
        const double pairs = static_cast<double>(slots.size() - 1);
        EXPECT_NEAR(rising / pairs, 0.5, 4.5 / std::sqrt(12 * pairs));  // variance of ascents: (n + 1) / 12
    }
}

}  // namespace
}  // namespace wangge::world::tests
