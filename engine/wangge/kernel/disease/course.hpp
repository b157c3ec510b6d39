#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/policy/disease.hpp"
#include "wangge/world/world.hpp"

/// Infection of one person over time.
namespace wangge::kernel::disease {

inline constexpr std::int32_t kCourseHours = 480;  // infectiousness after this is below 2e-3 of the course

/// Who is or was infected, by agent row. Times are minutes since the start of day 0.
struct Courses {
    std::vector<std::int32_t> infected_at;  // -1: never
    std::vector<std::int32_t> onset_at;     // symptoms, or when they would have come
    std::vector<std::uint8_t> symptomatic;  // ever shows symptoms
    std::vector<double> infectivity;        // relative to the mean person, asymptomatic factor included
    std::vector<std::uint32_t> active;      // agents whose course runs, in order of infection

    explicit Courses(std::uint32_t agents)
        : infected_at(agents, -1), onset_at(agents, -1), symptomatic(agents, 0), infectivity(agents, 0.0) {}
    bool susceptible(std::uint32_t i) const { return infected_at[i] < 0; }
};

/// The infectiousness profile: share of a course that has passed some minutes after its start.
/// Gamma(shape, rate) from `infectious_before_onset` days before onset, tabulated by the hour, linear
/// between.
class Profile {
  public:
    explicit Profile(const policy::Disease& disease);
    double passed(std::int32_t minutes) const {
        if (minutes <= 0) return 0.0;
        const std::int32_t hour = minutes / 60;
        if (hour >= kCourseHours) return 1.0;
        const double part = (minutes - hour * 60) / 60.0;
        return by_hour_[static_cast<std::size_t>(hour)] * (1.0 - part) +
               by_hour_[static_cast<std::size_t>(hour) + 1] * part;
    }
    /// Share of the course between two absolute minutes, of a person with this infection and onset.
    double dose(std::int32_t infected_at, std::int32_t onset_at, std::int32_t from, std::int32_t to) const {
        const std::int32_t start = onset_at - before_onset_;
        if (from < infected_at) from = infected_at;
        if (to <= from) return 0.0;
        return passed(to - start) - passed(from - start);
    }
    /// First minute at which a course is over.
    std::int32_t end(std::int32_t onset_at) const { return onset_at - before_onset_ + kCourseHours * 60; }

  private:
    std::vector<double> by_hour_;
    std::int32_t before_onset_;  // minutes
};

/// The keyed course of person `key`, age `age`: incubation, symptoms, infectivity.
struct Course {
    std::int32_t incubation;  // minutes
    bool symptomatic;
    double infectivity;
};
Course draw_course(const policy::Disease& disease, core::Seed luck, std::uint64_t key, std::uint8_t age);

/// Decade of age, 0 to 9.
constexpr std::uint32_t decade(std::uint8_t age) {
    return age >= 90 ? 9u : age / 10u;
}
inline double susceptibility(const policy::Disease& disease, std::uint8_t age) {
    return disease.susceptibility[decade(age)];
}

/// Starts the course of `i` at minute `at`.
void infect(const world::World& world, const policy::Disease& disease, core::Seed luck, std::uint32_t i,
            std::int32_t at, Courses& courses);

/// Drops courses that are over at minute `now` from the active list.
void retire(const Profile& profile, std::int32_t now, Courses& courses);

}  // namespace wangge::kernel::disease
