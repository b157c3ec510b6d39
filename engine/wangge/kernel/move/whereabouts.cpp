#include "wangge/kernel/move/whereabouts.hpp"

namespace wangge::kernel::move {

void settle_whereabouts(const Context& context, const Presence& present, const std::vector<Trip>& trips,
                        const work::Roster& roster, Whereabouts& where) {
    const world::World& world = context.world;
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        std::vector<Spot>& at = where.at[tick];
        at.resize(world.agents);
        for (std::uint32_t i = 0; i < world.agents; ++i) {
            at[i] = present[i] != 0 && i < world.residents ? world.resident.household[i] : kNowhere;
        }
    }
    for (const Trip& trip : trips) {
        if (trip.fate != Fate::kGoes) continue;
        for (std::uint32_t tick = trip.first; tick <= trip.last; ++tick)
            where.at[tick][trip.resident] = trip.spot;
    }
    for (std::uint32_t w = 0; w < roster.duty.size(); ++w) {
        if (roster.stand_in[w] != 0) continue;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            if (roster.duty[w][tick] != kNowhere)
                where.at[tick][world.staff.resident[w]] = roster.duty[w][tick];
        }
    }
}

}  // namespace wangge::kernel::move
