#include "wangge/kernel/day/live.hpp"

#include <algorithm>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/day/tickets.hpp"
#include "wangge/kernel/needs/larder.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::int32_t kQuietDays = 14;  // a grid without a report for so long is quiet
constexpr double kUnit = 1048576.0;      // 2^20, as in the ledger

// Kept in by an order on the dwelling: leisure is what every closure forbids. Essential workers go to work.
bool kept_in(const Context& context, const Standing& standing, std::uint32_t i) {
    if (!standing.restricts) return false;
    const policy::Errands allowed = standing.allowed[context.world.resident.household[i]];
    if ((allowed & policy::errands(policy::Errand::kLeisure)) != 0) return false;
    const bool at_work = context.date.workday && context.world.resident.essential[i] != 0 &&
                         (allowed & policy::errands(policy::Errand::kEssentialWork)) != 0;
    return !at_work;
}

std::vector<std::uint8_t> quiet_grids(const Context& context, const State& state) {
    std::vector<std::uint8_t> quiet(context.world.grid.key.size(), 1);
    for (const policy::Report& report : state.patients.reports) {
        if (report.resident >= context.world.residents || context.date.day - report.day >= kQuietDays)
            continue;
        quiet[context.world.grid_of(context.world.resident.household[report.resident])] = 0;
    }
    return quiet;
}

// A workday that pays or does not.
void lose_income(const Context& context, std::uint32_t h, bool lost, State& state) {
    std::int32_t& unpaid = state.burdens.unpaid[h];
    unpaid = std::min(mind::kMostUnpaid, std::max(0, unpaid + (lost ? 1 : -1)));
    if (lost && context.scenario.loops.income != 0)
        mind::feel(context.scenario.mind.feed_income / context.world.members(h), state.minds.grievance[h]);
}

void fear_reports(const Context& context, State& state) {
    std::vector<std::uint32_t> near(context.world.grid.key.size(), 0);
    bool any = false;
    for (auto report = state.patients.reports.rbegin();
         report != state.patients.reports.rend() && report->day == context.date.day; ++report) {
        if (report->resident >= context.world.residents) continue;
        ++near[context.world.grid_of(context.world.resident.household[report->resident])];
        any = true;
    }
    if (any) mind::take_fright(context, near, state.minds);
}

}  // namespace

Evening live(const Context& context, const Presence& present, const std::vector<Trip>& trips,
             const std::vector<move::Visitor>& visitors, const std::vector<std::uint8_t>& clinic,
             const std::vector<std::uint8_t>& hoarding, State& state, Ledger& ledger) {
    Evening evening;
    for (const move::Visitor& visitor : visitors) {
        if (!visitor.admitted) continue;
        state.stocks.food[visitor.household] +=
            needs::rations(context.scenario.needs.supplied_every, context.world.members(visitor.household));
    }
    needs::carry_home(context, trips, hoarding, state.stocks, ledger);
    needs::eat(context, present, state.stocks, evening.hungry, ledger);
    needs::take_medicine(context, present, trips, clinic, state.stocks, evening.no_drug, ledger);
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        if (evening.hungry[h] > 0)
            work::open_ticket(context, h, policy::TicketKind::kMeal, state.papers, ledger);
    }
    for (const std::uint32_t h : evening.no_drug)
        work::open_ticket(context, h, policy::TicketKind::kDrug, state.papers, ledger);
    return evening;
}

