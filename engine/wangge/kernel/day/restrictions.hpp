#pragma once

#include "wangge/core/row_bits.hpp"
#include "wangge/core/row_set.hpp"
#include "wangge/kernel/day/everybody.hpp"
#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/move/outings.hpp"
#include "wangge/kernel/move/plan.hpp"

namespace wangge::kernel::day {

/// Tables of a day's restrictions, kept for their memory: emptied in the time of what they held.
struct Restricted {
    core::RowSet special;       // homes of people who are away or dead, or under an order of their own
    core::RowBits confined;     // residents
    core::RowBits unpaid;       // residents who lose a day's income
    core::RowSet unpaid_homes;  // theirs, but for those where all are kept in
    explicit Restricted(const world::World& world)
        : special(world.households),
          confined(world.residents),
          unpaid(world.residents),
          unpaid_homes(world.households) {}
};

/// Counts who was confined, who lost a workday, who was observed, and lets their households feel it.
void count_restrictions(const Context& context, const Everybody& everybody, const Standing& standing,
                        const Presence& present, const move::Wants& wants, const move::Outings& outings,
                        Restricted& tables, State& state, Ledger& ledger);

}  // namespace wangge::kernel::day
