#pragma once

#include "wangge/kernel/day/everybody.hpp"
#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/move/outings.hpp"
#include "wangge/kernel/move/plan.hpp"

namespace wangge::kernel::day {

/// Counts who was confined, who lost a workday, who was observed, and lets their households feel it.
void count_restrictions(const Context& context, const Everybody& everybody, const Standing& standing,
                        const Presence& present, const move::Wants& wants, const move::Outings& outings,
                        State& state, Ledger& ledger);

}  // namespace wangge::kernel::day
