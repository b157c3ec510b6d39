#pragma once

#include <string_view>

#include "wangge/core/fault.hpp"
#include "wangge/core/parallel.hpp"
#include "wangge/world/population.hpp"
#include "wangge/world/world.hpp"

namespace wangge::world {

/// Makes the people, homes and places of one community out of marginals.
///
/// Totals (residents, households, rented households and their residents) are exact, ages follow the census
/// bands by largest remainders; who gets what is settled by keyed ranks, so the same seed gives the same
/// people whatever else is asked. `community` is its code: it names the people in all keys. Time and memory
/// grow with the residents.
///
/// Errors, with key paths under `population`: kOutOfRange and kNotWhole as the fields declare, and
/// kImpossibleTotal when totals cannot be met together. Its first argument is one of
///
///     residents_below_households   residents_above_limit    people_by_size         rented_households
///     rented_residents             people_by_age            children_and_elders    adults_to_return
///     adults_to_return_later       workers                  adults_to_serve stairwells_above_households
///     grids_above_stairwells       adults_in_dormitories
///
/// then what was found and what was expected (or the limit).
core::Result<World> synthesise(const Population& population, core::Seed people,
                               std::string_view community = "community",
                               core::ParallelFor parallel = core::serial_for);

}  // namespace wangge::world