void count_restrictions(const Context& context, const Standing& standing, const Presence& present,
                        const std::vector<Trip>& trips, State& state, Ledger& ledger) {
    const world::World& world = context.world;
    const std::int32_t day = context.date.day;
    const std::vector<std::uint8_t> quiet = quiet_grids(context, state);
    std::vector<std::uint8_t> worked(world.agents, 0), learned(world.agents, 0);
    const core::Draws at_home(context.luck, core::Purpose::kAtHome);
    for (const Trip& trip : trips) {
        const bool work =
            trip.errand == policy::Errand::kWork || trip.errand == policy::Errand::kEssentialWork;
        if (work && (trip.fate == Fate::kGoes || trip.fate == Fate::kReplaced)) worked[trip.resident] = 1;
        if (trip.errand == policy::Errand::kSchool && trip.fate == Fate::kGoes) learned[trip.resident] = 1;
        if (work && trip.shut &&
            at_home.happens(standing.openings[context.place_of_spot(trip.spot)].remote,
                            world.resident.key[trip.resident])) {
            worked[trip.resident] = 1;
            ledger.add(Count::kWorkdaysAtHome, day, trip.resident);
        }
    }
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (state.arrival[i] > day) continue;
        const bool due = context.date.workday && world.resident.role[i] == world::Role::kWorker &&
                         world.resident.remote[i] == 0 &&
                         world.place_of(world::PlaceKind::kTeam, i) != world::kNone;
        const bool pupil = context.date.schoolday && world.resident.role[i] == world::Role::kPupil;
        if (pupil) ledger.add(Count::kSchooldaysDue, day, i);
        if (pupil && learned[i] == 0) ledger.add(Count::kSchooldaysLost, day, i);
        if (due) ledger.add(Count::kWorkdaysDue, day, i);
        if (due && worked[i] == 0) ledger.add(Count::kWorkdaysLost, day, i);
        if (due) lose_income(context, world.resident.household[i], worked[i] == 0, state);
        const std::uint32_t row = standing.mark_of[i];
        const bool ordered = standing.confines(i), in_centre = standing.in_centre(i);
        const bool red = row != world::kNone && standing.marks[row].code_red;
        const std::int32_t returned = state.arrival[i];
        const bool fresh =
            returned != world::kAlwaysHere &&
            day < returned + static_cast<std::int32_t>(context.scenario.organisation.observe_days);
        if (fresh && (present[i] != 0 || in_centre))
            ledger.add(ordered ? Count::kObservedDays : Count::kUnobservedDays, day, i);
        if (red) ledger.add(Count::kCodeRedDays, day, i);
        if (in_centre) ledger.add(Count::kCentralDays, day, i);
        if (present[i] == 0 && !in_centre) {
            ledger.add(Count::kIsolatedDays, day, i);
            continue;
        }
        if (!ordered && !kept_in(context, standing, i)) {
            state.burdens.confined[i] = std::max(0, state.burdens.confined[i] - 1);
            continue;
        }
        ++state.burdens.confined[i];
        ++state.minds.confined_days[i];
        ledger.add(Count::kConfinedDays, day, i);
        if (quiet[world.grid_of(world.resident.household[i])] != 0 &&
            !core::flawed(core::Flaw::kQuietGridsForgotten))
            ledger.add(Count::kConfinedQuietDays, day, i);
        mind::feel(context.scenario.mind.feed_confined / world.members(world.resident.household[i]),
                   state.minds.grievance[world.resident.household[i]]);
    }
}

void feel(const Context& context, const Evening& evening, const move::Permitted& permitted,
          const mind::Distress& distress, State& state, Ledger& ledger) {
    const world::World& world = context.world;
    const policy::Mind& mind = context.scenario.mind;
    for (const move::Refusal& refusal : permitted.refusals) {
        const std::uint32_t h = world.resident.household[refusal.resident];
        if (refusal.ticket) work::open_ticket(context, h, policy::TicketKind::kExit, state.papers, ledger);
        if (refusal.dispute)
            work::open_ticket(context, h, policy::TicketKind::kDispute, state.papers, ledger);
        mind::feel(mind.feed_refusal, state.minds.grievance[h]);
        mind::change_trust(context, -mind.trust_refusal, state.minds.trust[h]);
    }
    for (std::uint32_t h = 0; h < world.households; ++h) {
        if (evening.hungry[h] == 0) continue;
        mind::feel(mind.feed_meal, state.minds.grievance[h]);
        mind::change_trust(context, -mind.trust_unmet, state.minds.trust[h]);
        state.burdens.last_hungry[h] = context.date.day;
    }
    for (const std::uint32_t h : evening.no_drug) {
        mind::feel(mind.feed_drug, state.minds.grievance[h]);
        mind::change_trust(context, -mind.trust_unmet, state.minds.trust[h]);
    }
    fear_reports(context, state);
    count_overdue(context, state, ledger);
    mind::forget(context, state.minds);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        ledger.add_area(Count::kGrievance, context.date.day, world.grid_of(h),
                        static_cast<std::int64_t>(state.minds.grievance[h] * kUnit));
        ledger.add_area(Count::kTrust, context.date.day, world.grid_of(h),
                        static_cast<std::int64_t>((mind.trust_usual + state.minds.trust[h]) * kUnit));
    }
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (world.resident.age[i] < mind::kAdult) continue;
        ledger.add(Count::kDistress, context.date.day, i,
                   static_cast<std::int64_t>(distress.of(context, state.burdens, i) * kUnit));
    }
}

}  // namespace wangge::kernel::day
