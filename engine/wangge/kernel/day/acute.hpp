#pragma once

#include "wangge/kernel/day/state.hpp"

namespace wangge::kernel::day {

/// Acute non-epidemic needs of the day: who reaches care when. Where a guarded gate stands in the way, a
/// community worker with minutes left clears the exit, or the patient waits.
void answer_acute_needs(const Context& context, const Standing& standing, const Presence& present,
                        work::Roster& roster, State& state, Ledger& ledger);

}  // namespace wangge::kernel::day
