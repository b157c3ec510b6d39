#include <algorithm>
#include <array>
#include <cmath>

#include "tests/world/populations.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/households.hpp"

namespace wangge::world::tests {
namespace {

void expect_exact_totals(const Population& population, std::uint64_t seed) {
    const World world = make(population, seed);
    ASSERT_EQ(world.residents, population.residents);
    ASSERT_EQ(world.households, population.households);
    ASSERT_EQ(world.household.first.size(), world.households + 1);
    EXPECT_EQ(world.household.first.front(), 0u);
    EXPECT_EQ(world.household.first.back(), world.residents);
    double homes = 0;
    double people = 0;
    for (std::uint32_t h = 0; h < world.households; ++h) {
        ASSERT_GE(world.members(h), 1u);
        if (world.household.tenure[h] == Tenure::kTenant) {
            homes += 1;
            people += world.members(h);
        }
    }
    EXPECT_EQ(homes, population.rented_households);
    EXPECT_EQ(people, population.rented_residents);
    std::array<std::uint32_t, kAgeBands> bands{};
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        std::uint32_t band = 0;
        while (world.resident.age[r] >= band_start(band + 1)) {
            ++band;
        }
        ++bands[band];
    }
    EXPECT_TRUE(std::ranges::equal(bands, core::apportion(world.residents, population.ages)));
}

TEST(Totals, AreExactInTienan) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        expect_exact_totals(tienan(), seed);
    }
}

TEST(Totals, AreExactInSmallPlaces) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        expect_exact_totals(village(), seed);
        expect_exact_totals(hamlet(), seed);
    }
}

TEST(Totals, AreExactInALargePlace) {
    expect_exact_totals(scaled(10), 3);
}

TEST(Totals, AreExactFarFromTheShares) {
    for (const double residents :
         {1655.0, 1656.0, 2000.0, 3000.0, 3811.0, 3813.0, 5000.0, 8000.0, 1655.0 * 12}) {
        Population population = tienan();
        population.residents = residents;
        population.rented_households = 0;
        population.rented_residents = 0;
        SizeCounts counts{};
        ASSERT_TRUE(count_sizes(population, 1655, static_cast<std::uint32_t>(residents), counts))
            << residents;
        double people = 0;
        double homes = 0;
        for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
            people += k * static_cast<double>(counts[k]);
            homes += counts[k];
        }
        EXPECT_EQ(people, residents);
        EXPECT_EQ(homes, population.households);
    }
}

TEST(Totals, MovesHouseholdsToSizesWithoutShareOnlyWhereItMust) {
    Population population = tienan();
    population.household_sizes = {1, 0, 1};
    SizeCounts counts{};
    ASSERT_TRUE(count_sizes(population, 100, 200, counts));
    EXPECT_EQ(counts[1], 50u);
    EXPECT_EQ(counts[3], 50u);
    // odd: no number of ones and threes gives it
    ASSERT_TRUE(count_sizes(population, 100, 201, counts));
    EXPECT_EQ(counts[1] + counts[3], 99u);
}

TEST(Totals, SizesKeepTheirShares) {
    SizeCounts counts{};
    ASSERT_TRUE(count_sizes(tienan(), 1655, 3812, counts));
    const double published[] = {0.245, 0.413, 0.200, 0.096, 0.031};
    for (std::uint32_t k = 1; k <= 5; ++k) {
        EXPECT_NEAR(counts[k] / 1655.0, published[k - 1], 0.006) << k;
    }
}

// Every choice of homes with the asked totals that exists is found: all sums between the smallest and largest
// homes.
TEST(Totals, RentedHomesReachEverySumBetweenTheExtremes) {
    const SizeCounts all = {0, 5, 9, 4, 2, 1};
    for (std::uint32_t homes = 0; homes <= 21; ++homes) {
        std::uint32_t least = 0;
        std::uint32_t most = 0;
        for (std::uint32_t k = 1, left = homes; k <= 5; ++k) {
            const std::uint32_t here = std::min(left, all[k]);
            least += here * k;
            left -= here;
        }
        for (std::uint32_t k = 5, left = homes; k >= 1; --k) {
            const std::uint32_t here = std::min(left, all[k]);
            most += here * k;
            left -= here;
        }
        for (std::uint32_t people = 0; people <= most + 3; ++people) {
            SizeCounts rented{};
            ASSERT_EQ(count_rented(all, homes, people, rented), people >= least && people <= most)
                << homes << " homes, " << people << " people";
            if (people < least || people > most) {
                continue;
            }
            std::uint32_t found_homes = 0;
            std::uint32_t found_people = 0;
            for (std::uint32_t k = 1; k <= 5; ++k) {
                ASSERT_LE(rented[k], all[k]);
                found_homes += rented[k];
                found_people += rented[k] * k;
            }
            ASSERT_EQ(found_homes, homes);
            ASSERT_EQ(found_people, people);
        }
    }
}

// Tenants are spread over stairwells as a random choice of households would be.
TEST(Totals, TenantsAreSpreadEvenly) {
    double statistic = 0;
    constexpr int kSeeds = 30;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        const World world = make(tienan(), seed);
        for (std::uint32_t s = 0; s < 29; ++s) {
            double tenants = 0;
            const std::uint32_t first = world.stairwell.first_household[s];
            const std::uint32_t end = world.stairwell.first_household[s + 1];
            for (std::uint32_t h = first; h < end; ++h) {
                tenants += world.household.tenure[h] == Tenure::kTenant ? 1 : 0;
            }
            const double expected = (end - first) * 128.0 / 1655.0;
            statistic += (tenants - expected) * (tenants - expected) / expected;
        }
    }
    // a chi-square of 28 degrees of freedom a seed, times 1 - 128/1655 for drawing without replacement
    EXPECT_NEAR(statistic / kSeeds, 28 * (1 - 128.0 / 1655.0), 4.5 * std::sqrt(2 * 28.0 / kSeeds));
}

}  // namespace
}  // namespace wangge::world::tests
