#include <cmath>
#include <cstring>
#include <set>

#include "tests/world/populations.hpp"
#include "wangge/world/census_place.hpp"

namespace wangge::world::tests {
namespace {

TEST(Presets, AreTienanAndFortyPlaces) {
    const auto presets = Population::named_presets();
    ASSERT_EQ(presets.size(), 41u);
    EXPECT_EQ(presets[0].name, "tienan");
    EXPECT_TRUE(presets[0].values.empty());
    std::string names;
    std::set<std::string_view> different;
    for (const core::Preset& preset : presets) {
        names += (names.empty() ? "" : "|") + std::string(preset.name);
        different.insert(preset.name);
        for (const core::PresetValue& value : preset.values) {
            EXPECT_TRUE(value.mark == core::Mark::kSetting || !value.source.empty())
                << preset.name << " " << value.field;
        }
    }
    EXPECT_EQ(different.size(), presets.size());
    EXPECT_EQ(Population::fields()[0].parameter.choices, names);  // the choice is the row
    EXPECT_EQ(Population::fields()[0].parameter.most, 40);
}

TEST(Presets, NameDeclaredFieldsWithinTheirRange) {
    for (const core::Preset& preset : Population::named_presets()) {
        for (const core::PresetValue& value : preset.values) {
            const core::Field* declared = nullptr;
            for (const core::Field& field : Population::fields()) {
                if (field.parameter.name == value.field) {
                    declared = &field;
                }
            }
            ASSERT_NE(declared, nullptr) << value.field;
            ASSERT_EQ(value.values.size(), declared->parameter.length) << value.field;
            for (const double each : value.values) {
                EXPECT_GE(each, declared->parameter.least) << preset.name << " " << value.field;
                EXPECT_LE(each, declared->parameter.most) << preset.name << " " << value.field;
            }
        }
    }
}

TEST(Presets, HaveTheCountsOfTheCensus) {
    const auto wuchang =
        core::preset_section<Population>(core::preset_row(Population::named_presets(), "wuchang"));
    EXPECT_NEAR(wuchang.household_sizes[0], 0.3070, 5e-5);
    EXPECT_NEAR(mean_size(wuchang), 2.313, 5e-4);
    EXPECT_NEAR(wuchang.generations[0], 0.5527, 5e-5);
    EXPECT_NEAR(wuchang.lift_share, 0.456, 5e-4);
    EXPECT_NEAR(wuchang.rented_share, 0.194, 5e-4);
    EXPECT_NEAR(wuchang.employed_share, 0.465, 5e-4);
    EXPECT_NEAR(wuchang.hukou_elsewhere[0] + wuchang.hukou_elsewhere[1] + wuchang.hukou_elsewhere[2], 0.441,
                5e-4);
    EXPECT_EQ(wuchang.property_management, 2);
    // the shares of ages within the population: every person counted once
    for (const auto& places : {census_2020_north(), census_2020_centre(), census_2020_south()}) {
        for (const CensusPlace& place : places) {
            double people = 0;
            for (const double band : place.ages) {
                people += band;
            }
            EXPECT_EQ(people, place.people) << place.name;
            double homes = 0;
            for (const double each : place.generations) {
                homes += each;
            }
            EXPECT_NEAR(homes / place.households, 1, 1e-4) << place.name;
        }
    }
}

// Fengcheng: one-person share and mean of the census, the shape of Fujian 2020.
TEST(Presets, TiltTheSizesOfHouseholds) {
    const auto sizes = sizes_by_tilt(0.2163, 2.429);
    const double published[] = {0.2163, 0.3989, 0.2123, 0.1121, 0.0393, 0.0164, 0.0033};
    double sum = 0;
    double people = 0;
    for (std::uint32_t k = 0; k < kHouseholdSizes; ++k) {
        sum += sizes[k];
        people += (k + 1) * sizes[k];
        if (k < std::size(published)) {
            EXPECT_NEAR(sizes[k], published[k], 2e-4) << k + 1;
        }
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_NEAR(people, 2.429, 1e-9);
}

TEST(Rules, LeaveWrittenTotalsAlone) {
    const Population given = tienan();
    const Population filled = filled_in(given);
    EXPECT_EQ(std::memcmp(&given, &filled, sizeof given), 0);
}

TEST(Rules, GiveSaneTotalsAtAnySize) {
    for (const double residents : {60.0, 3812.0, 250000.0, 5e6}) {
        auto place =
            core::preset_section<Population>(core::preset_row(Population::named_presets(), "wuchang"));
        place.residents = residents;
        const Population p = filled_in(place);
        EXPECT_NEAR(p.households, residents * (1 - place.collective_share) / 2.313, residents * 0.01 + 1);
        EXPECT_LE(p.grids, p.stairwells);
        EXPECT_LE(p.stairwells, p.households);
        EXPECT_GE(p.gates, 1);
        EXPECT_GE(p.restaurants, 1);
        EXPECT_NEAR(p.restaurants, residents * 12 / 3812, 1);
        EXPECT_NEAR(p.community_workers, residents / 350, 1);
        EXPECT_GE(p.width * p.width / residents, 50);  // square metres a person
        EXPECT_LT(p.community_workers + p.party_volunteers + p.other_volunteers, residents / 10 + 3);
    }
}

TEST(Rules, TotalsThatCannotBeMissingAreRefusedAtZero) {
    for (double Population::*total : {&Population::households, &Population::grids, &Population::stairwells}) {
        Population population = tienan();
        population.*total = 0;
        const core::Result<World> refused = synthesise(population, core::Seed{1});
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.faults()[0].code, core::FaultCode::kOutOfRange);
    }
    Population between = tienan();
    between.gates = -0.5;
    EXPECT_FALSE(synthesise(between, core::Seed{1}).ok());
}

TEST(Institutions, HoldWhoTheyShould) {
    auto population =
        core::preset_section<Population>(core::preset_row(Population::named_presets(), "wuchang"));
    population.residents = 20000;
    population.communities = 1;  // else families come first in each
    const World world = make(population, 3);
    double outside = 0;
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const std::uint32_t h = world.resident.household[r];
        const std::uint8_t age = world.resident.age[r];
        switch (world.household.dwelling[h]) {
            case Dwelling::kFamily:
                ASSERT_LT(h, world.families);
                continue;
            case Dwelling::kCareHome:
                ASSERT_GE(age, 65);
                ASSERT_EQ(world.resident.role[r], Role::kNone);
                break;
            case Dwelling::kDormitory:
                ASSERT_TRUE(age >= 18 && age < 65);
                break;
        }
        outside += 1;
        ASSERT_LE(world.members(h), 4u);
        ASSERT_EQ(world.resident.arrival[r], kAlwaysHere);
        ASSERT_EQ(world.resident.pool[r], Pool::kResident);
    }
    EXPECT_EQ(outside, std::floor(20000 * population.collective_share + 0.5));
    // their buildings are theirs alone
    for (std::uint32_t h = 1; h < world.households; ++h) {
        if (world.household.stairwell[h] == world.household.stairwell[h - 1]) {
            ASSERT_EQ(world.household.dwelling[h], world.household.dwelling[h - 1]);
        }
    }
}

TEST(Hukou, TenantsComeFromFartherAway) {
    const World world = make(tienan(), 2);
    double tenants[4] = {};
    double owners[4] = {};
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const bool tenant = world.household.tenure[world.resident.household[r]] == Tenure::kTenant;
        ++(tenant ? tenants : owners)[static_cast<std::uint32_t>(world.resident.hukou[r])];
    }
    EXPECT_EQ(tenants[1] + owners[1], std::floor(0.158 * 3812 + 0.5));
    EXPECT_EQ(tenants[3] + owners[3], std::floor(0.018 * 3812 + 0.5));
    EXPECT_GT(tenants[3] / 294, 3 * owners[3] / (3812 - 294));
    EXPECT_GT(tenants[2] / 294, 2 * owners[2] / (3812 - 294));
}

}  // namespace
}  // namespace wangge::world::tests
