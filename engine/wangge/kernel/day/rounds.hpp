#pragma once

#include <vector>

#include "wangge/kernel/day/relief.hpp"
#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/encounter.hpp"
#include "wangge/kernel/move/whereabouts.hpp"

namespace wangge::kernel::day {

/// Today's round tasks: those ordered and those made of delivery orders (batches of neighbours, elders alone
/// and the quarantined first).
work::Rounds list_rounds(const Context& context, const Standing& standing, policy::Tasks ordered,
                         const State& state);

/// The taken rounds are made: doors answer or not, temperatures are read, tickets are closed, goods arrive.
/// Appends the encounters at the doors where the course of somebody runs.
void make_rounds(const Context& context, const Standing& standing, const work::Roster& roster,
                 const move::Whereabouts& where, State& state, Relief& relief,
                 std::vector<Encounter>& encounters, Ledger& ledger);

}  // namespace wangge::kernel::day
