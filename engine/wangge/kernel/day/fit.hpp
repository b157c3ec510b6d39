#pragma once

#include "wangge/core/parallel.hpp"
#include "wangge/kernel/context.hpp"

namespace wangge::kernel::day {

/// What the fit reached, beside what was asked.
struct Fit {
    policy::Transmission transmission;
    double household_attack = 0;  // share of housemates infected within 14 days of an index case's onset
    double r0 = 0;                // mean direct infections of a second-generation case
    double home_share = 0;        // of r0
};

/// Solves the two transmission scales of a scenario on one population, in a normal school and work week,
/// without routine care and without measures: first the home hazard to the household secondary attack rate
/// (index isolated three days after onset, chains included), then one outside factor to R0. Index cases are a
/// keyed sample. Same bits for every `parallel`.
Fit fit_transmission(const world::World& world, const policy::Scenario& scenario, core::Seed luck,
                     core::ParallelFor parallel = core::serial_for);

}  // namespace wangge::kernel::day
