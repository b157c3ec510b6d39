#include "wangge/policy/reach.hpp"

#include "wangge/core/draw.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/mix.hpp"

namespace wangge::policy {
namespace {

bool within(const Dwellings& dwellings, const world::World& world, const core::Draws& draws,
            std::uint32_t household) {
    if (dwellings.grid != world::kNone && world.grid_of(household) != dwellings.grid) return false;
    if (dwellings.tenure >= 0 && static_cast<int>(world.household.tenure[household]) != dwellings.tenure)
        return false;
    if (dwellings.reach >= 1) return true;
    if (core::flawed(core::Flaw::kReachByRow)) return draws.happens(dwellings.reach, household);
    return draws.happens(dwellings.reach, core::combine(dwellings.key, world.household.key[household])) !=
           core::flawed(core::Flaw::kReachInverted);
}

}  // namespace

bool reached(const Dwellings& dwellings, const world::World& world, std::uint32_t household) {
    return within(dwellings, world, core::Draws(world.people, core::Purpose::kReach), household);
}

std::vector<std::uint8_t> reached_households(const Dwellings& dwellings, const world::World& world) {
    const core::Draws draws(world.people, core::Purpose::kReach);
    std::vector<std::uint8_t> all(world.households);
    for (std::uint32_t h = 0; h < world.households; ++h) all[h] = within(dwellings, world, draws, h) ? 1 : 0;
    return all;
}

bool closes(const Closure& closure, const world::World& world, std::uint32_t place) {
    if (world.places.kind[place] != closure.kind) return false;
    if (closure.level >= 0 && static_cast<int>(world.places.branch[place]) != closure.level) return false;
    if (closure.area.grid != world::kNone) {
        if (world::outside_gates(closure.kind)) return false;
        const world::Slots regulars = world.slots_of(place);
        if (regulars.empty() || world.grid_of(world.resident.household[regulars[0]]) != closure.area.grid)
            return false;
    }
    if (closure.area.reach >= 1) return true;
    return core::Draws(world.people, core::Purpose::kReach)
        .happens(closure.area.reach, core::combine(closure.area.key, world.places.key[place]));
}

}  // namespace wangge::policy
