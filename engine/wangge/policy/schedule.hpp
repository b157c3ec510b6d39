#pragma once

#include <cstdint>

#include "wangge/policy/common.hpp"
#include "wangge/policy/hierarchy.hpp"
#include "wangge/policy/observation.hpp"

namespace wangge::policy {

/// When one policy was switched on and off; owned by the engine.
struct ScheduleState {
    std::int32_t started = -1;  // first day of effect
    std::int32_t ended = -1;    // first day without effect
};

/// The first day on which a policy may act, as a day of the run: decided and prepared, triggers aside.
double first_day(const Common& common, const CalendarSection& calendar);

/// The date on which orders reach the doors at the earliest: decided, prepared, and passed down.
double in_force_from(const Common& common, const Hierarchy& hierarchy);

/// Moves the state to `seen.day` and says whether the policy acts today. A policy acts once: from start +
/// delay (and, if asked, once enough cases were reported), at least `least_days`, at most `most_days`, and in
/// between until `report_free_days` have passed without a report. `stretch` (escalation on the way down)
/// lengthens all three. Reach 0 never acts.
bool advance(const Common& common, const Observation& seen, double stretch, ScheduleState& state);

}  // namespace wangge::policy
