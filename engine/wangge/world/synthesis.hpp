#pragma once

#include "wangge/core/fault.hpp"
#include "wangge/world/population.hpp"
#include "wangge/world/world.hpp"

namespace wangge::world {

/// Makes the people, homes and places of one community out of marginals.
///
/// Totals (residents, households, rented households and their residents) are exact, ages follow the census bands by
/// largest remainders; who gets what is settled by keyed ranks, so the same seed gives the same people whatever else
/// is asked. Errors: kImpossibleTotal when the totals cannot be met together (key paths under `population`).
core::Result<World> synthesise(const Population& population, core::Seed people);

}  // namespace wangge::world
