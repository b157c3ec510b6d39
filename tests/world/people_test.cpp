#include <algorithm>
#include <array>
#include <cmath>

#include "tests/world/populations.hpp"

namespace wangge::world::tests {
namespace {

constexpr std::uint64_t kSeeds = 20;

/// Successes and trials of one keyed share over all seeds.
struct Tally {
    double successes = 0;
    double trials = 0;
    void operator()(bool success) {
        successes += success ? 1 : 0;
        trials += 1;
    }
};

TEST(Traits, FollowTheirShares) {
    const Population population = tienan();
    Tally minors, adults, elders, chronic_young, chronic_middle, chronic_old, remote, essential, supplied;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        const World world = make(population, seed);
        const Residents& resident = world.resident;
        for (std::uint32_t r = 0; r < world.agents; ++r) {
            const std::uint8_t age = resident.age[r];
            const bool code = resident.shows_code[r] != 0;
            const bool chronic = resident.chronic[r] != 0;
            ASSERT_LE(resident.shows_code[r], resident.phone[r]);
            if (age < 12) {
                ASSERT_FALSE(code);
                ASSERT_FALSE(resident.phone[r]);
            } else {
                (age < 18 ? minors : age < 60 ? adults : elders)(code);
            }
            (age < 45 ? chronic_young : age < 60 ? chronic_middle : chronic_old)(chronic);
            ASSERT_EQ(resident.can_carry[r] != 0, age >= 16 && age <= 74);
            if (resident.pool[r] != Pool::kResident && resident.pool[r] != Pool::kParty &&
                resident.pool[r] != Pool::kVolunteer) {
                ASSERT_FALSE(resident.remote[r]);
                ASSERT_TRUE(resident.essential[r]);
            } else if (resident.role[r] == Role::kWorker) {
                remote(resident.remote[r] != 0);
                essential(resident.essential[r] != 0);
            } else {
                ASSERT_FALSE(resident.remote[r]);
                ASSERT_FALSE(resident.essential[r]);
            }
        }
        for (std::uint32_t h = 0; h < world.households; ++h) {
            const std::uint32_t first = world.household.first[h];
            if (world.members(h) == 1 && resident.age[first] >= 65) {
                supplied(world.household.supplied[h] != 0);
            } else {
                ASSERT_FALSE(world.household.supplied[h]);
            }
            bool helper = false;
            for (std::uint32_t r = first; r < world.household.first[h + 1]; ++r) {
                helper =
                    helper || (resident.age[r] >= 16 && resident.age[r] <= 59 && resident.shows_code[r] != 0);
            }
            ASSERT_EQ(world.household.helper[h] != 0, helper);
        }
    }
    EXPECT_TRUE(binomial(minors.successes, minors.trials, population.own_phone_minor));
    EXPECT_TRUE(binomial(adults.successes, adults.trials, population.code_alone_adult));
    EXPECT_TRUE(binomial(elders.successes, elders.trials, population.code_alone_60));
    EXPECT_TRUE(binomial(chronic_young.successes, chronic_young.trials, population.chronic_young));
    EXPECT_TRUE(binomial(chronic_middle.successes, chronic_middle.trials, population.chronic_45));
    EXPECT_TRUE(binomial(chronic_old.successes, chronic_old.trials, population.chronic_60));
    EXPECT_TRUE(binomial(remote.successes, remote.trials, 0.05));
    EXPECT_TRUE(binomial(essential.successes, essential.trials, 0.15));
    EXPECT_TRUE(binomial(supplied.successes, supplied.trials, population.elders_supplied_share));
}

TEST(Traits, TwinsDifferOnlyWhereAShareSaysSo) {
    Population more = tienan();
    more.code_alone_60 = 0.5;
    const World one = make(tienan(), 3);
    const World two = make(more, 3);
    double gained = 0;
    for (std::uint32_t r = 0; r < one.agents; ++r) {
        ASSERT_LE(one.resident.shows_code[r], two.resident.shows_code[r]);  // nobody loses what they had
        if (one.resident.age[r] < 60) {
            ASSERT_EQ(one.resident.shows_code[r], two.resident.shows_code[r]);
        }
        gained += two.resident.shows_code[r] - one.resident.shows_code[r];
    }
    EXPECT_GT(gained, 100);
    EXPECT_EQ(one.resident.chronic, two.resident.chronic);
}

TEST(Sexes, AreBalanced) {
    double women = 0;
    double people = 0;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        const World world = make(tienan(), seed);
        for (std::uint32_t r = 0; r < world.residents; ++r) {
            women += world.resident.female[r];
            people += 1;
        }
    }
    EXPECT_NEAR(women / people, 0.499, 0.02);  // census, Fengcheng
}

