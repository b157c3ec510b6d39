#include "wangge/kernel/disease/course.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace wangge::kernel::disease {
namespace {

constexpr std::uint32_t kPeople = 20000;

// Not before main: declarations in other files may not be there yet.
const policy::Disease& presets() {
    static const policy::Disease disease = core::presets<policy::Disease>();
    return disease;
}

TEST(Course, HasTheAskedIncubationAndInfectivity) {
    double mean = 0, square = 0, infectivity = 0, symptomatic = 0;
    for (std::uint32_t key = 0; key < kPeople; ++key) {
        const Course course = draw_course(presets(), core::Seed{1}, key, 35);
        const double days = course.incubation / 1440.0;
        EXPECT_GE(course.incubation, 0);
        EXPECT_GE(course.infectivity, 0);
        mean += days / kPeople;
        square += days * days / kPeople;
        symptomatic += course.symptomatic ? 1.0 / kPeople : 0.0;
        infectivity +=
            (course.symptomatic ? course.infectivity : course.infectivity / presets().asymptomatic_factor) /
            kPeople;
    }
    // Five standard errors of each.
    EXPECT_NEAR(mean, presets().incubation_mean, 5 * presets().incubation_sd / std::sqrt(kPeople));
    EXPECT_NEAR(std::sqrt(square - mean * mean), presets().incubation_sd, 0.1);
    EXPECT_NEAR(symptomatic, presets().symptomatic[3], 5 * 0.5 / std::sqrt(kPeople));
    EXPECT_NEAR(infectivity, 1.0, 5 * std::sqrt(1 / presets().individual_k / kPeople));
}

TEST(Course, IsThePersonsOwn) {
    const Course one = draw_course(presets(), core::Seed{1}, 7, 35),
                 same = draw_course(presets(), core::Seed{1}, 7, 35);
    EXPECT_EQ(one.incubation, same.incubation);
    EXPECT_EQ(one.infectivity, same.infectivity);
    EXPECT_NE(one.incubation, draw_course(presets(), core::Seed{1}, 8, 35).incubation);
    EXPECT_NE(one.incubation, draw_course(presets(), core::Seed{2}, 7, 35).incubation);
}

TEST(Profile, RisesFromNothingToOne) {
    const Profile profile(presets());
    EXPECT_EQ(profile.passed(0), 0.0);
    EXPECT_EQ(profile.passed(-100), 0.0);
    double before = 0;
    for (std::int32_t minute = 0; minute < 480 * 60; minute += 17) {
        EXPECT_GE(profile.passed(minute), before);
        before = profile.passed(minute);
    }
    EXPECT_EQ(profile.passed(480 * 60), 1.0);
}

// Infectiousness Gamma(1.56, rate 0.53) shifted -2.12 d from onset with incubation 5.4 d: 46 % before
// symptoms, mean generation time 6.2 d (derived from the same figures).
TEST(Profile, IsConsistentWithItsOwnGenerationTime) {
    const Profile profile(presets());
    double presymptomatic = 0, weight = 0, generation = 0;
    for (std::uint32_t key = 0; key < 4000; ++key) {
        const std::int32_t onset = draw_course(presets(), core::Seed{3}, key, 35).incubation;
        for (std::int32_t hour = 0; hour < 30 * 24; ++hour) {
            const double dose = profile.dose(0, onset, hour * 60, hour * 60 + 60);
            weight += dose;
            generation += dose * (hour + 0.5) / 24;
            presymptomatic += hour * 60 < onset ? dose : 0;
        }
    }
    EXPECT_NEAR(presymptomatic / weight, 0.46, 0.04);
    EXPECT_NEAR(generation / weight, 6.2, 0.3);
}

TEST(Profile, CountsNothingBeforeInfection) {
    const Profile profile(presets());
    EXPECT_EQ(profile.dose(1000, 2000, 0, 1000), 0.0);
    EXPECT_GT(profile.dose(1000, 2000, 1000, 2000), 0.0);
    EXPECT_DOUBLE_EQ(profile.dose(0, 8000, 5000, 6000) + profile.dose(0, 8000, 6000, 7000),
                     profile.dose(0, 8000, 5000, 7000));
}

}  // namespace
}  // namespace wangge::kernel::disease
