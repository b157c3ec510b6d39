#include "wangge/kernel/disease/immunity.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/kernel/place.hpp"
#include "wangge/kernel/disease/course.hpp"

namespace wangge::kernel::disease {
namespace {

policy::Immunity shanghai() {
    return core::preset_section<policy::Immunity>(
        core::preset_row(policy::Immunity::named_presets(), "shanghai_2022"));
}

TEST(Immunity, IsNobodysUnlessAsked) {
    Immunity none(tests::tienan_world(), core::presets<policy::Immunity>(), core::Seed{1});
    none.turn_to(50);
    for (std::uint32_t i = 0; i < tests::tienan_world().agents; i += 13) {
        EXPECT_EQ(none.of(i).susceptibility, 1.0);
        EXPECT_EQ(none.of(i).infectivity, 1.0);
        EXPECT_EQ(none.of(i).severe, 1.0);
        EXPECT_EQ(none.of(i).death, 1.0);
    }
}

TEST(Immunity, CoversTheAskedShareOfEveryDecade) {
    policy::Immunity rules = shanghai();
    rules.prior_share = 0.2;
    const world::World& world = tests::tienan_world();
    const Immunity immunity(world, rules, core::Seed{1});
    double covered[10] = {}, people[10] = {}, before = 0;
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        const std::uint32_t row = decade(world.resident.age[i]);
        people[row] += 1;
        covered[row] += immunity.vaccinated(i) ? 1 : 0;
        before += immunity.had_before(i) ? 1 : 0;
    }
    for (std::uint32_t row = 0; row < 10; ++row) {
        if (people[row] < 20) continue;
        const double share = rules.coverage[row];
        EXPECT_NEAR(covered[row] / people[row], share,
                    5 * std::sqrt(share * (1 - share) / people[row]) + 1e-9);
    }
    EXPECT_NEAR(before / world.residents, 0.2, 5 * std::sqrt(0.16 / world.residents));
}

TEST(Immunity, HalvesWithItsHalfLifeAndMultiplies) {
    policy::Immunity rules = shanghai();
    rules.coverage.fill(1);
    rules.prior_share = 1;
    rules.dose_days = rules.prior_days = 0;
    Immunity immunity(tests::tienan_world(), rules, core::Seed{1});
    immunity.turn_to(0);
    EXPECT_DOUBLE_EQ(immunity.of(0).susceptibility,
                     (1 - rules.vaccine_infection) * (1 - rules.prior_infection));
    EXPECT_DOUBLE_EQ(immunity.of(0).severe, (1 - rules.vaccine_severe) * (1 - rules.prior_severe));
    immunity.turn_to(static_cast<std::int32_t>(rules.half_life));
    EXPECT_NEAR(immunity.of(0).susceptibility,
                (1 - rules.vaccine_infection / 2) * (1 - rules.prior_infection / 2), 1e-12);
    immunity.turn_to(static_cast<std::int32_t>(2 * rules.half_life));
    EXPECT_NEAR(immunity.of(0).infectivity,
                (1 - rules.vaccine_transmission / 4) * (1 - rules.prior_transmission / 4), 1e-12);
    immunity.turn_to(static_cast<std::int32_t>(rules.half_life_severe));
    EXPECT_NEAR(immunity.of(0).death, (1 - rules.vaccine_death / 2) * (1 - rules.prior_death / 2), 1e-12);
}

}  // namespace
}  // namespace wangge::kernel::disease
