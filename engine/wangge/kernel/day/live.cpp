#include "wangge/kernel/day/live.hpp"

#include <algorithm>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/day/tickets.hpp"
#include "wangge/kernel/needs/larder.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::int32_t kQuietDays = 14;  // a grid without a report for so long is quiet
constexpr double kUnit = 1048576.0;      // 2^20, as in the ledger

std::int64_t units(double value) {
    return static_cast<std::int64_t>(value * kUnit);
}

bool has_job(const world::World& world, std::uint32_t i) {
    return world.resident.role[i] == world::Role::kWorker && world.resident.remote[i] == 0 &&
           world.place_of(world::PlaceKind::kTeam, i) != world::kNone;
}

// Leisure is what every closure forbids.
bool may_stroll(const Standing& standing, std::uint32_t h) {
    return !standing.restricts || (standing.allowed[h] & policy::errands(policy::Errand::kLeisure)) != 0;
}

// Kept in by an order on the dwelling. Essential workers go to work.
bool kept_in(const Context& context, const Standing& standing, std::uint32_t i) {
    const std::uint32_t h = context.world.resident.household[i];
    if (may_stroll(standing, h)) return false;
    const bool at_work = context.date.workday && context.world.resident.essential[i] != 0 &&
                         (standing.allowed[h] & policy::errands(policy::Errand::kEssentialWork)) != 0;
    return !at_work;
}

std::vector<std::uint8_t> quiet_grids(const Context& context, const State& state) {
    std::vector<std::uint8_t> quiet(context.world.grid.key.size(), 1);
    for (auto report = state.patients.reports.rbegin();
         report != state.patients.reports.rend() && context.date.day - report->day < kQuietDays; ++report) {
        if (report->resident < context.world.residents)
            quiet[context.world.grid_of(context.world.resident.household[report->resident])] = 0;
    }
    return quiet;
}

// A workday that pays or does not.
void lose_income(const Context& context, std::uint32_t h, bool lost, State& state) {
    std::int32_t& unpaid = state.burdens.unpaid[h];
    unpaid = std::min(mind::kMostUnpaid, std::max(0, unpaid + (lost ? 1 : -1)));
    if (unpaid > 0) state.minds.stirred.insert(h);
    if (lost && context.scenario.loops.income != 0)
        mind::feel(context.scenario.mind.feed_income / context.world.members(h), h, state.minds);
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

// The households for whose people the day was not as it always is, sorted.
std::vector<std::uint32_t> households_touched(const Context& context, const Standing& standing,
                                              const Presence& present, const move::Outings& outings,
                                              const State& state) {
    const world::World& world = context.world;
    core::RowSet touched = state.minds.stirred;
    for (std::uint32_t h = 0; standing.restricts && h < world.households; ++h) {
        if (!may_stroll(standing, h)) touched.insert(h);
    }
    const auto home_of = [&](std::uint32_t i) {
        if (i < world.residents) touched.insert(world.resident.household[i]);
    };
    for (const std::uint32_t i : outings.idle) home_of(i);
    for (const std::uint32_t i : present.absent()) home_of(i);
    for (const std::uint32_t i : state.travellers) home_of(i);
    for (const StandingMark& mark : standing.marks) home_of(mark.resident);
    return touched.rising();
}

// One resident's day, as far as it differs from everybody's.
class Restrictions {
  public:
    Restrictions(const Context& context, const Standing& standing, const Presence& present,
                 const move::Outings& outings, State& state, Ledger& ledger)
        : context_(context),
          standing_(standing),
          present_(present),
          outings_(outings),
          quiet_(quiet_grids(context, state)),
          state_(state),
          ledger_(ledger) {}

    void count(std::uint32_t i) {
        const world::World& world = context_.world;
        const std::int32_t day = context_.date.day, arrival = state_.arrival[i];
        const std::uint32_t h = world.resident.household[i];
        const bool due = context_.date.workday && has_job(world, i);
        const bool pupil = context_.date.schoolday && world.resident.role[i] == world::Role::kPupil;
        if (arrival > day) {
            if (pupil) book(Count::kSchooldaysDue, i, -1);
            if (due) book(Count::kWorkdaysDue, i, -1);
            return;
        }
        while (at_ < outings_.idle.size() && outings_.idle[at_] < i) ++at_;  // both rise
        const bool idle = at_ < outings_.idle.size() && outings_.idle[at_] == i;
        if (pupil && idle) book(Count::kSchooldaysLost, i);
        if (due && idle) book(Count::kWorkdaysLost, i);
        if (due) lose_income(context_, h, idle, state_);
        const std::uint32_t row = standing_.mark_of[i];
        const bool ordered = standing_.confines(i), in_centre = standing_.in_centre(i);
        const bool fresh =
            arrival != world::kAlwaysHere &&
            day < arrival + static_cast<std::int32_t>(context_.scenario.organisation.observe_days);
        if (fresh && (present_[i] || in_centre))
            book(ordered ? Count::kObservedDays : Count::kUnobservedDays, i);
        if (row != world::kNone && standing_.marks[row].code_red) book(Count::kCodeRedDays, i);
        if (in_centre) book(Count::kCentralDays, i);
        if (!present_[i] && !in_centre) return book(Count::kIsolatedDays, i);
        core::TallyColumn& confined = state_.burdens.confined;
        if (!ordered && !kept_in(context_, standing_, i)) {
            if (confined[i] > 0) confined.less(i);
            return;
        }
        confined.more(i);
        state_.minds.stirred.insert(h);
        state_.minds.confined_days.more(i);
        book(Count::kConfinedDays, i);
        if (quiet_[world.grid_of(h)] != 0 && !core::flawed(core::Flaw::kQuietGridsForgotten))
            book(Count::kConfinedQuietDays, i);
        mind::feel(context_.scenario.mind.feed_confined / world.members(h), h, state_.minds);
    }

  private:
    void book(Count count, std::uint32_t i, std::int64_t amount = 1) {
        ledger_.add(count, context_.date.day, i, amount);
    }

    const Context& context_;
    const Standing& standing_;
    const Presence& present_;
    const move::Outings& outings_;
    std::vector<std::uint8_t> quiet_;
    std::size_t at_ = 0;  // in the list of the idle
    State& state_;
    Ledger& ledger_;
};

// What stirs a household is over when all is as usual again.
bool still_stirred(const Context& context, const State& state, std::uint32_t h) {
    if (state.minds.grievance[h] != 0 || state.minds.trust[h] != 0 || state.burdens.unpaid[h] != 0 ||
        context.date.day - state.burdens.last_hungry[h] < mind::kHungerDays)
        return true;
    const std::uint32_t first = context.world.household.first[h], end = context.world.household.first[h + 1];
    for (std::uint32_t i = first; i < end; ++i) {
        if (state.burdens.confined[i] != 0) return true;
    }
    return false;
}

void count_minds(const Context& context, const Everybody& everybody, const mind::Distress& distress,
                 const State& state, Ledger& ledger) {
    const world::World& world = context.world;
    const std::int32_t day = context.date.day;
    const double usual = context.scenario.mind.trust_usual;
    ledger.add_all(Count::kTrust, day, everybody.trust);
    ledger.add_all(Count::kDistress, day, everybody.distress);
    for (const std::uint32_t h : state.minds.stirred.rows()) {
        const std::uint32_t grid = world.grid_of(h);
        ledger.add_area(Count::kGrievance, day, grid, units(state.minds.grievance[h]));
        ledger.add_area(Count::kTrust, day, grid, units(usual + state.minds.trust[h]) - units(usual));
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            if (world.resident.age[i] < mind::kAdult) continue;
            const std::int64_t more =
                units(distress.of(context, state.burdens, i)) - units(distress.usual(world, i));
            if (more != 0) ledger.add(Count::kDistress, day, i, more);
        }
    }
}

}  // namespace