TEST(Roles, PupilsAreThreeToSeventeenAndAsManyAsAsked) {
    const Population population = tienan();
    const World world = make(population, 4);
    std::array<Tally, kLevels> levels;
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const std::uint8_t age = world.resident.age[r];
        const bool pupil = world.resident.role[r] == Role::kPupil;
        if (age >= 3 && age <= 17) {
            levels[static_cast<std::uint32_t>(level_of(age))](pupil);
        } else {
            ASSERT_FALSE(pupil);
        }
    }
    for (std::uint32_t level = 0; level < kLevels; ++level) {
        EXPECT_EQ(levels[level].successes,
                  std::floor(population.enrolment[level] * levels[level].trials + 0.5));
    }
}

TEST(Roles, SectorsAreExactAndPlacesAreOfOneSector) {
    const Population population = tienan();
    const World world = make(population, 4);
    std::array<double, kSectors> heads{};
    double workers = 0;
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const bool works = world.resident.role[r] == Role::kWorker;
        ASSERT_EQ(world.resident.sector[r] != Sector::kNone, works);
        if (!works) {
            continue;
        }
        workers += 1;
        heads[static_cast<std::uint32_t>(world.resident.sector[r])] += 1;
        const std::uint32_t place =
            world.resident.place[static_cast<std::uint32_t>(PlaceKind::kWorkplace)][r];
        if (place != kNone) {
            ASSERT_EQ(world.places.branch[place], static_cast<std::uint8_t>(world.resident.sector[r]));
        }
    }
    for (std::uint32_t sector = 0; sector < kSectors; ++sector) {
        EXPECT_NEAR(heads[sector], population.sectors[sector] * workers, 1) << sector;
    }
}

TEST(Roles, EmploymentIsExactAndFallsAfterSixty) {
    const Population population = tienan();
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        const World world = make(population, seed);
        double workers = 0;
        double able = 0;
        std::array<Tally, 4> ages;
        for (std::uint32_t r = 0; r < world.residents; ++r) {
            const std::uint8_t age = world.resident.age[r];
            const bool works = world.resident.role[r] == Role::kWorker;
            able += age >= 15 ? 1 : 0;
            workers += works ? 1 : 0;
            ASSERT_TRUE(!works || age >= 18);
            if (age >= 25) {
                ages[age < 55 ? 0 : age < 60 ? 1 : age < 65 ? 2 : 3](works);
            }
        }
        EXPECT_EQ(workers, std::floor(population.employed_share * able + 0.5));
        for (int k = 1; k < 4; ++k) {
            EXPECT_LT(ages[k].successes / ages[k].trials, ages[k - 1].successes / ages[k - 1].trials);
        }
    }
}

