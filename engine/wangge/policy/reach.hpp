#pragma once

#include <cstdint>
#include <vector>

#include "wangge/policy/directives.hpp"
#include "wangge/world/world.hpp"

namespace wangge::policy {

/// Whether a household (row) is one of these dwellings: grid and tenure fit, and its keyed draw falls within
/// the reach. A pure function of the world and the dwellings: the same on every day, and whoever is reached
/// at 0.3 is reached at 0.4.
bool reached(const Dwellings& dwellings, const world::World& world, std::uint32_t household);

/// `reached` for every household, 0 or 1.
std::vector<std::uint8_t> reached_households(const Dwellings& dwellings, const world::World& world);

/// Whether a place (row) is closed by this order: kind, level and grid fit, and its keyed draw falls within
/// the reach.
bool closes(const Closure& closure, const world::World& world, std::uint32_t place);

}  // namespace wangge::policy
