#pragma once

#include "wangge/kernel/day/state.hpp"

namespace wangge::kernel::day {

/// Closes a ticket with what it asked for: food, medicine, a pass, or a hearing. Whoever has waited is
/// relieved.
void bring_help(const Context& context, std::uint32_t household, policy::TicketKind topic, State& state,
                Ledger& ledger);

/// Whistles go out, in order of age and keyed rank, as far as units go round; those that arrive today close
/// theirs.
void send_units(const Context& context, const std::vector<policy::Whistle>& whistles, State& state,
                Ledger& ledger);

/// Tickets past their time become overdue, and every day more they feed grievance.
void count_overdue(const Context& context, State& state, Ledger& ledger);

}  // namespace wangge::kernel::day