Everybody::Everybody(const Context& context, const mind::Distress& of, const Ledger& ledger) {
    const world::World& world = context.world;
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        ledger.add_to(residents, i, 1);
        if (has_job(world, i)) ledger.add_to(workers, i, 1);
        if (world.resident.role[i] == world::Role::kPupil) ledger.add_to(pupils, i, 1);
        if (world.resident.age[i] >= mind::kAdult) ledger.add_to(distress, i, units(of.usual(world, i)));
    }
    trust.area.assign(ledger.areas(), 0);
    for (std::uint32_t h = 0; h < world.households; ++h)
        trust.area[ledger.area_of_grid(world.grid_of(h))] += units(context.scenario.mind.trust_usual);
}

Evening live(const Context& context, const Everybody& everybody, const Presence& present,
             const move::Outings& outings, const std::vector<move::Visitor>& visitors,
             const needs::Shortage& shortage, const core::RowSet& hoarding, State& state, Ledger& ledger) {
    for (const move::Visitor& visitor : visitors) {
        if (!visitor.admitted) continue;
        needs::add_food(
            visitor.household,
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

void count_restrictions(const Context& context, const Everybody& everybody, const Standing& standing,
                        const Presence& present, const move::Outings& outings, State& state, Ledger& ledger) {
    const world::World& world = context.world;
    if (context.date.schoolday) ledger.add_all(Count::kSchooldaysDue, context.date.day, everybody.pupils);
    if (context.date.workday) ledger.add_all(Count::kWorkdaysDue, context.date.day, everybody.workers);
    Restrictions restrictions(context, standing, present, outings, state, ledger);
    for (const std::uint32_t h : households_touched(context, standing, present, outings, state)) {
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i)
            restrictions.count(i);
    }
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
    mind::forget(context, state.minds);
    count_minds(context, everybody, distress, state, ledger);
    state.minds.stirred.retain([&](std::uint32_t h) { return still_stirred(context, state, h); });
}

}  // namespace wangge::kernel::day
