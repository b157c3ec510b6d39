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

// Care and counts ask whom a day concerns; who does not stand there is not looked at.
TEST(Course, EntersTheDaysThatConcernIt) {
    Courses courses(kPeople);
    for (std::uint32_t i = 0; i < kPeople; ++i)
        begin(draw_course(presets(), core::Seed{1}, i, 35), i, static_cast<std::int32_t>(i % 9000), courses,
              1.0);
    std::vector<std::uint32_t> shows(kPeople, 0);
    for (std::int32_t day = 0; day < 100; ++day) {
        for (const std::uint32_t i : courses.onsets.of(day)) {
            EXPECT_TRUE(courses.onset_at[i] <= day * 1440 && courses.onset_at[i] > (day - 1) * 1440);
            ++shows[i];
        }
        retire(day, courses);
        for (std::uint32_t i = 0; i < kPeople; ++i) {
            const bool begun = courses.infected_at[i] / 1440 <= day;
            ASSERT_TRUE(!begun || courses.active[i] == courses.runs(i, (day + 1) * 1440)) << i << ' ' << day;
        }
    }
    for (std::uint32_t i = 0; i < kPeople; ++i) EXPECT_EQ(shows[i], courses.symptomatic[i]);
    EXPECT_TRUE(courses.active.empty());
}

TEST(Profile, BoundsADayFromAbove) {
    policy::Disease stages = presets();
    stages.form = 1;
    for (const policy::Disease& disease : {presets(), stages}) {
        const Profile profile(disease);
        for (std::int32_t starts = 3 * 1440; starts < 5 * 1440; starts += 61) {
            for (std::int32_t dawn = 0; dawn < 26 * 1440; dawn += 1440) {
                const std::int32_t length = disease.form == 1 ? 8 * 1440 + 100 : kCourseHours * 60;
                const Profile::Most most = profile.most_in_a_day(starts, length, dawn);
                const std::array<double, world::kTicks> doses = profile.doses(starts, length, dawn);
                double sum = 0;
                for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
                    const double minutes = world::kTickStart[tick + 1] - world::kTickStart[tick];
                    sum += doses[tick];
                    EXPECT_LE(doses[tick] * 1440 / minutes, most.rate * (1 + 1e-9));
                }
                EXPECT_LE(sum, most.dose * (1 + 1e-9));
                EXPECT_LE(most.dose, 2 * most.rate + 1e-15);  // not far above
            }
        }
    }
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

// Mean infectiousness over an age-35 sample: share before onset, and mean and variance of the time from
// infection to infecting, of somebody infected at minute `at`.
struct Infecting {
    double whole = 0, presymptomatic = 0, generation = 0;
};
Infecting infecting(const policy::Disease& disease, std::int32_t at) {
    constexpr std::uint32_t kCourses = 6000;
    const Profile profile(disease);
    Infecting mean;
    for (std::uint32_t key = 0; key < kCourses; ++key) {
        const Course course = draw_course(disease, core::Seed{3}, key, 35);
        const std::int32_t starts = course.starts(at);
        for (std::int32_t hour = 0; hour < 45 * 24; ++hour) {
            const std::int32_t from = at + hour * 60;
            const double dose = profile.dose(starts, course.length, from, from + 60);
            mean.whole += dose / kCourses;
            mean.generation += dose * (hour + 0.5) / 24;
            mean.presymptomatic += from < at + course.incubation ? dose : 0;
        }
    }
    mean.generation /= mean.whole * kCourses;
    mean.presymptomatic /= mean.whole * kCourses;
    return mean;
}

// Infectiousness Gamma(1.56, rate 0.53) shifted -2.12 d from onset with incubation 5.4 d: 46 % before
// symptoms, mean generation time 6.2 d (derived from the same figures).
TEST(Profile, IsConsistentWithItsOwnGenerationTime) {
    const Infecting mean = infecting(presets(), 0);
    EXPECT_NEAR(mean.presymptomatic, 0.46, 0.04);
    EXPECT_NEAR(mean.generation, 6.2, 0.3);
    EXPECT_NEAR(mean.whole, 1.0, 1e-9) << "no part of a course is lost";
}

