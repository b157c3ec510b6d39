#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "wangge/kernel/day/scans.hpp"
#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/move/whereabouts.hpp"
#include "wangge/policy/policy.hpp"
#include "wangge/policy/schedule.hpp"

/// From what officials see to the orders that reach the community.
namespace wangge::kernel::day {

/// A policy of the arm, or (always) the organisation that stands before any policy.
struct InForce {
    const policy::Policy* policy = nullptr;
    policy::Common common{};
    bool always = false;  // no schedule, no hierarchy above it
};

/// Where people were on one day, kept while scans are recorded or a policy may ask for it.
struct DayRecord {
    std::int32_t day = 0;
    Date date;
    Scans scans{};
    move::Whereabouts where{};  // written down only if meetings may be asked for
};

/// What the deciding side remembers; not part of the state hash.
struct Desk {
    /// A row of `schedule` and `memory` that goes on in a future under other policies; none: the policy is
    /// new.
    using Kept = std::optional<std::size_t>;

    std::vector<policy::ScheduleState> schedule;  // by row of InForce
    std::vector<policy::Memory> memory;
    std::deque<policy::Directives> on_the_way;  // decided, not yet arrived (hierarchy delay)
    policy::Marks marks_yesterday;
    std::vector<DayRecord> history;  // ascending days

    /// Writes or reads all of it (core/bytes.hpp), into a desk of the same policies.
    static void carry(auto& bytes, auto& self) {
        auto& [schedule, memory, on_the_way, marks_yesterday, history] = self;
        bytes.columns(schedule, memory);
        bytes(on_the_way, marks_yesterday, history);
    }
};

Desk first_desk(const Context& context, std::span<const InForce> in_force);

/// The desk of a future under other policies: `first` (of those policies), with what the old one remembers of
/// the past. `kept` says by row of the new policies which row of the old ones it goes on from.
Desk desk_of_future(const Desk& past, std::span<const Desk::Kept> kept, Desk first);

/// Days of meetings that policies of the arm may look back on from today on or, before their first day, from
/// that day on; 0: none, since none is at work, or today is too early to be looked back on.
std::int32_t days_asked_for(const Context& context, std::span<const InForce> in_force, const Desk& desk);

/// Observe, decide, pass down: the orders in force today.
policy::Directives decide(const Context& context, const State& state, std::span<const InForce> in_force,
                          Desk& desk);

}  // namespace wangge::kernel::day
