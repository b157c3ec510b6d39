#include <array>
#include <cstdlib>
#include <string_view>

#include "tests/world/populations.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/composition.hpp"

namespace wangge::world::tests {
namespace {

struct Person {
    char letter;
    int age;
    bool female;
};

std::vector<Person> members(const Draft& draft, std::uint32_t household) {
    const std::string_view letters = draft.types[draft.type[household]].members;
    std::vector<Person> people;
    for (std::uint32_t i = 0; i < letters.size(); ++i) {
        const std::uint32_t r = draft.world.household.first[household] + i;
        people.push_back(
            Person{letters[i], draft.world.resident.age[r], draft.world.resident.female[r] != 0});
    }
    return people;
}

const Person* find(const std::vector<Person>& people, char letter) {
    for (const Person& person : people) {
        if (person.letter == letter) {
            return &person;
        }
    }
    return nullptr;
}

TEST(HouseholdTypes, AreWellFormed) {
    const std::vector<HouseholdType> types = household_types();
    EXPECT_LT(types.size(), 256u);
    std::size_t size = 1;
    for (const HouseholdType& type : types) {
        EXPECT_TRUE(type.members.size() == size || type.members.size() == size + 1) << type.members;
        size = type.members.size();
        EXPECT_GT(type.weight, 0) << type.members;
        EXPECT_LT(type.minors, size) << type.members;
        EXPECT_GE(type.generations, 1) << type.members;
        EXPECT_LE(type.generations, 4) << type.members;
        const auto has = [&](char letter) { return type.members.find(letter) != std::string::npos; };
        EXPECT_TRUE(!has('S') || has('H')) << type.members;
        EXPECT_TRUE(!has('Q') || has('P')) << type.members;
        EXPECT_TRUE(!(has('F') || has('X')) || has('E')) << type.members;
        EXPECT_TRUE(!has('G') || has('H')) << type.members;
    }
    EXPECT_EQ(size, kMostMembers);
}

TEST(Families, FollowTheirTypes) {
    for (const Population& population : {tienan(), village()}) {
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const Draft draft = families(population, seed);
            for (std::uint32_t h = 0; h < draft.world.households; ++h) {
                ASSERT_EQ(draft.types[draft.type[h]].members.size(), draft.world.members(h));
                for (const Person& person : members(draft, h)) {
                    const bool minor = person.letter == 'C';
                    const bool elder = person.letter == 'E' || person.letter == 'F' || person.letter == 'Y';
                    ASSERT_EQ(person.age < 18, minor) << person.letter;
                    ASSERT_EQ(person.age >= 65, elder) << person.letter;
                }
            }
        }
    }
}

TEST(Families, NobodyUnderEighteenLivesWithoutAnAdult) {
    for (const Population& population : {tienan(), hamlet(), village()}) {
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            const World world = make(population, seed);
            for (std::uint32_t h = 0; h < world.households; ++h) {
                bool adult = false;
                for (std::uint32_t r = world.household.first[h]; r < world.household.first[h + 1]; ++r) {
                    adult = adult || world.resident.age[r] >= 18;
                }
                ASSERT_TRUE(adult);
            }
        }
    }
}

TEST(Families, ParentsAreEighteenToFiftyYearsOlder) {
    double pairs = 0;
    double unusual = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const Draft draft = families(tienan(), seed);
        for (std::uint32_t h = 0; h < draft.world.households; ++h) {
            const std::vector<Person> people = members(draft, h);
            for (const Person& child : people) {
                for (const Person& parent : people) {
                    const bool line = ((child.letter == 'C' || child.letter == 'G') &&
                                       (parent.letter == 'H' || parent.letter == 'S')) ||
                                      (child.letter == 'H' && (parent.letter == 'P' || parent.letter == 'Q' ||
                                                               parent.letter == 'E' || parent.letter == 'F' ||
                                                               parent.letter == 'X'));
                    if (line) {
                        const int gap = parent.age - child.age;
                        ASSERT_GE(gap, 16) << "seed " << seed << " household " << h;
                        pairs += 1;
                        unusual += gap < 18 || gap > 50 ? 1 : 0;
                    }
                }
            }
        }
    }
    EXPECT_GT(pairs, 10000);
    EXPECT_LT(unusual / pairs, 0.001);
}

