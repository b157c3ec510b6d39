#pragma once

#include "wangge/world/world.hpp"

namespace wangge::kernel {

/// Whether somebody goes to work on workdays: has a team, and does not work from home anyway.
inline bool has_job(const world::World& world, std::uint32_t i) {
    return world.resident.role[i] == world::Role::kWorker && world.resident.remote[i] == 0 &&
           world.place_of(world::PlaceKind::kTeam, i) != world::kNone;
}

inline bool goes_to_school(const world::World& world, std::uint32_t i) {
    return world.resident.role[i] == world::Role::kPupil;
}

/// Whether there are days on which somebody goes to work or school.
inline bool commutes(const world::World& world, std::uint32_t i) {
    return has_job(world, i) ||
           (goes_to_school(world, i) && world.place_of(world::PlaceKind::kClass, i) != world::kNone);
}

}  // namespace wangge::kernel
