#include <algorithm>

#include "wangge/world/world.hpp"

namespace wangge::world {

std::uint32_t World::lean_place_of(PlaceKind kind, std::uint32_t i) const {
    const auto first = [&](PlaceKind of) { return lean.first_place[static_cast<std::size_t>(of)]; };
    if (kind == PlaceKind::kOffice) {
        return resident.pool[i] == Pool::kResident ? kNone : first(kind) + community_of_agent(i);
    }
    if (i >= residents) return kNone;
    const std::uint32_t h = resident.household[i], group = lean.group[i];
    switch (kind) {
        case PlaceKind::kTeam:
            return group < first(PlaceKind::kWorkplace) ? group : kNone;
        case PlaceKind::kWorkplace:
            return group < first(PlaceKind::kWorkplace) ? lean.parent[group] : kNone;
        case PlaceKind::kClass:
            return group < first(PlaceKind::kWorkplace) ? kNone : group;
        case PlaceKind::kSchool:
            return group < first(PlaceKind::kWorkplace) || group == kNone ? kNone : lean.parent[group];
        case PlaceKind::kShop:
            return lean.shop[h];
        case PlaceKind::kRestaurant:
            return lean.restaurant[h];
        case PlaceKind::kStore:
            return lean.store[h];
        case PlaceKind::kSquare:
        case PlaceKind::kCompound:
            return first(kind) + grid_of(h);
        case PlaceKind::kStairwell:
            return first(kind) + household.stairwell[h];
        case PlaceKind::kLift:
            return lean.lift[household.stairwell[h]];
        case PlaceKind::kTransit:
            return lean.line[i];
        case PlaceKind::kGathering:
            return lean.gathering[i];
        default:
            return first(kind) + community_of(h);
    }
}

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