policy::Disease staged() {
    policy::Disease disease = presets();
    disease.form = 1;
    return disease;
}

// Of a period L the infecting times are uniform, weighted by L: latent + E[L^2] / (2 E[L]).
TEST(Stages, HaveTheGenerationTimeOfTheirPeriods) {
    const policy::Disease disease = staged();
    const double length = disease.presymptomatic_mean + disease.symptomatic_mean;
    const double variance =
        disease.presymptomatic_mean * disease.presymptomatic_mean / disease.presymptomatic_shape +
        disease.symptomatic_mean * disease.symptomatic_mean / disease.symptomatic_shape;
    const Infecting mean = infecting(disease, 0);
    EXPECT_NEAR(mean.whole, 1.0, 0.02);
    EXPECT_NEAR(mean.generation, disease.latent_mean + (length * length + variance) / (2 * length), 0.15);
    EXPECT_NEAR(mean.presymptomatic, disease.presymptomatic_mean / length, 0.01);
}

policy::Disease preset(std::string_view name) {
    return core::preset_section<policy::Disease>(core::preset_row(policy::Disease::named_presets(), name));
}

// Every preset agrees with its own published figures; where these disagree with each other, within the gap.
TEST(Presets, AgreeWithTheirPublishedGenerationTimeAndPresymptomaticShare) {
    const struct {
        std::string_view name;
        double generation_error, presymptomatic_error;  // ancestral: 5.0 to 6.2 d, 0.45 to 0.59 published
    } bounds[] = {{"ancestral", 0.8, 0.05},   {"wuhan", 0.8, 0.05},  {"delta", 0.7, 0.06},
                  {"omicron_ba2", 0.3, 0.05}, {"influenza", 0.5, 0}, {"seir", 0.15, 0}};
    for (const auto& [name, generation_error, presymptomatic_error] : bounds) {
        const policy::Disease disease = preset(name);
        const Infecting mean = infecting(disease, 600);
        EXPECT_NEAR(mean.whole, 1.0, 0.03) << name;
        EXPECT_NEAR(mean.generation, disease.target_generation, generation_error) << name;
        if (disease.target_presymptomatic > 0) {
            EXPECT_NEAR(mean.presymptomatic, disease.target_presymptomatic, presymptomatic_error) << name;
        }
    }
}

// R0 of BF.7 is what its growth of 0.42 per day asks of its stages (Wallinga and Lipsitch 2007).
TEST(Presets, GrowAsTheirSource) {
    const policy::Disease disease = preset("omicron_bf7");
    const double r = 0.42, latent = std::pow(1 + r * disease.latent_mean / 2, -2.0),
                 infectious = std::pow(1 + r * disease.presymptomatic_mean, -1.0) *
                              std::pow(1 + r * disease.symptomatic_mean, -1.0);
    const double length = disease.presymptomatic_mean + disease.symptomatic_mean;
    EXPECT_NEAR(disease.r0, r * length / (latent * (1 - infectious)), 0.02);
}

TEST(Stages, AreGammaByMeanAndShapeAndJoinedAtOnset) {
    const policy::Disease disease = staged();
    double latent = 0, latent_square = 0, before = 0, after = 0, after_square = 0, joint = 0;
    for (std::uint32_t key = 0; key < kPeople; ++key) {
        const Course course = draw_course(disease, core::Seed{1}, key, 35);
        const double one = course.latent / 1440.0, two = (course.incubation - course.latent) / 1440.0,
                     three = (course.length - course.incubation + course.latent) / 1440.0;
        EXPECT_GE(course.incubation, course.latent);
        latent += one / kPeople, latent_square += one * one / kPeople;
        before += two / kPeople;
        after += three / kPeople, after_square += three * three / kPeople;
        joint += one * three / kPeople;
    }
    EXPECT_NEAR(latent, 4.5, 5 * 1.5 / std::sqrt(kPeople));
    EXPECT_NEAR(std::sqrt(latent_square - latent * latent), 1.5, 0.05);
    EXPECT_NEAR(before, 1.1, 5 * 0.9 / std::sqrt(kPeople));
    EXPECT_NEAR(after, 8, 5 * 2.0 / std::sqrt(kPeople));
    EXPECT_NEAR(std::sqrt(after_square - after * after), 2.0, 0.06);
    EXPECT_NEAR(joint - latent * after, 0, 5 * 1.5 * 2.0 / std::sqrt(kPeople))
        << "the stages are drawn apart";
}

