#include "wangge/kernel/day/everybody.hpp"

#include "wangge/kernel/duty.hpp"

namespace wangge::kernel::day {

Everybody::Everybody(const Context& context, const mind::Distress& of, Ledger& ledger)
    : earners(context.world.residents), learners(context.world.residents) {
    const world::World& world = context.world;
    Totals residents, workers, pupils;   // persons
    Totals usual_distress, usual_trust;  // in units of 2^-20
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        ledger.add_to(residents, i, 1);
        if (has_job(world, i)) {
            ledger.add_to(workers, i, 1);
            earners.insert(i);
        }
        if (goes_to_school(world, i)) ledger.add_to(pupils, i, 1);
        if (goes_to_school(world, i) && commutes(world, i)) learners.insert(i);
        if (adults(ledger.group_of(i)))
            ledger.add_to(usual_distress, i, of.usual(world, world.resident.household[i]));
    }
    usual_trust.area.assign(ledger.areas(), 0);
    for (std::uint32_t h = 0; h < world.households; ++h)
        usual_trust.area[ledger.area_of_grid(world.grid_of(h))] +=
            mind::units(context.scenario.mind.trust_usual);
    person_days = ledger.keep(Count::kPersonDays, residents);
    workdays_due = ledger.keep(Count::kWorkdaysDue, workers);
    workdays_lost = ledger.keep(Count::kWorkdaysLost, workers);
    schooldays_due = ledger.keep(Count::kSchooldaysDue, pupils);
    schooldays_lost = ledger.keep(Count::kSchooldaysLost, pupils);
    distress = ledger.keep(Count::kDistress, usual_distress);
    trust = ledger.keep(Count::kTrust, usual_trust);
}

}  // namespace wangge::kernel::day
