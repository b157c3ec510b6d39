#pragma once

#include <array>
#include <vector>

#include "wangge/kernel/disease/course.hpp"
#include "wangge/kernel/disease/immunity.hpp"
#include "wangge/kernel/meet/contacts.hpp"

namespace wangge::kernel::meet {

/// What somebody does while on duty, for the exposure counts.
enum class Duty : std::uint8_t { kNone, kPost, kCourier };
Duty duty_of(const Context& context, const work::Roster& roster, std::uint32_t agent, std::uint32_t tick);

/// Hazard of one contact for a person of mean infectivity and susceptibility 1.
/// At home it grows with the share of the course that passes, elsewhere with the daily rate of that share.
double hazard(const policy::Transmission& transmission, Setting setting, double weight, double dose,
              std::int32_t minutes);

/// Ledger count of expected infections of a setting.
Count exposure_of(Setting setting);

/// What the contacts of a day are looked at with.
struct Spreading {
    const Context& context;
    const disease::Profile& profile;
    const Meetings& meetings;
    const move::Whereabouts& where;
    const work::Roster& roster;
    const disease::Immunity* immunity = nullptr;  // null: nobody is protected
};

/// All contacts of a day between infectious and susceptible people: books expected infections (of a matching
/// or a dwelling by the contacts that are hit, each for all that it stands for), starts courses, appends to
/// the transmission list. Who is infected in several ticks of a day is in the first; within a tick the
/// infector of highest keyed rank counts.
void spread(const Spreading& in, const std::vector<Encounter>& encounters, disease::Courses& courses,
            std::vector<Transmission>& tree, Ledger& ledger);

}  // namespace wangge::kernel::meet