TEST(Stages, GiveALongerPeriodProportionallyMoreInfectiousness) {
    const Profile profile(staged());
    const double once = profile.dose(100, 2000, 0, 100000), twice = profile.dose(100, 4000, 0, 100000);
    EXPECT_DOUBLE_EQ(twice, 2 * once);
    EXPECT_DOUBLE_EQ(profile.dose(100, 2000, 600, 1100), once / 4);
    EXPECT_EQ(profile.dose(100, 2000, 0, 100), 0.0);
    EXPECT_EQ(profile.dose(100, 2000, 2100, 9000), 0.0);
}

TEST(Stages, OfMeanZeroAreSkipped) {
    policy::Disease disease = staged();
    disease.latent_mean = disease.presymptomatic_mean = 0;
    const Course course = draw_course(disease, core::Seed{1}, 7, 35);
    EXPECT_EQ(course.latent, 0);
    EXPECT_EQ(course.incubation, 0);
    EXPECT_GT(course.length, 0);
}

TEST(Course, IsNotInfectiousOnTheDayOfInfection) {
    for (std::uint32_t key = 0; key < 2000; ++key) {
        const Course course = draw_course(presets(), core::Seed{1}, key, 35);
        EXPECT_GE(course.starts(3 * 1440 + 600), 4 * 1440);
        EXPECT_GE(course.starts(3 * 1440), 3 * 1440);  // an import is here from the start of the day
    }
}

TEST(Course, OfAnotherInfectionIsAnother) {
    const Course first = draw_course(presets(), core::Seed{1}, 7, 35, 1),
                 second = draw_course(presets(), core::Seed{1}, 7, 35, 2);
    EXPECT_NE(first.incubation, second.incubation);
    EXPECT_NE(first.infectivity, second.infectivity);
}

TEST(Profile, AddsUp) {
    const Profile profile(presets());
    EXPECT_EQ(profile.dose(1000, 28800, 0, 1000), 0.0);
    EXPECT_GT(profile.dose(1000, 28800, 1000, 2000), 0.0);
    EXPECT_DOUBLE_EQ(profile.dose(0, 28800, 5000, 6000) + profile.dose(0, 28800, 6000, 7000),
                     profile.dose(0, 28800, 5000, 7000));
}

TEST(Profile, OfADayAgreesWithItsParts) {
    policy::Disease steep = presets(), stages = presets();
    steep.infectious_rate = 20;
    stages.form = 1;
    for (const policy::Disease& disease : {presets(), steep, stages}) {
        const Profile profile(disease);
        for (std::int32_t starts = -40 * 1440; starts < 10 * 1440; starts += 77) {
            const std::int32_t length = 20 * 1440, dawn = 3 * 1440;
            const double day = profile.dose(starts, length, dawn, dawn + 1440);
            double sum = 0;
            const auto doses = profile.doses(starts, length, dawn);
            for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
                ASSERT_EQ(doses[tick],
                          profile.dose(starts, length, dawn + static_cast<int>(world::kTickStart[tick]),
                                       dawn + static_cast<int>(world::kTickStart[tick + 1])));
                sum += doses[tick];
            }
            ASSERT_NEAR(sum, day, 1e-15);
            ASSERT_EQ(profile.sheds(starts, length, dawn), day > 0);
            ASSERT_GE(profile.most_in_a_day(starts, length, dawn).dose, day * (1 - 1e-12));
        }
    }
}

}  // namespace
}  // namespace wangge::kernel::disease
