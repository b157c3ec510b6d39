#pragma once

#include <vector>

#include "wangge/kernel/context.hpp"
#include "wangge/kernel/move/whereabouts.hpp"

namespace wangge::kernel::day {

/// What everybody does when nobody is ill and nothing is ordered: weeks of work and school, by day from a
/// Monday on. The date's character repeats the week, draws do not. The fit and the diary look at it.
struct NormalWeek {
    std::vector<Context> contexts;
    std::vector<move::Whereabouts> where;

    NormalWeek(const world::World& world, const policy::Scenario& scenario, core::Seed luck,
               std::int32_t days);
};

}  // namespace wangge::kernel::day
