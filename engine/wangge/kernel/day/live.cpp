#include "wangge/kernel/day/live.hpp"

#include <algorithm>

#include "wangge/core/sort_rows.hpp"
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

}  // namespace

Evening live(const Context& context, const Everybody& everybody, const Presence& present,
             const move::Outings& outings, const std::vector<move::Visitor>& visitors,
             const needs::Shortage& shortage, const core::RowSet& hoarding, State& state, Ledger& ledger) {
    Evening evening;
    const auto eat = [&] {
        for (const move::Visitor& visitor : visitors) {
            if (!visitor.admitted) continue;
            needs::add_food(context, visitor.household,
                            needs::rations(context.scenario.needs.supplied_every,
                                           context.world.members(visitor.household)),
                            state.stocks);
        }
        needs::carry_home(context, outings.shopping, hoarding, state.stocks, ledger);
        ledger.add_usual(everybody.person_days, context.date.day);
        evening.hungry = needs::eat(context, present, shortage.larders(), state.stocks, ledger);
    };
    std::vector<std::uint32_t> without;  // medicine
    const auto take_medicine = [&] {
        without = needs::take_medicine(context, present, shortage.medicines(), outings.refilled, state.stocks,
                                       ledger);
    };
    core::side_by_side(context.parallel, eat, take_medicine);
    for (const std::uint32_t i : without) {
        ledger.add(Count::kDrugGapDays, context.date.day, i);
        evening.no_drug.push_back(context.world.resident.household[i]);
    }
    core::sort_rows(evening.no_drug, context.world.households);
    for (const std::uint32_t h : evening.hungry)
        work::open_ticket(context, h, policy::TicketKind::kMeal, state.papers, ledger);
    for (const std::uint32_t h : evening.no_drug)
        work::open_ticket(context, h, policy::TicketKind::kDrug, state.papers, ledger);
    return evening;
}

void feel_refused(const Context& context, const move::Outings& outings, mind::Minds& minds) {
    const policy::Mind& mind = context.scenario.mind;
    for (const move::Refusal& refusal : outings.refusals) {
        const std::uint32_t h = context.world.resident.household[refusal.resident];
        mind::feel(mind.feed_refusal, h, minds);
        mind::change_trust(context, -mind.trust_refusal, h, minds);
    }
}

void feel(const Context& context, const Evening& evening, const move::Outings& outings, State& state,
          Ledger& ledger) {
    const policy::Mind& mind = context.scenario.mind;
    for (const move::Refusal& refusal : outings.refusals) {
        const std::uint32_t h = context.world.resident.household[refusal.resident];
        if (refusal.ticket) work::open_ticket(context, h, policy::TicketKind::kExit, state.papers, ledger);
        if (refusal.dispute)
            work::open_ticket(context, h, policy::TicketKind::kDispute, state.papers, ledger);
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
}

}  // namespace wangge::kernel::day
