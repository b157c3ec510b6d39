#pragma once

#include "wangge/kernel/day/normal_week.hpp"
#include "wangge/world/synthesis.hpp"

/// Tienan on its presets, for tests of single phases.
namespace wangge::tests {

inline const world::World& tienan_world() {
    static const world::World made =
        world::synthesise(core::presets<world::Population>(), core::Seed{11}).value();
    return made;
}
inline const policy::Scenario& plain_scenario() {
    static const policy::Scenario scenario;
    return scenario;
}

}  // namespace wangge::tests
