#include "wangge/kernel/day/live.hpp"

#include <algorithm>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/day/homes_ahead.hpp"
#include "wangge/kernel/day/sum_of_grid.hpp"
#include "wangge/kernel/day/tickets.hpp"
#include "wangge/kernel/needs/larder.hpp"

namespace wangge::kernel::day {
namespace {

void fear_reports(const Context& context, State& state) {
    std::vector<std::uint32_t> near;  // by grid; empty: nowhere
    for (auto report = state.patients.reports.rbegin();
         report != state.patients.reports.rend() && report->day == context.date.day; ++report) {
        if (report->resident >= context.world.residents) continue;
        near.resize(context.world.grid.key.size(), 0);
        ++near[context.world.grid_of(context.world.resident.household[report->resident])];
    }
    if (!near.empty()) mind::take_fright(context, near, state.minds);
}

// What stirs a household is over when all is as usual again: apart from what confined its people.
bool still_stirred(const Context& context, const State& state, std::uint32_t h) {
    return state.minds.grievance[h] != 0 || state.minds.trust[h] != 0 || state.burdens.unpaid[h] != 0 ||
           context.date.day - state.burdens.last_hungry[h] < mind::kHungerDays;
}

// The night of all who are not as usual: what they feel fades, and is counted.
void sleep(const Context& context, const mind::Distress& distress, State& state, Ledger& ledger) {
    const world::World& world = context.world;
    const std::int32_t day = context.date.day;
    const double usual = context.scenario.mind.trust_usual;
    const mind::Forgetting forgetting(context);
    SumOfGrid distressed(Count::kDistress), aggrieved(Count::kGrievance), trusting(Count::kTrust);
    state.minds.stirred.sort();  // neighbours one after the other
    HomesAhead ahead(world, state, state.minds.stirred.rows());
    state.minds.stirred.retain([&](std::uint32_t h) {
        ahead.next();
        forgetting.household(h, state.minds);
        const std::uint32_t grid = world.grid_of(h);
        if (grid != distressed.grid()) {
            for (SumOfGrid* const sum : {&distressed, &aggrieved, &trusting}) sum->turn_to(grid, day, ledger);
        }
        aggrieved.add_area(mind::units(state.minds.grievance[h]));
        trusting.add_area(mind::units(usual + state.minds.trust[h]) - mind::units(usual));
        std::int32_t confined = -1;
        std::int64_t more = 0;  // distress of an adult who was confined for so many days
        bool stirred = still_stirred(context, state, h);
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            const std::int32_t days = state.burdens.confined[i];
            stirred = stirred || days != 0;
            if (world.resident.age[i] < mind::kAdult) continue;
            if (days != confined) {
                confined = days;
                more = distress.more(context, state.burdens, h, confined);
            }
            distressed.add(i, more, ledger);
        }
        return stirred;
    });
    for (SumOfGrid* const sum : {&distressed, &aggrieved, &trusting}) sum->finish(day, ledger);
    forgetting.grids(state.minds);
}

}  // namespace

Evening live(const Context& context, const Everybody& everybody, const Presence& present,
             const move::Outings& outings, const std::vector<move::Visitor>& visitors,
             const needs::Shortage& shortage, const core::RowSet& hoarding, State& state, Ledger& ledger) {
    for (const move::Visitor& visitor : visitors) {
        if (!visitor.admitted) continue;
        needs::add_food(
            context, visitor.household,
            needs::rations(context.scenario.needs.supplied_every, context.world.members(visitor.household)),
            state.stocks);
    }
    needs::carry_home(context, outings.shopping, hoarding, state.stocks, ledger);
    Evening evening;
    evening.hungry =
        needs::eat(context, present, shortage.larders(), everybody.residents, state.stocks, ledger);
    evening.no_drug =
        needs::take_medicine(context, present, shortage.medicines(), outings.refilled, state.stocks, ledger);
    for (const std::uint32_t h : evening.hungry)
        work::open_ticket(context, h, policy::TicketKind::kMeal, state.papers, ledger);
    for (const std::uint32_t h : evening.no_drug)
        work::open_ticket(context, h, policy::TicketKind::kDrug, state.papers, ledger);
    return evening;
}

void feel(const Context& context, const Everybody& everybody, const Evening& evening,
          const move::Outings& outings, const mind::Distress& distress, State& state, Ledger& ledger) {
    const world::World& world = context.world;
    const policy::Mind& mind = context.scenario.mind;
    for (const move::Refusal& refusal : outings.refusals) {
        const std::uint32_t h = world.resident.household[refusal.resident];
        if (refusal.ticket) work::open_ticket(context, h, policy::TicketKind::kExit, state.papers, ledger);
        if (refusal.dispute)
            work::open_ticket(context, h, policy::TicketKind::kDispute, state.papers, ledger);
        mind::feel(mind.feed_refusal, h, state.minds);
        mind::change_trust(context, -mind.trust_refusal, h, state.minds);
    }
    for (const std::uint32_t h : evening.hungry) {
        mind::feel(mind.feed_meal, h, state.minds);
        mind::change_trust(context, -mind.trust_unmet, h, state.minds);
        state.burdens.last_hungry.set(h, context.date.day);
        state.minds.stirred.insert(h);
    }
    for (const std::uint32_t h : evening.no_drug) {
        mind::feel(mind.feed_drug, h, state.minds);
        mind::change_trust(context, -mind.trust_unmet, h, state.minds);
    }
    fear_reports(context, state);
    count_overdue(context, state, ledger);
    ledger.add_all(Count::kTrust, context.date.day, everybody.trust);
    ledger.add_all(Count::kDistress, context.date.day, everybody.distress);
    sleep(context, distress, state, ledger);
}

}  // namespace wangge::kernel::day
