#include "wangge/kernel/day/fit.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/kernel/place.hpp"

namespace wangge::kernel::day {
namespace {

TEST(Fit, ReachesWhatIsAsked) {
    const Fit fit = fit_transmission(tests::tienan_world(), tests::plain_scenario(), core::Seed{9});
    EXPECT_NEAR(fit.household_attack, 0.19, 0.01);
    EXPECT_NEAR(fit.r0, 2.5, 0.01);
    EXPECT_GT(fit.transmission.home, 0);
    EXPECT_GT(fit.transmission.outside, 0);
    // 1.86 housemates at 0.19 are 0.35 of 2.5, so about 86 % comes from outside the home.
    EXPECT_NEAR(fit.home_share, 0.14, 0.05);
}

TEST(Fit, RisesWithWhatIsAsked) {
    policy::Scenario more;
    more.disease.r0 = 4;
    more.disease.household_attack = 0.3;
    const Fit low = fit_transmission(tests::tienan_world(), tests::plain_scenario(), core::Seed{9});
    const Fit high = fit_transmission(tests::tienan_world(), more, core::Seed{9});
    EXPECT_GT(high.transmission.home, 1.3 * low.transmission.home);
    EXPECT_GT(high.transmission.outside, 1.3 * low.transmission.outside);
}

// The sooner index cases leave home, the more must pass at home for the same share of housemates to catch it.
TEST(Fit, KeepsIndexCasesAtHomeOnlyUntilTheyAreIsolated) {
    policy::Scenario soon, never;
    soon.disease.attack_isolation = 1;
    never.disease.attack_isolation = 60;
    const Fit isolated = fit_transmission(tests::tienan_world(), soon, core::Seed{9});
    const Fit left = fit_transmission(tests::tienan_world(), never, core::Seed{9});
    EXPECT_GT(isolated.transmission.home, 1.2 * left.transmission.home);
}

TEST(Fit, ReachesWhatIsAskedOfStages) {
    policy::Scenario staged;
    staged.disease.form = 1;
    staged.disease.latent_mean = 1.9, staged.disease.latent_shape = 2;
    staged.disease.presymptomatic_mean = staged.disease.symptomatic_mean = 1.5;
    staged.disease.presymptomatic_shape = staged.disease.symptomatic_shape = 1;
    staged.disease.household_attack = 0.43;
    staged.disease.r0 = 4;
    const Fit fit = fit_transmission(tests::tienan_world(), staged, core::Seed{9});
    EXPECT_NEAR(fit.household_attack, 0.43, 0.01);
    EXPECT_NEAR(fit.r0, 4, 0.01);
}

TEST(Fit, ReachesWhatEveryPresetAsks) {
    const auto presets = policy::Disease::named_presets();
    for (std::uint32_t row = 0; row < presets.size(); ++row) {
        policy::Scenario scenario;
        scenario.disease = core::preset_section<policy::Disease>(row);
        const Fit fit = fit_transmission(tests::tienan_world(), scenario, core::Seed{9});
        EXPECT_NEAR(fit.household_attack, scenario.disease.household_attack, 0.01) << presets[row].name;
        EXPECT_NEAR(fit.r0, scenario.disease.r0, 0.005 * scenario.disease.r0) << presets[row].name;
    }
}

TEST(Fit, OfAnotherSampleAgreesWithinItsError) {
    double mean = 0, square = 0;
    constexpr int kSamples = 6;
    for (std::uint64_t seed = 0; seed < kSamples; ++seed) {
        const double outside =
            fit_transmission(tests::tienan_world(), tests::plain_scenario(), core::Seed{seed})
                .transmission.outside;
        mean += outside / kSamples;
        square += outside * outside / kSamples;
    }
    EXPECT_LT(std::sqrt(square - mean * mean) / mean, 0.06);
}

}  // namespace
}  // namespace wangge::kernel::day
