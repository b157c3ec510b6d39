#include "wangge/kernel/day/live.hpp"

#include <algorithm>
#include <iterator>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/day/tickets.hpp"
#include "wangge/kernel/duty.hpp"
#include "wangge/kernel/needs/larder.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::int32_t kQuietDays = 14;  // a grid without a report for so long is quiet
constexpr double kUnit = 1048576.0;      // 2^20, as in the ledger

std::int64_t units(double value) {
    return static_cast<std::int64_t>(value * kUnit);
}

// Leisure is what every closure forbids.
bool may_stroll(const Standing& standing, std::uint32_t h) {
    return !standing.restricts || (standing.allowed[h] & policy::errands(policy::Errand::kLeisure)) != 0;
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

// A day on which somebody was at the clinic is paid.
bool paid_all_the_same(const move::Outings& outings, std::uint32_t i) {
    return std::binary_search(outings.at_clinic.begin(), outings.at_clinic.end(), i);
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
    std::uint32_t last = world::kNone;  // of most who are named, the housemates are too
    const auto home_of = [&](std::uint32_t i) {
        const std::uint32_t h = i < world.residents ? world.resident.household[i] : last;
        if (h != last) touched.insert(h);
        last = h;
    };
    std::vector<std::uint32_t> unpaid;
    std::set_difference(outings.idle.begin(), outings.idle.end(), outings.at_clinic.begin(),
                        outings.at_clinic.end(), std::back_inserter(unpaid));
    for (const std::uint32_t i : unpaid) home_of(i);
    for (const std::uint32_t i : present.absent()) home_of(i);
    for (const StandingMark& mark : standing.marks) home_of(mark.resident);
    return touched.rising();
}

// The day of a household's people, as far as it differs from everybody's.
class Restrictions {
  public:
    Restrictions(const Context& context, const Standing& standing, const Presence& present,
                 const move::Outings& outings, State& state, Ledger& ledger)
        : context_(context),
          world_(context.world),
          standing_(standing),
          present_(present),
          outings_(outings),
          quiet_(quiet_grids(context, state)),
          state_(state),
          ledger_(ledger) {}

    /// Days at school and work that idle people lose, and those at the clinic, wherever they live.
    void count_lost_days(const move::Wants& wants) {
        const std::int32_t day = context_.date.day;
        const needs::Medicines* const round = wants.clinic_round;
        if (round != nullptr && !core::flawed(core::Flaw::kClinicTakesNoDay)) {
            if (context_.date.schoolday) ledger_.add_all(Count::kSchooldaysLost, day, round->pupils(day));
            if (context_.date.workday) ledger_.add_all(Count::kWorkdaysLost, day, round->workers(day));
        }
        for (const std::uint32_t i : outings_.idle) {
            if (not_here(i)) continue;
            if (due_at_school(i)) book(Count::kSchooldaysLost, i);
            if (due_at_work(i)) book(Count::kWorkdaysLost, i);
        }
    }

    /// Days of those who came home lately and are, or should be, under observation.
    void count_observation() {
        const auto observed = static_cast<std::int32_t>(context_.scenario.organisation.observe_days);
        for (const std::uint32_t i : state_.travellers) {
            if (not_here(i) || context_.date.day >= state_.arrival[i] + observed) continue;
            if (present_[i] || standing_.in_centre(i))
                book(standing_.confines(i) ? Count::kObservedDays : Count::kUnobservedDays, i);
        }
    }

    void count(std::uint32_t h) {
        closed_ = !may_stroll(standing_, h);
        essential_go_ = closed_ && context_.date.workday &&
                        (standing_.allowed[h] & policy::errands(policy::Errand::kEssentialWork)) != 0;
        quiet_here_ = quiet_[world_.grid_of(h)] != 0 && !core::flawed(core::Flaw::kQuietGridsForgotten);
        feed_ = context_.scenario.mind.feed_confined / world_.members(h);
        bool stirs = false;
        for (std::uint32_t i = world_.household.first[h]; i < world_.household.first[h + 1]; ++i) {
            if (not_here(i)) {
                owe_nothing(i);
                continue;
            }
            count_income(h, i);
            if (standing_.mark_of[i] != world::kNone) count_orders(i);
            if (!present_[i] && !standing_.in_centre(i)) {
                book(Count::kIsolatedDays, i);
            } else if (kept_in(i) || standing_.confines(i)) {
                confine(h, i);
                stirs = true;
            } else if (state_.burdens.confined[i] > 0) {
                state_.burdens.confined.less(i);
            }
        }
        if (stirs) state_.minds.stirred.insert(h);
    }

  private:
    void book(Count count, std::uint32_t i, std::int64_t amount = 1) {
        ledger_.add(count, context_.date.day, i, amount);
    }
    bool due_at_work(std::uint32_t i) const { return context_.date.workday && has_job(world_, i); }
    bool due_at_school(std::uint32_t i) const { return context_.date.schoolday && goes_to_school(world_, i); }
    // Not yet, or no more since today.
    bool not_here(std::uint32_t i) const { return state_.arrival[i] > context_.date.day; }
    void owe_nothing(std::uint32_t i) {
        if (due_at_school(i)) book(Count::kSchooldaysDue, i, -1);
        if (due_at_work(i)) book(Count::kWorkdaysDue, i, -1);
    }
    void count_income(std::uint32_t h, std::uint32_t i) {
        while (at_ < outings_.idle.size() && outings_.idle[at_] < i) ++at_;  // both rise
        const bool idle = at_ < outings_.idle.size() && outings_.idle[at_] == i;
        if (!idle && state_.burdens.unpaid[h] == 0) return;  // paid as ever
        if (due_at_work(i)) lose_income(context_, h, idle && !paid_all_the_same(outings_, i), state_);
    }
    void count_orders(std::uint32_t i) {
        if (standing_.marks[standing_.mark_of[i]].code_red) book(Count::kCodeRedDays, i);
        if (standing_.in_centre(i)) book(Count::kCentralDays, i);
    }
    // By an order on the dwelling; essential workers go to work.
    bool kept_in(std::uint32_t i) const {
        return closed_ && !(essential_go_ && world_.resident.essential[i] != 0);
    }
    void confine(std::uint32_t h, std::uint32_t i) {
        state_.burdens.confined.more(i);
        state_.minds.confined_days.more(i);
        book(Count::kConfinedDays, i);
        if (quiet_here_) book(Count::kConfinedQuietDays, i);
        mind::feel(feed_, h, state_.minds);
    }

    const Context& context_;
    const world::World& world_;
    const Standing& standing_;
    const Presence& present_;
    const move::Outings& outings_;
    std::vector<std::uint8_t> quiet_;
    std::size_t at_ = 0;  // in the list of the idle
    State& state_;
    Ledger& ledger_;

    // of the household that is looked at
    bool closed_ = false, essential_go_ = false, quiet_here_ = false;
    double feed_ = 0;
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
        std::int32_t confined = -1;
        std::int64_t more = 0;  // distress of an adult who was confined for so many days
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            if (world.resident.age[i] < mind::kAdult) continue;
            if (state.burdens.confined[i] != confined) {
                confined = state.burdens.confined[i];
                more = units(distress.of(context, state.burdens, i)) - units(distress.usual(world, i));
            }
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
        if (goes_to_school(world, i)) ledger.add_to(pupils, i, 1);
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

void count_restrictions(const Context& context, const Everybody& everybody, const Standing& standing,
                        const Presence& present, const move::Wants& wants, const move::Outings& outings,
                        State& state, Ledger& ledger) {
    if (context.date.schoolday) ledger.add_all(Count::kSchooldaysDue, context.date.day, everybody.pupils);
    if (context.date.workday) ledger.add_all(Count::kWorkdaysDue, context.date.day, everybody.workers);
    Restrictions restrictions(context, standing, present, outings, state, ledger);
    restrictions.count_lost_days(wants);
    restrictions.count_observation();
    for (const std::uint32_t h : households_touched(context, standing, present, outings, state))
        restrictions.count(h);
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
