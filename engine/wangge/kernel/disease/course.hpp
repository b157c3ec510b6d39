#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/paged_column.hpp"
#include "wangge/core/row_bits.hpp"
#include "wangge/core/rows_by_day.hpp"
#include "wangge/core/state_hash.hpp"
#include "wangge/core/three_bytes.hpp"
#include "wangge/policy/disease.hpp"
#include "wangge/world/world.hpp"

/// Infection of one person over time.
namespace wangge::kernel::disease {

inline constexpr std::int32_t kCourseHours = 480;  // infectiousness after this is below 2e-3 of the course
inline constexpr std::int32_t kLeastCourse = 16 * 1440;  // minutes after onset: care may still concern a case

/// A minute of a run: less than fifteen years, more than a run may last.
using ShortMinute = core::ThreeBytes<std::int32_t>;

/// Who is or was infected, by agent row. Times are minutes since the start of day 0.
struct Courses {
    core::PagedColumn<ShortMinute> infected_at;  // -1: never
    core::PagedColumn<ShortMinute> starts_at;    // start of infectiousness
    core::PagedColumn<std::int32_t> length;      // of infectiousness
    core::PagedColumn<ShortMinute> onset_at;     // symptoms, or when they would have come
    core::RowBits symptomatic;                   // who ever shows symptoms
    core::PagedColumn<float> infectivity;        // relative to the mean person, asymptomatic factor included
    core::RowBits active;                        // agents whose course runs
    core::RowBits ever;                          // who was infected
    core::StateHash hash;                        // of all the above; written once for each infection
    // Whom a day concerns; follows from those whose course runs.
    core::RowsByDay onsets;  // symptoms are there from the dawn of the day on
    core::RowsByDay ends;    // the course is over at the end of the day

    explicit Courses(std::uint32_t agents)
        : infected_at(agents, -1),
          starts_at(agents, -1),
          length(agents, kCourseHours * 60),  // of all who have a profile
          onset_at(agents, -1),
          symptomatic(agents),
          infectivity(agents),
          active(agents),
          ever(agents) {}
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [infected, starts, length, onset, symptomatic, infectivity, active, ever, hash, onsets, ends] =
            self;
        bytes(infected, starts, length, onset, symptomatic, infectivity, active, ever, hash);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            onsets = {}, ends = {};
            if (!bytes.failed()) self.active.for_each([&](std::uint32_t i) { self.enter_days(i); });
        }
    }
    /// Enters somebody whose course has begun where the days are that concern it.
    void enter_days(std::uint32_t i) {
        constexpr std::int32_t kDay = 1440;
        const auto dawn_after = [](std::int32_t minute) { return (minute + kDay - 1) / kDay; };
        if (symptomatic[i]) onsets.add(dawn_after(onset_at[i]), i);
        const std::int32_t last =
            dawn_after(over_at(i)) - (core::flawed(core::Flaw::kCoursesEndADayEarly) ? 2 : 1);
        ends.add(std::max(last, infected_at[i] / kDay), i);
    }
    bool susceptible(std::uint32_t i) const { return infected_at[i] < 0; }
    /// First minute at which the course of `i` is over.
    std::int32_t over_at(std::uint32_t i) const {
        return std::max(starts_at[i] + length[i], onset_at[i] + kLeastCourse);
    }
    /// Whether the course of `i` still runs after minute `now`.
    bool runs(std::uint32_t i, std::int32_t now) const {
        return !susceptible(i) &&
               over_at(i) > now + (core::flawed(core::Flaw::kCoursesEndADayEarly) ? 1440 : 0);
    }
};

/// The keyed course of one infection: what belongs to the person, whenever the infection comes.
struct Course {
    std::int32_t latent;      // minutes from infection to infectiousness; below 0 if onset comes so early
    std::int32_t length;      // minutes of infectiousness
    std::int32_t incubation;  // minutes from infection to onset: latent and presymptomatic together
    bool symptomatic;
    double infectivity;

    /// Minute at which infectiousness starts after an infection at minute `at`: not before the next dawn, so
    /// that no part of a course is lost on the day of infection.
    std::int32_t starts(std::int32_t at) const {
        constexpr std::int32_t kDay = 1440;
        return std::max(at + latent, (at + kDay - 1) / kDay * kDay);
    }
};

/// The course of infection `ordinal` (1 is the first) of person `key`, age `age`.
Course draw_course(const policy::Disease& disease, core::Seed luck, std::uint64_t key, std::uint8_t age,
                   std::uint32_t ordinal = 1);

