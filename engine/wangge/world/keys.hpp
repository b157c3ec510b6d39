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

/// The keys of things of one sort by their names: the community, what they are, the number and the part (a
/// member of a household, a team of a workplace). For numbers below 2^56 no two of one community share a key.
class Names {
  public:
    constexpr Names(std::uint64_t community, Thing thing)
        : sort_(core::mix64(core::combine(community, static_cast<std::uint64_t>(thing)))) {}

    constexpr std::uint64_t operator()(std::uint64_t number, std::uint8_t part = 0) const {
        return core::mix64(sort_ ^ ((number << 8) | part));
    }

  private:
    std::uint64_t sort_;
};

/// One of them.
constexpr std::uint64_t key_of(std::uint64_t community, Thing thing, std::uint64_t number,
                               std::uint8_t part = 0) {
    return Names(community, thing)(number, part);
}

/// What is drawn of one resident by a purpose that ranks whole groups too (those by their names).
inline constexpr std::uint64_t kOfResident = 1;

}  // namespace wangge::world
