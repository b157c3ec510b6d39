#pragma once

#include "tests/run/worlds.hpp"

namespace wangge::validation {

/// A village with many imports and no rare great spreaders, whose luck would hide the mean.
inline policy::Scenario busy_village() {
    policy::Scenario scenario = tests::village();
    scenario.imports.stress_first = 12;
    scenario.disease.individual_k = 50;
    return scenario;
}

}  // namespace wangge::validation