/// How infectiousness passes once it has started, in units of a mean course. Form `profile`: the share of
/// Gamma(shape, rate), tabulated by the hour, linear between. Form `stages`: constant while it lasts, so that
/// a period twice as long means twice the infectiousness.
class Profile {
  public:
    explicit Profile(const policy::Disease& disease);
    /// Share of the gamma that has passed after so many minutes.
    double passed(std::int32_t minutes) const {
        const Moment moment = moment_of(minutes);
        return passed(moment.hour, moment.part);
    }
    /// Infectiousness between two minutes of somebody whose infectiousness starts at minute `starts` and
    /// lasts `length` minutes.
    double dose(std::int32_t starts, std::int32_t length, std::int32_t from, std::int32_t to) const {
        if (constant_) {
            const std::int32_t overlap = std::min(to, starts + length) - std::max(from, starts);
            return overlap <= 0 ? 0.0 : overlap * per_minute_;
        }
        return passed(to - starts) - passed(from - starts);
    }
    /// The same for all ticks of the day that begins at minute `dawn`.
    std::array<double, world::kTicks> doses(std::int32_t starts, std::int32_t length,
                                            std::int32_t dawn) const {
        std::array<double, world::kTicks> doses{};
        if (constant_) {
            for (std::uint32_t tick = 0; tick < world::kTicks; ++tick)
                doses[tick] = dose(starts, length, dawn + static_cast<std::int32_t>(world::kTickStart[tick]),
                                   dawn + static_cast<std::int32_t>(world::kTickStart[tick + 1]));
            return doses;
        }
        // Ticks are whole hours: they begin equally far into an hour of the course.
        const Moment moment = moment_of(dawn - starts);
        const double* const by_hour = by_hour_.data() + moment.hour;
        const auto passed = [&](std::uint32_t hour) {
            return by_hour[hour] * (1.0 - moment.part) + by_hour[hour + 1] * moment.part;
        };
        double before = passed(0);
#pragma GCC unroll 6
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            const double after = passed(world::kTickStart[tick + 1] / 60);
            doses[tick] = after - before;
            before = after;
        }
        return doses;
    }
    /// Bounds of their sum and of what any of them comes to by the day, cheaper than they are.
    struct Most {
        double dose, rate;
    };
    Most most_in_a_day(std::int32_t starts, std::int32_t length, std::int32_t dawn) const {
        if (constant_) {
            const double whole = dose(starts, length, dawn, dawn + kDay);
            return {whole, whole > 0 ? per_minute_ * kDay : 0.0};
        }
        const std::uint32_t hour = moment_of(dawn - starts).hour;
        return {by_hour_[hour + kDayHours + 1] - by_hour_[hour], steepest_[hour]};
    }
    /// Whether their sum is positive.
    bool sheds(std::int32_t starts, std::int32_t length, std::int32_t dawn) const {
        if (!constant_) {
            const std::uint32_t hour = moment_of(dawn - starts).hour;
            constexpr double kRounding = 1e-12;
            if (by_hour_[hour + kDayHours] - by_hour_[hour + 1] > kRounding) return true;  // at any minute
        }
        return dose(starts, length, dawn, dawn + kDay) > 0;
    }
    double dose(const Courses& courses, std::uint32_t i, std::int32_t from, std::int32_t to) const {
        return dose(courses.starts_at[i], courses.length[i], from, to);
    }

  private:
    static constexpr std::int32_t kDay = 1440, kDayHours = 24;
    static constexpr std::int32_t kBefore = kDayHours + 1;  // hours before a course that the table has, too

    // Row of the table and part of its hour; before and after a course all are the same.
    struct Moment {
        std::uint32_t hour;
        double part;
    };
    static Moment moment_of(std::int32_t minutes) {
        const auto since =
            static_cast<std::uint32_t>(std::clamp(minutes + kBefore * 60, 0, (kBefore + kCourseHours) * 60));
        const std::uint32_t hour = since / 60;
        return {hour, static_cast<std::int32_t>(since - hour * 60) / 60.0};
    }
    double passed(std::uint32_t hour, double part) const {
        return by_hour_[hour] * (1.0 - part) + by_hour_[hour + 1] * part;
    }

    bool constant_;
    double per_minute_;             // of a constant course
    std::vector<double> by_hour_;   // from kBefore hours before a course to the day after it
    std::vector<double> steepest_;  // by hour: the most of an hour in the day from there on, by the day
};

/// Decade of age, 0 to 9.
constexpr std::uint32_t decade(std::uint8_t age) {
    return age >= 90 ? 9u : age / 10u;
}
inline double susceptibility(const policy::Disease& disease, std::uint8_t age) {
    return disease
        .susceptibility[decade(age) +
                        (core::flawed(core::Flaw::kSusceptibilityOfNextDecade) && age < 90 ? 1 : 0)];
}

/// Writes the times of a course of `i` that starts at minute `at`, and how infectious `i` will be;
/// `infectivity` is what protection leaves of it.
void enter_times(const Course& course, std::uint32_t i, std::int32_t at, Courses& courses,
                 double infectivity);
/// Enters `i` among those who are and who were infected: may be done beside the times, of which it needs
/// none.
void enter_person(const Course& course, std::uint32_t i, Courses& courses);
/// Begins a course: all of it, with the days that concern it and its hash.
void begin(const Course& course, std::uint32_t i, std::int32_t at, Courses& courses, double infectivity);
/// Draws it, too.
void infect(const world::World& world, const policy::Disease& disease, core::Seed luck, std::uint32_t i,
            std::int32_t at, Courses& courses, double infectivity = 1.0);

/// Adds the cells of the course of `i` to a hash.
void add_to(core::StateHash& hash, const Courses& courses, std::uint32_t i);

/// At the end of a day: courses that are over run no longer.
void retire(std::int32_t day, Courses& courses);

}  // namespace wangge::kernel::disease
