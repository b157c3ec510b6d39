#include "wangge/kernel/disease/course.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/kernel/columns.hpp"

namespace wangge::kernel::disease {
namespace {

constexpr double kMinutesADay = 1440.0;
constexpr double kStages = 1;  // `form`

// What is drawn about one infection: the `when` of a key; every infection of a person has its own sixteen.
enum Trait : std::uint32_t { kIncubation = 1, kSymptoms, kLatent, kPresymptomatic, kSymptomatic };
constexpr std::uint32_t kTraits = 16;

std::int32_t minutes(double days) {
    return static_cast<std::int32_t>(days * kMinutesADay);
}

// Gamma by mean and shape; a stage of mean 0 is skipped.
double stage(const core::Draws& draws, std::uint64_t key, std::uint32_t when, double mean, double shape) {
    return mean > 0 ? core::gamma(draws, key, when, shape, mean / shape) : 0.0;
}

}  // namespace

Profile::Profile(const policy::Disease& disease)
    : constant_(disease.form == kStages),
      per_minute_(1.0 / (kMinutesADay * (disease.presymptomatic_mean + disease.symptomatic_mean))) {
    if (constant_) return;
    by_hour_.assign(kBefore, 0.0);
    const double whole =
        core::gamma_p(disease.infectious_shape, disease.infectious_rate * kCourseHours / 24.0);
    for (std::int32_t hour = 0; hour <= kCourseHours; ++hour) {
        by_hour_.push_back(core::gamma_p(disease.infectious_shape, disease.infectious_rate * hour / 24.0) /
                           whole);
    }
    by_hour_.resize(by_hour_.size() + kDayHours + 1, 1.0);
    for (std::size_t hour = 0; hour + kDayHours + 1 < by_hour_.size(); ++hour) {
        double most = 0;
        for (std::size_t k = hour; k <= hour + kDayHours; ++k)
            most = std::max(most, by_hour_[k + 1] - by_hour_[k]);
        steepest_.push_back(most * kDayHours);
    }
}

Course draw_course(const policy::Disease& disease, core::Seed luck, std::uint64_t key, std::uint8_t age,
                   std::uint32_t ordinal) {
    const core::Draws course(luck, core::Purpose::kCourse);
    const core::Draws infectivity(luck, core::Purpose::kInfectivity);
    const std::uint32_t first = (ordinal - 1) * kTraits;
    Course drawn;
    if (disease.form == kStages) {
        const double latent = stage(course, key, first + kLatent, disease.latent_mean, disease.latent_shape);
        const double before = stage(course, key, first + kPresymptomatic, disease.presymptomatic_mean,
                                    disease.presymptomatic_shape);
        const double after =
            stage(course, key, first + kSymptomatic, disease.symptomatic_mean, disease.symptomatic_shape);
        drawn.latent = minutes(latent);
        drawn.incubation = minutes(latent + before);
        drawn.length = minutes(before + after);
    } else {
        // Gamma with the given mean and standard deviation.
        const double scale = disease.incubation_sd * disease.incubation_sd / disease.incubation_mean;
        const double days =
            core::gamma(course, key, first + kIncubation, disease.incubation_mean / scale, scale);
        drawn.incubation = minutes(days);
        drawn.latent = drawn.incubation - minutes(disease.infectious_before_onset);
        drawn.length = kCourseHours * 60;
    }
    drawn.symptomatic = course.happens(disease.symptomatic[decade(age)], key, first + kSymptoms);
    drawn.infectivity = core::gamma(infectivity, core::flawed(core::Flaw::kOneInfectivityForAll) ? 1 : key,
                                    first + 1, disease.individual_k, 1.0 / disease.individual_k) *
                        (drawn.symptomatic || core::flawed(core::Flaw::kAsymptomaticAsInfectious)
                             ? 1.0
                             : disease.asymptomatic_factor);
    return drawn;
}

void infect(const world::World& world, const policy::Disease& disease, core::Seed luck, std::uint32_t i,
            std::int32_t at, Courses& courses, double infectivity) {
    begin(draw_course(disease, luck, world.resident.key[i], world.resident.age[i]), i, at, courses,
          infectivity);
}

void enter_times(const Course& course, std::uint32_t i, std::int32_t at, Courses& courses,
                 double infectivity) {
    courses.infected_at.at(i) = at;
    courses.starts_at.at(i) = course.starts(at);
    courses.length.set(i, course.length);
    courses.onset_at.at(i) = at + course.incubation;
    courses.infectivity.at(i) = static_cast<float>(course.infectivity * infectivity);
}

void enter_person(const Course& course, std::uint32_t i, Courses& courses) {
    if (course.symptomatic) courses.symptomatic.insert(i);
    courses.active.insert(i);
    courses.ever.insert(i);
}

void begin(const Course& course, std::uint32_t i, std::int32_t at, Courses& courses, double infectivity) {
    enter_times(course, i, at, courses, infectivity);
    enter_person(course, i, courses);
    courses.enter_days(i);
    add_to(courses.hash, courses, i);
}

void add_to(core::StateHash& hash, const Courses& courses, std::uint32_t i) {
    const auto onset = static_cast<std::uint32_t>(std::int32_t{courses.onset_at[i]}) * 2u +
                       (courses.symptomatic[i] ? 1u : 0u);
    hash.add(kInfection, i, pack(static_cast<std::uint32_t>(std::int32_t{courses.infected_at[i]}), onset));
    hash.add(kInfectivity, i, courses.infectivity[i]);
    hash.add(kInfectious, i,
             pack(static_cast<std::uint32_t>(courses.starts_at[i]),
                  static_cast<std::uint32_t>(courses.length[i])));
}

void retire(std::int32_t day, Courses& courses) {
    for (const std::uint32_t i : courses.ends.of(day)) courses.active.erase(i);
    courses.ends.forget(day);
    // No course that runs began to show so long ago.
    courses.onsets.forget(day - kLeastCourse / 1440 - 1);
}

}  // namespace wangge::kernel::disease
