#pragma once

#include <array>
#include <vector>

#include "wangge/kernel/move/plan.hpp"
#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel::move {

/// Who is where today. `whereabouts(resident, tick)` is a pure function of the day once refusals are settled;
/// this table holds its values, one array of spots per tick.
struct Whereabouts {
    std::array<std::vector<Spot>, world::kTicks> at;
    Spot operator()(std::uint32_t resident, std::uint32_t tick) const { return at[tick][resident]; }
};

/// Home, unless absent, on a trip that goes, or on a shift (which replaces intent).
void settle_whereabouts(const Context& context, const Presence& present, const std::vector<Trip>& trips,
                        const work::Roster& roster, Whereabouts& where);

}  // namespace wangge::kernel::move
