#include <algorithm>
#include <ranges>

#include "wangge/world/world.hpp"

namespace wangge::world {

/// Stored slots rise, and are looked up: from where they would be if they rose evenly, in steps that double.
std::uint32_t World::seat(std::uint32_t place, std::uint32_t i) const {
    const core::RowSpan rows = lean.slots.from(places.first[place]);
    const std::uint32_t size = lean.end[place] - places.first[place];
    if (size == 0 || rows[0] >= i) return 0;
    if (rows[size - 1] < i) return size;
    std::uint32_t below = 0, above = size - 1;  // rows[below] < i <= rows[above]
    const std::uint32_t guess =
        static_cast<std::uint32_t>(std::uint64_t{i - rows[0]} * above / (rows[above] - rows[0]));
    if (rows[guess] < i) {
        below = guess;
        for (std::uint32_t step = 1; below + step < above; step *= 2) {
            if (rows[below + step] >= i) {
                above = below + step;
                break;
            }
            below += step;
        }
    } else {
        above = guess;
        for (std::uint32_t step = 1; above > below + step; step *= 2) {
            if (rows[above - step] < i) {
                below = above - step;
                break;
            }
            above -= step;
        }
    }
    const auto between = std::views::iota(below + 1, above);
    return below + 1 +
           static_cast<std::uint32_t>(
               std::ranges::lower_bound(between, i, {}, [&](std::uint32_t k) { return rows[k]; }) -
               between.begin());
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
