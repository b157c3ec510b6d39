#pragma once

#include <cstdint>

#include "wangge/core/mix.hpp"
#include "wangge/world/world.hpp"

namespace wangge::world {

/// Sorts of things that have names. The numbers are part of every key and never change.
enum class Thing : std::uint8_t {
    kResident = 1,
    kHousehold = 2,
    kStairwell = 3,
    kGrid = 4,
    kGate = 5,
    kCrew = 6,
    kSeconded = 7,
    kFirstPlace = 32,  // + PlaceKind
};

constexpr Thing thing_of(PlaceKind kind) {
    return static_cast<Thing>(static_cast<std::uint8_t>(Thing::kFirstPlace) +
                              static_cast<std::uint8_t>(kind));
}

/// The key of a thing by its name: the community, what it is, its number and its part (a member of a
/// household, a team of a workplace). For numbers below 2^56 no two things of one sort and community share a
/// key.
constexpr std::uint64_t key_of(std::uint64_t community, Thing thing, std::uint64_t number,
                               std::uint8_t part = 0) {
    return core::combine(core::combine(community, static_cast<std::uint64_t>(thing)), (number << 8) | part);
}

/// What is drawn of one resident by a purpose that ranks whole groups too (those by their names).
inline constexpr std::uint64_t kOfResident = 1;

}  // namespace wangge::world
