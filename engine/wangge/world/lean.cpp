#include <algorithm>

#include "wangge/world/world.hpp"

namespace wangge::world {

/// Stored slots rise, and are looked up.
std::uint32_t World::seat(std::uint32_t place, std::uint32_t i) const {
    const std::uint32_t* first = places.slots.data() + places.first[place];
    return static_cast<std::uint32_t>(std::lower_bound(first, places.slots.data() + lean.end[place], i) -
                                      first);
}

std::uint32_t World::lean_slot_of(PlaceKind kind, std::uint32_t i) const {
    const std::uint32_t place = lean_place_of(kind, i);
    if (place == kNone) return kNone;
    switch (kind) {
        case PlaceKind::kWorkplace:
        case PlaceKind::kSchool: {  // those of its teams or classes, one after the other
            const std::uint32_t group = lean.group[i];
            return places.first[group] - places.first[place] + seat(group, i);
        }
        case PlaceKind::kMarket:
        case PlaceKind::kSquare:
        case PlaceKind::kStairwell:
        case PlaceKind::kClinic:
        case PlaceKind::kLift:
        case PlaceKind::kCompound:
        case PlaceKind::kPark:
            return i - places.first[place];
        default:
            return seat(place, i);
    }
}

}  // namespace wangge::world