TEST(Families, BrothersAndSistersAreAFewYearsApart) {
    double pairs = 0;
    double unusual = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const Draft draft = families(tienan(), seed);
        for (std::uint32_t h = 0; h < draft.world.households; ++h) {
            const std::vector<Person> people = members(draft, h);
            for (std::size_t i = 1; i < people.size(); ++i) {
                if (people[i - 1].letter == 'C' && people[i].letter == 'C') {
                    const int gap = std::abs(people[i].age - people[i - 1].age);
                    pairs += 1;
                    unusual += gap < 1 || gap > 6 ? 1 : 0;
                }
            }
        }
    }
    EXPECT_GT(pairs, 500);
    EXPECT_EQ(unusual, 0);
}

TEST(Families, CouplesAreOfAnAge) {
    double couples = 0;
    double far = 0;
    double husbands_elder = 0;
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const Draft draft = families(tienan(), seed);
        for (std::uint32_t h = 0; h < draft.world.households; ++h) {
            const std::vector<Person> people = members(draft, h);
            for (const auto& [one, other] : {std::pair{'H', 'S'}, {'E', 'F'}, {'E', 'X'}, {'P', 'Q'}}) {
                const Person* a = find(people, one);
                const Person* b = find(people, other);
                if (a == nullptr || b == nullptr) {
                    continue;
                }
                ASSERT_NE(a->female, b->female);
                couples += 1;
                far += std::abs(a->age - b->age) > 10 ? 1 : 0;
                const int gap = a->female ? b->age - a->age : a->age - b->age;
                sum += gap;
                husbands_elder += gap > 0 ? 1 : 0;
            }
        }
    }
    EXPECT_LT(far / couples, 0.02);
    EXPECT_GT(husbands_elder / couples, 0.5);
    EXPECT_NEAR(sum / couples, 1.2, 0.8);
}

TEST(Families, GenerationsAndEldersAreNearTheCensus) {
    const Draft draft = families(tienan(), 1);
    std::array<double, 5> generations{};
    double elders = 0;
    double alone = 0;
    std::array<double, 3> homes_with{};
    for (std::uint32_t h = 0; h < draft.world.households; ++h) {
        const HouseholdType& type = draft.types[draft.type[h]];
        generations[type.generations] += 1.0 / 1655;
        elders += type.elders;
        alone += type.members == "E" ? 1 : 0;
        homes_with[std::min<std::uint32_t>(type.elders, 2)] += 1.0 / 1655;
    }
    EXPECT_NEAR(generations[1], 0.535, 0.03);
    EXPECT_NEAR(generations[2], 0.351, 0.03);
    EXPECT_NEAR(generations[3], 0.111, 0.02);
    EXPECT_NEAR(homes_with[1], 0.202, 0.03);
    EXPECT_NEAR(homes_with[2], 0.148, 0.03);
    EXPECT_NEAR(alone / elders, 0.12, 0.005);
}

TEST(Families, TenantsAreYounger) {
    double tenants = 0;
    double old_tenants = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const World world = make(tienan(), seed);
        for (std::uint32_t r = 0; r < world.residents; ++r) {
            if (world.household.tenure[world.resident.household[r]] == Tenure::kTenant) {
                tenants += 1;
                old_tenants += world.resident.age[r] >= 65 ? 1 : 0;
            }
        }
    }
    EXPECT_LT(old_tenants / tenants, 0.15);  // 0.204 of all residents
    EXPECT_GT(old_tenants / tenants, 0.03);
}

