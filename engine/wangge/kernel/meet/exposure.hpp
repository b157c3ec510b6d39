#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/disease/course.hpp"
#include "wangge/kernel/disease/immunity.hpp"
#include "wangge/kernel/encounter.hpp"
#include "wangge/kernel/move/whereabouts.hpp"

/// What contacts come to: hazards, expected infections, and who may be infected.
namespace wangge::kernel::meet {

/// What somebody does while on duty, for the exposure counts.
enum class Duty : std::uint8_t { kNone, kPost, kCourier };
Duty duty_of(const Context& context, const work::Roster& roster, std::uint32_t agent, std::uint32_t tick);

constexpr std::int32_t minutes_of(std::uint32_t tick) {
    return static_cast<std::int32_t>(world::kTickStart[tick + 1] - world::kTickStart[tick]);
}

/// A dose in so many minutes, by the day.
inline double daily_rate(double dose, std::int32_t minutes) {
    const double day = core::flawed(core::Flaw::kTickLengthForgotten) ? kDayMinutes / 6.0 : kDayMinutes;
    return dose * (day / minutes);
}
/// Hazard of a contact of that weight outside a dwelling.
inline double outside(const policy::Transmission& transmission, double weight, double rate) {
    return transmission.outside * (core::flawed(core::Flaw::kWeightForgotten) ? 1.0 : weight) * rate;
}
/// Hazard of one contact for a person of mean infectivity and susceptibility 1.
/// At home it grows with the share of the course that passes, elsewhere with the daily rate of that share.
double hazard(const policy::Transmission& transmission, Setting setting, double weight, double dose,
              std::int32_t minutes);

/// Ledger count of expected infections of a setting.
Count exposure_of(Setting setting);

/// What decides what a contact of today comes to.
struct Exposure {
    const Context& context;
    const disease::Profile& profile;
    const work::Roster& roster;
    const disease::Immunity* immunity = nullptr;  // null: nobody is protected
};

/// Somebody who would be infected, were it not for others who come first.
struct Candidate {
    std::uint32_t infected;
    std::uint8_t tick;
    std::uint64_t rank;
    std::uint32_t infector;
    Setting setting;
};

struct Booking {
    Count count;
    std::uint32_t resident;
    std::int64_t amount;
};

/// What a part of the infectious does to others in a day.
struct Found {
    std::vector<Candidate> candidates;
    std::vector<Booking> bookings;
};

double most_susceptible(const policy::Disease& disease);

/// Writes down what contacts come to.
class Finding {
  public:
    Finding(const Exposure& in, const disease::Courses& courses, Found& found)
        : in_(in),
          courses_(courses),
          most_(meet::most_susceptible(in.context.scenario.disease)),
          found_(found) {}

    /// As of dawn: courses of today begin when all contacts have been looked at.
    bool susceptible(std::uint32_t j) const { return !courses_.ever[j]; }
    /// Susceptibility relative to the most susceptible.
    double share(std::uint32_t j) const {
        const double shield = in_.immunity == nullptr ? 1.0 : in_.immunity->of(j).susceptibility;
        return disease::susceptibility(in_.context.scenario.disease, in_.context.world.resident.age[j]) *
               shield / most_;
    }
    double most_susceptible() const { return most_; }
    /// An expected infection of `j`.
    void book(Setting setting, std::uint32_t tick, std::uint32_t j, double chance);
    /// An infection of `j` by `i`, if nobody comes first.
    void infect(Setting setting, std::uint32_t tick, std::uint32_t j, std::uint32_t i);

  private:
    const Exposure& in_;
    const disease::Courses& courses_;
    double most_;
    Found& found_;
};

}  // namespace wangge::kernel::meet
