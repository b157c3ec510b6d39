#include "wangge/world/world_hash.hpp"

#include <span>
#include <type_traits>
#include <vector>

#include "wangge/core/checksum.hpp"

namespace wangge::world {

core::StateHash world_hash(const World& world) {
    core::StateHash hash;
    std::uint32_t column = kWorldColumns;
    // Nothing is ever written to a world, so a column counts as its bytes.
    const auto add = [&]<class T>(const std::vector<T>& values) {
        static_assert(!std::is_same_v<T, bool>);
        static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
        const core::Digest128 digest = core::checksum128(std::as_bytes(std::span(values)));
        hash.add(column, 0, digest.high);
        hash.add(column++, 1, digest.low);
    };
    const auto add_flags = [&](const Flags& flags) {
        add(std::vector<std::uint8_t>(flags.begin(), flags.end()));
    };
    const auto add_value = [&](auto value) { hash.add(column++, 0, value); };

    add_value(world.residents);
    add_value(world.agents);
    add_value(world.households);
    add_value(world.families);
    add_value(world.friends_per_household);
    add_value(world.tightness);
    add_value(world.side_gaps);
    add_value(world.property_management);

    const Residents& resident = world.resident;
    add(resident.key);
    add(resident.household.values());
    add(resident.age);
    add_flags(resident.female);
    add(resident.role.values());
    add(resident.pool);
    add(resident.hukou.values());
    add(resident.sector.values());
    add_flags(resident.phone);
    add_flags(resident.remote);
    add_flags(resident.essential);
    add_flags(resident.shows_code);
    add_flags(resident.chronic);
    add_flags(resident.can_carry);
    add(resident.arrival.values());
    for (std::uint32_t kind = 0; kind < kPlaceKinds; ++kind) {
        add(resident.place[kind]);
        add(resident.slot[kind]);
    }
    const Households& household = world.household;
    add(household.key);
    add(household.dwelling);
    add(household.first);
    add(household.stairwell.values());
    add(household.floor);
    add(household.generations);
    add(household.tenure);
    add_flags(household.supplied);
    add_flags(household.helper);
    add(household.friends);

    const Stairwells& stairwell = world.stairwell;
    add(stairwell.key);
    add(stairwell.first_household);
    add(stairwell.grid);
    add(stairwell.lift);
    add(stairwell.first_gate_minute);
    add(stairwell.gate_minutes);
    add(stairwell.x);
    add(stairwell.y);

    add(world.grid.key);
    add(world.grid.first_stairwell);
    add(world.grid.community);
    add(world.places.key);
    add(world.places.kind);
    add(world.places.branch);
    add(world.places.first);
    add(world.lean.used() ? world.lean.slots.values() : world.places.slots);
    add(world.gates.key);
    add(world.gates.x);
    add(world.gates.y);
    add(world.gates.community);
    add(world.staff.resident);
    add(world.staff.pool);
    add(world.staff.community);
    if (const Lean& lean = world.lean; lean.used()) {
        for (const std::uint32_t first : lean.first_place) add_value(first);
        add(lean.end);
        add(lean.parent);
        add(lean.group.values());
        add(lean.gathering.values());
        add(lean.line.values());
        add(lean.shop);
        add(lean.lift);
    }
    return hash;
}

}  // namespace wangge::world
