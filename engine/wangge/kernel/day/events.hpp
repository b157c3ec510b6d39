#pragma once

#include <vector>

#include "wangge/kernel/day/state.hpp"

namespace wangge::kernel::day {

/// One infected returnee.
struct Import {
    std::uint32_t resident = 0;
    std::int32_t day = 0;
    bool returns = false;  // comes back from a later journey on that day
};

/// Who brings infection, and when, in this world: keyed by person, the same in every arm.
std::vector<Import> plan_imports(const Context& context, std::int32_t days);

/// Today's arrivals: infected returnees begin their course; some owner-occupiers report unasked.
void arrive(const Context& context, const std::vector<Import>& imports, State& state,
            std::vector<Transmission>& tree, Ledger& ledger);

}  // namespace wangge::kernel::day
