#include "wangge/world/bytes.hpp"

namespace wangge::world {
namespace {

template <class T>
std::uint64_t taken_by(const std::vector<T>& column) {
    return column.size() * sizeof(T);
}
std::uint64_t taken_by(const Flags& column) {
    return (column.size() + 7) / 8;
}
std::uint64_t taken_by(const auto& narrow_column) {
    return narrow_column.bytes();
}
template <class... Columns>
std::uint64_t taken(const Columns&... columns) {
    return (taken_by(columns) + ... + std::uint64_t{0});
}

}  // namespace

std::vector<Bytes> bytes_of(const World& world) {
    const Residents& r = world.resident;
    const Households& h = world.household;
    const Stairwells& s = world.stairwell;
    const Lean& lean = world.lean;
    std::uint64_t memberships =
        taken(lean.group, lean.gathering, lean.line, lean.shop, lean.lift, lean.parent, lean.end);
    for (std::uint32_t kind = 0; kind < kPlaceKinds; ++kind)
        memberships += taken(r.place[kind], r.slot[kind]);
    return {
        {"resident.key", taken(r.key)},
        {"resident", taken(r.household, r.age, r.female, r.role, r.pool, r.hukou, r.sector, r.phone, r.remote,
                           r.essential, r.shows_code, r.chronic, r.can_carry, r.arrival)},
        {"membership", memberships},
        {"places.slots", taken(world.places.slots, lean.slots)},
        {"places", taken(world.places.key, world.places.kind, world.places.branch, world.places.first)},
        {"household", taken(h.key, h.dwelling, h.first, h.stairwell, h.floor, h.generations, h.tenure,
                            h.supplied, h.helper)},
        {"household.friends", taken(h.friends)},
        {"stairwell",
         taken(s.key, s.first_household, s.grid, s.lift, s.first_gate_minute, s.gate_minutes, s.x, s.y)},
        {"grid", taken(world.grid.key, world.grid.first_stairwell, world.grid.community, world.grid.positions,
                       world.grid.restaurants, world.grid.stores, world.community.first_grid,
                       world.community.first_gate, world.community.first_staff, world.community.staff,
                       world.gates.key, world.gates.x, world.gates.y, world.gates.community)},
        {"staff", taken(world.staff.resident, world.staff.pool, world.staff.community)},
    };
}

}  // namespace wangge::world
