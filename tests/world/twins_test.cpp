#include <ctime>

#include "tests/world/populations.hpp"
#include "wangge/world/tilt.hpp"
#include "wangge/world/world_hash.hpp"

namespace wangge::world::tests {
namespace {

TEST(Twins, SameSeedSameWorld) {
    EXPECT_EQ(world_hash(make(tienan(), 1)), world_hash(make(tienan(), 1)));
    EXPECT_NE(world_hash(make(tienan(), 1)), world_hash(make(tienan(), 2)));
}

TEST(Twins, EveryCellCounts) {
    const World world = make(village(), 1);
    const core::StateHash hash = world_hash(world);
    const auto differs = [&](auto&& change) {
        World other = world;
        change(other);
        return world_hash(other) != hash;
    };
    EXPECT_TRUE(differs([](World& w) { w.resident.age[7] ^= 1; }));
    EXPECT_TRUE(differs([](World& w) { w.resident.slot[4][3] ^= 1; }));
    EXPECT_TRUE(differs([](World& w) { w.household.friends[9] ^= 1; }));
    EXPECT_TRUE(differs([](World& w) { w.stairwell.x[1] += 1; }));
    EXPECT_TRUE(differs([](World& w) { w.places.slots[5] ^= 1; }));
    EXPECT_TRUE(differs([](World& w) { w.staff.pool[2] = Pool::kCrew; }));
    EXPECT_TRUE(differs([](World& w) { w.tightness = 0.5; }));
    EXPECT_TRUE(differs([](World& w) { w.gates.key.push_back(0); }));
    EXPECT_TRUE(differs([](World& w) {
        std::swap(w.household.tenure[0], w.household.tenure[1]);
        w.household.tenure[0] = w.household.tenure[0] == Tenure::kOwner ? Tenure::kTenant : Tenure::kOwner;
    }));
}

// What a thing is does not depend on how many of another thing there are.
TEST(Twins, PeopleDoNotDependOnStaffShopsAndGates) {
    Population other = tienan();
    other.community_workers = 30;
    other.party_volunteers = 0;
    other.other_volunteers = 100;
    other.gate_crew = 3;
    other.seconded = 0;
    other.shops = 12;
    other.gates = 1;
    other.side_gaps = 0;
    other.stairwells = 40;
    other.grids = 5;
    other.lift_share = 0.5;
    other.friends = 3;
    const World one = make(tienan(), 8);
    const World two = make(other, 8);
    const auto same = [&](const auto& a, const auto& b) {
        return std::equal(a.begin(), a.begin() + one.residents, b.begin());
    };
    EXPECT_TRUE(same(one.resident.key, two.resident.key));
    EXPECT_TRUE(same(one.resident.household.values(), two.resident.household.values()));
    EXPECT_TRUE(same(one.resident.age, two.resident.age));
    EXPECT_TRUE(same(one.resident.female, two.resident.female));
    EXPECT_TRUE(same(one.resident.shows_code, two.resident.shows_code));
    EXPECT_TRUE(same(one.resident.chronic, two.resident.chronic));
    EXPECT_TRUE(same(one.resident.arrival.values(), two.resident.arrival.values()));
    EXPECT_EQ(one.household.key, two.household.key);
    EXPECT_EQ(one.household.first, two.household.first);
    EXPECT_EQ(one.household.tenure, two.household.tenure);
    EXPECT_EQ(one.household.supplied, two.household.supplied);
    const auto team = static_cast<std::uint32_t>(PlaceKind::kTeam);
    for (std::uint32_t r = 0; r < one.residents; ++r) {  // nor do colleagues, whoever leaves to serve
        if (one.resident.place[team][r] != kNone && two.resident.place[team][r] != kNone) {
            ASSERT_EQ(one.places.key[one.resident.place[team][r]],
                      two.places.key[two.resident.place[team][r]]);
        }
    }
    for (std::uint32_t i = 0; i < 3; ++i) {  // the first of the crew are the same people
        EXPECT_EQ(one.resident.key[one.residents + i], two.resident.key[two.residents + i]);
        EXPECT_EQ(one.resident.age[one.residents + i], two.resident.age[two.residents + i]);
    }
}

// One volunteer more is one person more: those before stay.
TEST(Twins, MoreVolunteersIncludeTheFewer) {
    Population more = tienan();
    more.other_volunteers = 42;
    const World one = make(tienan(), 9);
    const World two = make(more, 9);
    std::uint32_t changed = 0;
    for (std::uint32_t r = 0; r < one.residents; ++r) {
        changed += one.resident.pool[r] != two.resident.pool[r] ? 1 : 0;
    }
    EXPECT_EQ(changed, 1u);
}

TEST(Twins, TimeGrowsWithThePlace) {
    const auto seconds = [](double factor) {
        double best = 1e9;
        for (int attempt = 0; attempt < 2; ++attempt) {
            const std::clock_t start = std::clock();  // of this process: others may be busy
            EXPECT_GT(make(scaled(factor), 1).residents, 0u);
            best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        }
        return best;
    };
    const double small = seconds(8);   // 30,000 residents
    const double large = seconds(66);  // 250,000 residents
    EXPECT_LT(large / small, 66.0 / 8 * 4);
    EXPECT_LT(large, 20);
}

TEST(Tilt, MeetsTheMean) {
    const double weights[] = {0.5, 0.3, 0.2};
    const std::uint32_t values[] = {1, 2, 4};
    for (const double mean : {1.01, 1.9, 2.5, 3.99}) {
        const std::vector<double> tilted = tilt(weights, values, mean);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < 3; ++i) {
            sum += tilted[i];
            total += tilted[i] * values[i];
        }
        EXPECT_NEAR(total / sum, mean, 1e-9);
        // exponential: log ratios to the weights are linear in the values
        const double first = std::log(tilted[1] / weights[1]) - std::log(tilted[0] / weights[0]);
        const double second = std::log(tilted[2] / weights[2]) - std::log(tilted[1] / weights[1]);
        EXPECT_NEAR(second, 2 * first, 1e-9);
    }
}

}  // namespace
}  // namespace wangge::world::tests
