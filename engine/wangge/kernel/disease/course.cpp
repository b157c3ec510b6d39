#include "wangge/kernel/disease/course.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/samplers.hpp"

namespace wangge::kernel::disease {
namespace {

constexpr double kMinutesADay = 1440.0;
constexpr std::uint32_t kFirst = 1;  // ordinal of a first infection; there is no second within a run

}  // namespace

Profile::Profile(const policy::Disease& disease)
    : by_hour_(static_cast<std::size_t>(kCourseHours) + 1),
      before_onset_(static_cast<std::int32_t>(disease.infectious_before_onset * kMinutesADay + 0.5)) {
    const double whole =
        core::gamma_p(disease.infectious_shape, disease.infectious_rate * kCourseHours / 24.0);
    for (std::size_t hour = 0; hour < by_hour_.size(); ++hour) {
        by_hour_[hour] = core::gamma_p(disease.infectious_shape,
                                       disease.infectious_rate * static_cast<double>(hour) / 24.0) /
                         whole;
    }
}

Course draw_course(const policy::Disease& disease, core::Seed luck, std::uint64_t key, std::uint8_t age) {
    const core::Draws course(luck, core::Purpose::kCourse);
    const core::Draws infectivity(luck, core::Purpose::kInfectivity);
    // Gamma with the given mean and standard deviation.
    const double scale = disease.incubation_sd * disease.incubation_sd / disease.incubation_mean;
    const double days = core::gamma(course, key, kFirst, disease.incubation_mean / scale, scale);
    Course drawn;
    drawn.incubation = static_cast<std::int32_t>(days * kMinutesADay);
    drawn.symptomatic = course.happens(disease.symptomatic[decade(age)], key, kFirst + 1);
    drawn.infectivity =
        core::gamma(infectivity, key, kFirst, disease.individual_k, 1.0 / disease.individual_k) *
        (drawn.symptomatic ? 1.0 : disease.asymptomatic_factor);
    return drawn;
}

void infect(const world::World& world, const policy::Disease& disease, core::Seed luck, std::uint32_t i,
            std::int32_t at, Courses& courses) {
    const Course course = draw_course(disease, luck, world.resident.key[i], world.resident.age[i]);
    courses.infected_at[i] = at;
    courses.onset_at[i] = at + course.incubation;
    courses.symptomatic[i] = course.symptomatic ? 1 : 0;
    courses.infectivity[i] = course.infectivity;
    courses.active.push_back(i);
}

void retire(const Profile& profile, std::int32_t now, Courses& courses) {
    std::erase_if(courses.active, [&](std::uint32_t i) { return profile.end(courses.onset_at[i]) <= now; });
}

}  // namespace wangge::kernel::disease
