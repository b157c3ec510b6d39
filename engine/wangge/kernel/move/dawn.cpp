#include "wangge/kernel/move/dawn.hpp"

#include <algorithm>

namespace wangge::kernel::move {

std::uint32_t choose_gate(const Context& context, const Standing& standing, const GateMemory& gates,
                          std::uint32_t stairwell) {
    const world::World& world = context.world;
    const std::uint32_t community = world.community_of_stairwell(stairwell);
    const std::uint32_t first = world.community.first_gate[community],
                        end = world.community.end_of_open_gates(community, standing.open_gates);
    const std::uint16_t* walk =
        world.stairwell.gate_minutes.data() + world.stairwell.first_gate_minute[stairwell];
    std::uint32_t best = world::kNone;
    double least = 0;
    for (std::uint32_t gate = first; gate < end; ++gate) {
        const double wait = context.scenario.loops.waits != 0 ? gates.expected[gate] : 0.0;
        const double minutes = walk[gate - first] + wait;
        if (best == world::kNone || minutes < least) best = gate, least = minutes;
    }
    return best;
}

void Dawn::look(const Context& context, const Standing& standing, const needs::Stocks& stocks,
                const needs::Shortage& shortage, const mind::Minds& minds, std::span<const std::uint8_t> pass,
                const GateMemory& gates) {
    const world::World& world = context.world;
    double least = 0, most = 0;
    for (const double trust : minds.trust) least = std::min(least, trust), most = std::max(most, trust);
    least_trust_ = least, most_trust_ = most;
    pass_.assign(pass.begin(), pass.end());
    hungry_.clear();
    for (const std::uint32_t h : shortage.larders()) {
        if (needs::food(context, stocks, h) < static_cast<std::int32_t>(world.members(h))) hungry_.insert(h);
    }
    lacks_medicine_.clear();
    for (const std::uint32_t i : shortage.medicines()) {
        if (stocks.medicines.left(i, context.date.day) == 0) lacks_medicine_.insert(i);
    }
    gate_.clear();
    if (!standing.gated) return;
    for (std::uint32_t s = 0; s < world.stairwell.key.size(); ++s)
        gate_.push_back(choose_gate(context, standing, gates, s));
}

}  // namespace wangge::kernel::move
