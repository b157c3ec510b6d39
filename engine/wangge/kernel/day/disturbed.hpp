#pragma once

#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/needs/shortage.hpp"
#include "wangge/kernel/presence.hpp"
#include "wangge/kernel/standing.hpp"

namespace wangge::kernel::day {

/// Those who are away, ill, under an order, afraid or on duty eat, fetch food or seek care otherwise than
/// usual. To be asked where the day is as usual for all others: else everybody has been looked at. The two
/// may be looked at side by side.
struct Disturbed {
    const Context& context;
    const Standing& standing;
    const Presence& present;
    const work::Roster& roster;
    const State& state;
};

/// Looks at what they have to eat.
void look_at_larders(const Disturbed& disturbed, needs::Shortage& shortage, needs::Stocks& stocks);
/// Looks at the medicine that they take.
void look_at_patients(const Disturbed& disturbed, needs::Shortage& shortage, needs::Stocks& stocks,
                      const Ledger& ledger);

}  // namespace wangge::kernel::day
