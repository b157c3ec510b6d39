#pragma once

#include <vector>

#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/encounter.hpp"
#include "wangge/kernel/standing.hpp"

/// Central quarantine: who gets a bed, and what happens to those who lie in one.
namespace wangge::kernel::day {

/// Gives out the beds: who has one keeps it, others by keyed rank as far as beds go. Who finds none, is away
/// or in isolation is under a home order instead. Fills `state.in_centre`.
void give_beds(const Context& context, Standing& standing, State& state, Ledger& ledger);

/// Those in beds have their temperature taken; any two of them may meet by day. A pair meets with the same
/// chance however many beds are in use, so that nobody's absence changes the meetings of others.
void look_after_centre(const Context& context, const Standing& standing, State& state,
                       std::vector<Encounter>& encounters);

}  // namespace wangge::kernel::day
