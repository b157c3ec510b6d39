#include "wangge/kernel/mind/minds.hpp"

#include "wangge/core/exact_math.hpp"

namespace wangge::kernel::mind {

Minds first_minds(const Context& context) {
    const world::World& world = context.world;
    const core::Draws decline(context.luck, core::Purpose::kDecline);
    Minds minds;
    minds.grievance.assign(world.households, 0.0);
    minds.confined_days.assign(world.agents, 0);
    minds.declines.assign(world.agents, 0);
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        minds.declines[i] = decline.happens(context.scenario.mind.decliners, world.resident.key[i]) ? 1 : 0;
    }
    return minds;
}

void feel(double amount, double& grievance) {
    grievance += amount;
    if (grievance < 0.0) grievance = 0.0;
    if (grievance > 1.0) grievance = 1.0;
}

double compliance(const Context& context, const Minds& minds, std::uint32_t resident) {
    const policy::Mind& mind = context.scenario.mind;
    if (minds.declines[resident] == 0 || context.scenario.loops.compliance_decline == 0)
        return mind.compliance;
    const double least = mind.compliance_least < mind.compliance ? mind.compliance_least : mind.compliance;
    return least + (mind.compliance - least) * core::exp(-mind.decline * minds.confined_days[resident]);
}

double evasion(const Context& context, const Minds& minds, std::uint32_t household) {
    const policy::Mind& mind = context.scenario.mind;
    if (context.scenario.loops.grievance_evasion == 0) return mind.evasion;
    return mind.evasion * (1.0 + mind.evasion_grievance * minds.grievance[household]);
}

double conflict(const Context& context, const Minds& minds, std::uint32_t household) {
    const policy::Mind& mind = context.scenario.mind;
    if (context.scenario.loops.grievance_conflict == 0) return mind.conflict;
    return mind.conflict * (1.0 + mind.conflict_grievance * minds.grievance[household]);
}

void forget(const Context& context, Minds& minds) {
    constexpr double kLn2 = 0x1.62e42fefa39efp-1;
    const double kept = core::exp(-kLn2 / context.scenario.mind.half_life);
    for (double& grievance : minds.grievance) grievance *= kept;
}

}  // namespace wangge::kernel::mind