TEST(Staff, HasTheAskedHeads) {
    const Population population = tienan();
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        const World world = make(population, seed);
        std::array<double, kPools> heads{};
        ASSERT_EQ(world.agents, world.residents + 32);
        for (std::uint32_t i = 0; i < world.staff.resident.size(); ++i) {
            const std::uint32_t r = world.staff.resident[i];
            const Pool pool = world.staff.pool[i];
            const std::uint8_t age = world.resident.age[r];
            ++heads[static_cast<std::uint32_t>(pool)];
            ASSERT_EQ(world.resident.pool[r], pool);
            ASSERT_EQ(world.resident.arrival[r], kAlwaysHere);
            ASSERT_EQ(r >= world.residents, pool == Pool::kCrew || pool == Pool::kSeconded);
            if (i > 0) {
                ASSERT_LT(std::pair(world.staff.pool[i - 1], world.staff.resident[i - 1]),
                          std::pair(pool, r));
            }
            if (pool == Pool::kParty) {
                ASSERT_TRUE(age >= 30 && age <= 70);
            } else if (r < world.residents) {
                ASSERT_TRUE(age >= 20 && age <= 65);
            } else {
                ASSERT_TRUE(age >= 25 && age <= 55);
            }
            ASSERT_TRUE(pool != Pool::kCommunity || world.resident.role[r] == Role::kWorker);
        }
        EXPECT_EQ(heads, (std::array<double, kPools>{0, 10, 16, 41, 24, 8}));
        const auto serving = std::count_if(world.resident.pool.begin(), world.resident.pool.end(),
                                           [](Pool pool) { return pool != Pool::kResident; });
        EXPECT_EQ(static_cast<std::size_t>(serving), world.staff.resident.size());
    }
}

TEST(Staff, OutsidersAreOfAllAges) {
    double sum = 0;
    double square = 0;
    double people = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const World world = make(village(), seed);
        for (std::uint32_t r = world.residents; r < world.agents; ++r) {
            sum += world.resident.age[r];
            square += world.resident.age[r] * world.resident.age[r];
            people += 1;
        }
    }
    const double mean = sum / people;
    EXPECT_NEAR(mean, 40, 4.5 * std::sqrt(80 / people));  // uniform on 25 to 55
    EXPECT_NEAR(square / people - mean * mean, 80, 15);
}

TEST(Returnees, ComeWhenTheyShould) {
    const Population population = tienan();
    std::array<double, 14> days{};
    double later_days = 0;
    double later = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const World world = make(population, seed);
        double first = 0;
        double second = 0;
        double tenants = 0;
        for (std::uint32_t r = 0; r < world.agents; ++r) {
            const std::int16_t day = world.resident.arrival[r];
            if (day == kAlwaysHere) {
                continue;
            }
            ASSERT_LT(r, world.residents);
            ASSERT_TRUE(world.resident.age[r] >= 18 && world.resident.age[r] <= 60);
            ASSERT_EQ(world.resident.role[r], Role::kNone);
            tenants += world.household.tenure[world.resident.household[r]] == Tenure::kTenant ? 1 : 0;
            if (day < 0) {
                ASSERT_GE(day, -14);
                ++first;
                ++days[static_cast<std::size_t>(day + 14)];
            } else {
                ASSERT_TRUE(day >= 8 && day <= 24);
                ++second;
                later += 1;
                later_days += day;
                const std::uint32_t h = world.resident.household[r];
                for (std::uint32_t m = world.household.first[h]; m < world.household.first[h + 1]; ++m) {
                    ASSERT_GE(world.resident.age[m], 18);
                }
            }
        }
        EXPECT_EQ(first, 47);
        EXPECT_EQ(second, 4);
        EXPECT_EQ(tenants, 10);  // 0.2 of 51, rounded
    }
    for (const double returns : days) {
        EXPECT_TRUE(binomial(returns, 40 * 47, 1.0 / 14));
    }
    EXPECT_NEAR(later_days / later, 16, 4.5 * std::sqrt(24 / later));
}

// With a handful of people someone who may come later is always found.
TEST(Returnees, AreFoundInTheSmallestPlace) {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const World world = make(village(), seed);
        const auto later =
            std::ranges::count_if(world.resident.arrival.values(), [](std::int16_t day) { return day > 0; });
        ASSERT_EQ(later, 1);
    }
}

TEST(Returnees, RentAsFarAsThereAreRentedHomes) {
    Population population = tienan();
    population.rented_households = 0;
    population.rented_residents = 0;
    const World world = make(population, 1);
    const auto returnees = std::ranges::count_if(world.resident.arrival.values(),
                                                 [](std::int16_t day) { return day != kAlwaysHere; });
    EXPECT_EQ(returnees, 51);
}

}  // namespace
}  // namespace wangge::world::tests