TEST(Families, AgesWithinABandAreEven) {
    std::array<double, kOldest + 1> people{};
    constexpr int kSeeds = 20;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        const World world = make(hamlet(), seed);
        for (std::uint32_t r = 0; r < world.residents; ++r) {
            people[world.resident.age[r]] += 1.0 / kSeeds;
        }
    }
    for (std::uint32_t band = 1; band + 1 < kAgeBands; ++band) {
        double mean = 0;
        const std::uint32_t years = band_start(band + 1) - band_start(band);
        for (std::uint32_t year = band_start(band); year < band_start(band + 1); ++year) {
            mean += people[year] / years;
        }
        for (std::uint32_t year = band_start(band); year < band_start(band + 1); ++year) {
            EXPECT_NEAR(people[year], mean, 0.5) << year;  // remainders of one person are keyed
        }
    }
    EXPECT_GT(people[85], people[92]);
}

TEST(Composition, MeetsAnyPyramidThatFits) {
    const std::vector<HouseholdType> types = household_types();
    const SizeCounts sizes = {0, 30, 40, 20, 10, 4, 2};
    for (std::uint32_t minors = 0; minors <= 60; minors += 5) {
        for (std::uint32_t elders = 0; elders <= 80; elders += 5) {
            const std::vector<std::uint32_t> counts = count_types(types, sizes, {minors, elders, elders / 8});
            ASSERT_FALSE(counts.empty()) << minors << " minors, " << elders << " elders";
            SizeCounts found{};
            std::uint32_t found_minors = 0;
            std::uint32_t found_elders = 0;
            for (std::size_t t = 0; t < types.size(); ++t) {
                found[types[t].members.size()] += counts[t];
                found_minors += counts[t] * types[t].minors;
                found_elders += counts[t] * types[t].elders;
            }
            EXPECT_EQ(found, sizes);
            EXPECT_EQ(found_minors, minors);
            EXPECT_EQ(found_elders, elders);
        }
    }
}

TEST(Composition, RefusesWhatDoesNotFit) {
    const std::vector<HouseholdType> types = household_types();
    EXPECT_TRUE(count_types(types, SizeCounts{0, 10, 0, 0}, {1, 0, 0}).empty());
    EXPECT_TRUE(count_types(types, SizeCounts{0, 0, 10, 0}, {11, 0, 0}).empty());
    EXPECT_TRUE(count_types(types, SizeCounts{0, 3, 0, 10}, {0, 34, 0}).empty());
    EXPECT_FALSE(count_types(types, SizeCounts{0, 10, 0, 0}, {0, 10, 1}).empty());
}

TEST(AgeStock, GivesOutEachAgeOnce) {
    Population population = tienan();
    AgeStock stock(500, population, core::Draws(core::Seed{4}, core::Purpose::kAgeRemainder));
    EXPECT_EQ(stock.left(0, kOldest), 500u);
    const std::uint32_t thirties = stock.left(30, 39);
    EXPECT_EQ(stock.take_nearest(34.6, 30, 39, 18, 64), 35);
    const std::uint8_t first = stock.take_quantile(0, 30, 39, 18, 64);
    const std::uint8_t last = stock.take_quantile(0.9999, 30, 39, 18, 64);
    EXPECT_EQ(first, 30);
    EXPECT_EQ(last, 39);
    EXPECT_EQ(stock.left(30, 39), thirties - 3);
    while (stock.left(30, 39) > 0) {
        stock.take_nearest(20, 30, 39, 18, 64);
    }
    EXPECT_EQ(stock.take_nearest(38, 30, 39, 18, 64), 40);  // the nearest beyond the wish
    EXPECT_GE(stock.take_quantile(0.5, 30, 39, 18, 64), kAdult);
    EXPECT_EQ(stock.left(0, kOldest), 500 - thirties - 2);
}

}  // namespace
}  // namespace wangge::world::tests
