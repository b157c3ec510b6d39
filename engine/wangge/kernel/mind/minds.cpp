#include "wangge/kernel/mind/minds.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"

namespace wangge::kernel::mind {
namespace {

double kept(double half_life) {
    constexpr double kLn2 = 0x1.62e42fefa39efp-1;
    return core::flawed(core::Flaw::kGrievanceStays) ? 1.0 : core::exp(-kLn2 / half_life);
}

}  // namespace

Minds first_minds(const Context& context) {
    const world::World& world = context.world;
    const core::Draws decline(context.luck, core::Purpose::kDecline);
    Minds minds{.grievance = std::vector<Feeling>(world.households, 0),
                .confined_days = {kConfinedSoFar, world.residents, context.days()},
                .declines = core::RowBits(world.residents),
                .trust = std::vector<Feeling>(world.households, 0),
                .fear = std::vector<double>(world.grid.key.size(), 0.0),
                .stirred = core::RowBits(world.households),
                .falling = {}};
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (decline.happens(context.scenario.mind.decliners, world.resident.key[i])) minds.declines.insert(i);
    }
    if (context.scenario.loops.compliance_decline == 0) return minds;
    const policy::Mind& mind = context.scenario.mind;
    const double least = std::min(mind.compliance_least, mind.compliance);
    for (std::int32_t days = 0; days <= context.days(); ++days)
        minds.falling.push_back(least + (mind.compliance - least) * core::exp(-mind.decline * days));
    return minds;
}

void change_trust(const Context& context, double amount, std::uint32_t household, Minds& minds) {
    if (context.scenario.loops.trust == 0) return;
    const double usual = context.scenario.mind.trust_usual;
    double trust = minds.trust[household] + amount;
    if (trust < -usual) trust = -usual;
    if (trust > 1.0 - usual) trust = 1.0 - usual;
    minds.trust[household] = static_cast<Feeling>(trust);
    if (trust != 0.0) minds.stirred.insert(household);
}

double trusting(const Context& context, const Minds& minds, std::uint32_t household, double chance) {
    return trusting(context, minds.trust[household], chance);
}

void take_fright(const Context& context, const std::vector<std::uint32_t>& near, Minds& minds) {
    if (context.scenario.loops.fear == 0) return;
    const policy::Mind& mind = context.scenario.mind;
    const world::World& world = context.world;
    for (std::uint32_t community = 0; community < world.community.size(); ++community) {
        const std::uint32_t first = world.community.first_grid[community],
                            end = world.community.first_grid[community + 1];
        if (std::all_of(near.begin() + first, near.begin() + end, [](std::uint32_t of) { return of == 0; }))
            continue;
        for (std::uint32_t grid = first; grid < end; ++grid) {
            for (std::uint32_t from = first; from < end; ++from) {
                const double step = from == grid ? mind.fear_near : mind.fear_far;
                for (std::uint32_t k = 0; k < near[from]; ++k)
                    minds.fear[grid] += step * (1.0 - minds.fear[grid]);
            }
        }
    }
}

double outings_left(const Context& context, const Minds& minds, std::uint32_t grid) {
    return 1.0 - context.scenario.mind.fear_outings * minds.fear[grid];
}

void calm_down(const Context& context, const Minds& minds, std::vector<double>& calm) {
    calm.clear();
    if (std::all_of(minds.fear.begin(), minds.fear.end(), [](double fear) { return fear == 0; })) return;
    for (std::uint32_t grid = 0; grid < minds.fear.size(); ++grid)
        calm.push_back(outings_left(context, minds, grid));
}

bool puts_off_care(const Context& context, const Minds& minds, std::uint32_t grid, std::uint32_t resident) {
    const double fear = minds.fear[grid];
    if (!(fear > 0)) return false;
    const core::Draws draws(context.luck, core::Purpose::kFear);
    return core::happens(draws.rank_word(context.today(), context.world.resident.key[resident]),
                         context.scenario.mind.fear_care * fear);
}

bool rumour_today(const Context& context) {
    const policy::Mind& mind = context.scenario.mind;
    const double since = context.scenario.calendar.start + context.date.day - mind.rumour_first;
    return context.scenario.loops.rumour != 0 && since >= 0 && since < mind.rumour_days;
}

bool hoards(const Context& context, const Minds& minds, std::uint32_t household) {
    const policy::Mind& mind = context.scenario.mind;
    return rumour_today(context) &&
           core::Draws(context.luck, core::Purpose::kRumour)
               .happens(mind.rumour_share * (1.0 - mind.trust_effect * minds.trust[household]),
                        context.world.household.key[household]);
}

double slipping(const Context& context, bool in_need) {
    const policy::Mind& mind = context.scenario.mind;
    return mind.evasion_day * (in_need ? 1.0 + mind.evasion_need : 1.0);
}

double evasion(const Context& context, double grievance) {
    const policy::Mind& mind = context.scenario.mind;
    if (context.scenario.loops.grievance_evasion == 0) return mind.evasion;
    return mind.evasion * (1.0 + mind.evasion_grievance * grievance);
}

double conflict(const Context& context, double grievance) {
    const policy::Mind& mind = context.scenario.mind;
    if (context.scenario.loops.grievance_conflict == 0) return mind.conflict;
    return mind.conflict * (1.0 + mind.conflict_grievance * grievance);
}

Forgetting::Forgetting(const Context& context)
    : of_grievance_(kept(context.scenario.mind.half_life)),
      of_trust_(kept(context.scenario.mind.trust_half_life)),
      of_fear_(kept(context.scenario.mind.fear_half_life)) {}

void Forgetting::grids(Minds& minds) const {
    const double least = core::flawed(core::Flaw::kFearStays) ? 0.0 : kForgotten;
    for (double& fear : minds.fear) fear = faded(fear, of_fear_, least);
}

}  // namespace wangge::kernel::mind
