#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/world/fit.hpp"

namespace wangge::app {

/// What a scenario needs, measured on world 0 and the first days of its busiest arm, within about a second.
struct Trial {
    std::uint32_t residents = 0, households = 0, grids = 0, stairwells = 0, places = 0, gates = 0, mouths = 0,
                  staff = 0;
    std::vector<world::Cell> fit;  // marginals of the people of world 0; empty for people from tables
    double synthesis_seconds = 0;
    double run_seconds = 0;       // of one run, from the days tried
    std::uint64_t run_bytes = 0;  // of one world and run in memory

    /// All arms in so many worlds, without the fit of transmission.
    double compare_seconds(std::uint32_t arms, std::uint32_t worlds, std::uint32_t threads) const;
    std::uint64_t compare_bytes(std::uint32_t threads) const;
};

/// Faults: those of world::synthesise.
core::Result<Trial> try_out(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library);

}  // namespace wangge::app
