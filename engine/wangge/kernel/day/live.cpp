#include "wangge/kernel/day/live.hpp"

#include <algorithm>
#include <array>

#include "wangge/core/flaw.hpp"
#include "wangge/core/prefetch.hpp"
#include "wangge/kernel/day/tickets.hpp"
#include "wangge/kernel/duty.hpp"
#include "wangge/kernel/needs/larder.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::int32_t kQuietDays = 14;  // a grid without a report for so long is quiet

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

// Homes of people who are away or dead, or under an order of their own. In all others everybody is here and
// free.
core::RowSet special_homes(const Context& context, const Standing& standing, const Presence& present,
                           const State& state) {
    core::RowSet homes(context.world.households);
    const auto home_of = [&](std::uint32_t i) {
        if (i < context.world.residents) homes.insert(context.world.resident.household[i]);
    };
    for (const std::uint32_t i : present.absent()) home_of(i);
    for (const std::uint32_t i : state.patients.dead) home_of(i);
    for (const StandingMark& mark : standing.marks) home_of(mark.resident);
    return homes;
}

// Households that lie far apart: what is asked of one is asked for while others are looked at.
class HomesAhead {
  public:
    HomesAhead(const world::World& world, const State& state, const std::vector<std::uint32_t>& homes)
        : world_(world), state_(state), homes_(homes) {}
    /// To be called before each of them is looked at.
    void next() {
        constexpr std::size_t kFar = 16, kNear = 8;
        if (at_ + kFar < homes_.size()) {
            const std::uint32_t h = homes_[at_ + kFar];
            core::prefetch(&world_.household.first[h]);
            core::prefetch(&world_.household.stairwell[h]);
            core::prefetch(&state_.minds.grievance[h]);
            core::prefetch(&state_.minds.trust[h]);
            core::prefetch(&state_.burdens.unpaid[h]);
        }
        if (at_ + kNear < homes_.size()) {
            const std::uint32_t i = world_.household.first[homes_[at_ + kNear]];
            core::prefetch(&world_.resident.age[i]);
            state_.burdens.confined.prefetch(i);
        }
        ++at_;
    }

  private:
    const world::World& world_;
    const State& state_;
    const std::vector<std::uint32_t>& homes_;
    std::size_t at_ = 0;
};

// Sums of one grid after the other, each booked when its grid is done.
class SumOfGrid {
  public:
    explicit SumOfGrid(Count count) : count_(count) {}
    /// Of people, by their group.
    void add(std::uint32_t resident, std::int64_t amount, const Ledger& ledger) {
        by_group_[ledger.group_of(resident)] += amount;
    }
    /// Of households, to no group.
    void add_area(std::int64_t amount) { of_area_ += amount; }
    void turn_to(std::uint32_t grid, std::int32_t day, Ledger& ledger) {
        if (grid == grid_) return;
        book(day, ledger);
        grid_ = grid;
    }
    void book(std::int32_t day, Ledger& ledger) {
        if (grid_ != world::kNone) book_as(count_, day, ledger);
        by_group_.fill(0);
        of_area_ = 0;
    }
    /// What there is so far of this grid, as another count.
    void book_as(Count count, std::int32_t day, Ledger& ledger) const {
        ledger.add_groups(count, day, grid_, by_group_);
        if (of_area_ != 0) ledger.add_area(count, day, grid_, of_area_);
    }
    std::uint32_t grid() const { return grid_; }

  private:
    Count count_;
    std::uint32_t grid_ = world::kNone;
    std::array<std::int64_t, kGroups> by_group_{};
    std::int64_t of_area_ = 0;
};

// The day of a household's people, as far as it differs from everybody's.
class Restrictions {
  public:
    Restrictions(const Context& context, const Everybody& everybody, const Standing& standing,
                 const Presence& present, const move::Outings& outings, State& state, Ledger& ledger)
        : context_(context),
          world_(context.world),
          everybody_(everybody),
          standing_(standing),
          present_(present),
          outings_(outings),
          special_(special_homes(context, standing, present, state)),
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
        if (outings_.everyone) return find_unpaid();
        auto seen = outings_.at_clinic.begin();  // rises, as the idle do
        for (const std::uint32_t i : outings_.idle) {
            if (not_here(i)) continue;
            if (due_at_school(i)) book(Count::kSchooldaysLost, i);
            if (!due_at_work(i)) continue;
            book(Count::kWorkdaysLost, i);
            while (seen != outings_.at_clinic.end() && *seen < i) ++seen;
            const bool at_clinic = seen != outings_.at_clinic.end() && *seen == i;
            if (!at_clinic) few_unpaid_.push_back(i);  // a day on which somebody was there is paid
        }
    }
    /// All households for whose people the day was not as it always is, in order.
    void count() {
        if (standing_.restricts) {
            for (std::uint32_t h = 0; h < world_.households; ++h) {
                if (!may_stroll(standing_, h) || state_.minds.stirred[h] || special_[h] || loses_pay_in(h))
                    count(h);
            }
        } else {
            core::RowSet touched = state_.minds.stirred;
            for (const std::uint32_t h : special_.rows()) touched.insert(h);
            const auto touch = [&](std::uint32_t i) { touched.insert(world_.resident.household[i]); };
            if (outings_.everyone) unpaid_.for_each(touch);
            for (const std::uint32_t i : few_unpaid_) touch(i);
            const std::vector<std::uint32_t> homes = touched.rising();
            HomesAhead ahead(world_, state_, homes);
            for (const std::uint32_t h : homes) {
                ahead.next();
                count(h);
            }
        }
        state_.burdens.confined.close_day();
        state_.minds.confined_days.close_day();
        turn_to(world::kNone);
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

  private:
    // A household while it is looked at.
    struct Home {
        bool closed = false, essential_go = false;
        double feed_confined = 0, feed_income = 0, grievance = 0;
        std::int32_t unpaid_days = 0;
        void feel(double amount) { grievance = mind::moved(grievance, amount); }
    };

    // Where everyone was settled, all who were not at work lost the day.
    void find_unpaid() {
        if (context_.date.schoolday)
            ledger_.add_all(Count::kSchooldaysLost, context_.date.day, everybody_.pupils);
        if (!context_.date.workday) {
            unpaid_ = core::RowBits(world_.residents);
            return;
        }
        ledger_.add_all(Count::kWorkdaysLost, context_.date.day, everybody_.workers);
        unpaid_ = everybody_.earners;
        for (const std::uint32_t i : outings_.busy) unpaid_.erase(i);
        for (const std::uint32_t i : outings_.at_clinic) unpaid_.erase(i);
    }
    void turn_to(std::uint32_t grid) {
        if (grid == confined_.grid()) return;
        if (quiet_here_) confined_.book_as(Count::kConfinedQuietDays, context_.date.day, ledger_);
        confined_.turn_to(grid, context_.date.day, ledger_);
        quiet_here_ =
            grid != world::kNone && quiet_[grid] != 0 && !core::flawed(core::Flaw::kQuietGridsForgotten);
    }
    void count(std::uint32_t h) {
        const policy::Mind& mind = context_.scenario.mind;
        const std::uint32_t first = world_.household.first[h], end = world_.household.first[h + 1];
        turn_to(world_.grid_of(h));
        Home home;
        home.closed = !may_stroll(standing_, h);
        home.essential_go = home.closed && context_.date.workday &&
                            (standing_.allowed[h] & policy::errands(policy::Errand::kEssentialWork)) != 0;
        home.feed_confined = mind.feed_confined / (end - first);
        home.feed_income = context_.scenario.loops.income != 0 ? mind.feed_income / (end - first) : 0.0;
        home.unpaid_days = state_.burdens.unpaid[h];
        home.grievance = state_.minds.grievance[h];
        const bool special = special_[h];
        const bool stirs = special || some_go(home, first, end) ? count_one_by_one(first, end, special, home)
                                                                : count_together(first, end, home);
        state_.burdens.unpaid[h] = static_cast<std::uint8_t>(home.unpaid_days);
        state_.minds.grievance[h] = home.grievance;
        if (stirs || home.unpaid_days > 0 || home.grievance > 0) state_.minds.stirred.insert(h);
    }
    // Whether somebody of a closed household goes to essential work.
    bool some_go(const Home& home, std::uint32_t first, std::uint32_t end) const {
        for (std::uint32_t i = first; home.essential_go && i < end; ++i) {
            if (world_.resident.essential[i] != 0) return true;
        }
        return false;
    }
    // Who is here and free is confined with all others of the household, or with nobody. Says whether they
    // are.
    bool count_together(std::uint32_t first, std::uint32_t end, Home& home) {
        const bool pays = home.unpaid_days > 0 || may_lose_pay(first, end);
        for (std::uint32_t i = first; i < end; ++i) {
            if (pays) count_income(i, home);
            if (home.closed) feel_confined(i, home);
        }
        if (home.closed) {
            state_.burdens.confined.climb(first, end);
            state_.minds.confined_days.climb(first, end);
        } else {
            state_.burdens.confined.halt(first, end);
            state_.minds.confined_days.halt(first, end);
            for (std::uint32_t i = first; i < end; ++i) recover(i);
        }
        return home.closed;
    }
    // The same where they differ. Says whether anybody is confined.
    bool count_one_by_one(std::uint32_t first, std::uint32_t end, bool special, Home& home) {
        bool any = false;
        for (std::uint32_t i = first; i < end; ++i) {
            const bool gone = special && not_here(i),
                       away = special && !present_[i] && !standing_.in_centre(i);
            if (gone) {
                owe_nothing(i);
            } else {
                count_income(i, home);
                if (special && standing_.mark_of[i] != world::kNone) count_orders(i);
                if (!away && (kept_in(i, home) || (special && standing_.confines(i)))) {
                    state_.burdens.confined.climb(i);
                    state_.minds.confined_days.climb(i);
                    feel_confined(i, home);
                    any = true;
                    continue;
                }
            }
            state_.burdens.confined.halt(i);
            state_.minds.confined_days.halt(i);
            if (gone) continue;
            if (away) {
                book(Count::kIsolatedDays, i);
            } else {
                recover(i);
            }
        }
        return any;
    }
    // A day in the open wears a confined one off.
    void recover(std::uint32_t i) {
        if (state_.burdens.confined[i] > 0) state_.burdens.confined.less(i);
    }
    void book(Count count, std::uint32_t i, std::int64_t amount = 1) {
        ledger_.add(count, context_.date.day, i, amount);
    }
    bool due_at_work(std::uint32_t i) const { return context_.date.workday && has_job(world_, i); }
    bool due_at_school(std::uint32_t i) const { return context_.date.schoolday && goes_to_school(world_, i); }
    // Not yet, or no more since today.
    bool not_here(std::uint32_t i) const { return state_.arrival[i] > context_.date.day; }
    void owe_nothing(std::uint32_t i) {
        const auto owe = [&](Count due, Count lost) {
            book(due, i, -1);
            if (outings_.everyone) book(lost, i, -1);
        };
        if (due_at_school(i)) owe(Count::kSchooldaysDue, Count::kSchooldaysLost);
        if (due_at_work(i)) owe(Count::kWorkdaysDue, Count::kWorkdaysLost);
    }
    bool may_lose_pay(std::uint32_t first, std::uint32_t end) const {
        return outings_.everyone ? unpaid_.any(first, end) : !few_unpaid_.empty();
    }
    bool loses_pay_in(std::uint32_t h) const {  // where everyone was settled
        return unpaid_.any(world_.household.first[h], world_.household.first[h + 1]);
    }
    // Asked for in order.
    bool loses_pay(std::uint32_t i) {
        if (outings_.everyone) return unpaid_[i];
        while (at_ < few_unpaid_.size() && few_unpaid_[at_] < i) ++at_;
        return at_ < few_unpaid_.size() && few_unpaid_[at_] == i;
    }
    // A workday pays or does not.
    void count_income(std::uint32_t i, Home& home) {
        if (loses_pay(i)) {
            home.unpaid_days = std::min(mind::kMostUnpaid, home.unpaid_days + 1);
            if (home.feed_income != 0) home.feel(home.feed_income);
        } else if (home.unpaid_days > 0 && due_at_work(i)) {
            --home.unpaid_days;
        }
    }
    void count_orders(std::uint32_t i) {
        if (standing_.marks[standing_.mark_of[i]].code_red) book(Count::kCodeRedDays, i);
        if (standing_.in_centre(i)) book(Count::kCentralDays, i);
    }
    // By an order on the dwelling; essential workers go to work.
    bool kept_in(std::uint32_t i, const Home& home) const {
        return home.closed && !(home.essential_go && world_.resident.essential[i] != 0);
    }
    void feel_confined(std::uint32_t i, Home& home) {
        confined_.add(i, 1, ledger_);
        home.feel(home.feed_confined);
    }

    const Context& context_;
    const world::World& world_;
    const Everybody& everybody_;
    const Standing& standing_;
    const Presence& present_;
    const move::Outings& outings_;
    core::RowSet special_;
    std::vector<std::uint8_t> quiet_;
    core::RowBits unpaid_;                   // residents who lose a day's income, where everyone was settled
    std::vector<std::uint32_t> few_unpaid_;  // where a few were, rising
    std::size_t at_ = 0;                     // in that list
    SumOfGrid confined_{Count::kConfinedDays};
    bool quiet_here_ = false;  // in that grid
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
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            if (world.resident.age[i] < mind::kAdult) continue;
            if (state.burdens.confined[i] != confined) {
                confined = state.burdens.confined[i];
                more = distress.more(context, state.burdens, h, confined);
            }
            distressed.add(i, more, ledger);
        }
        return still_stirred(context, state, h);
    });
    for (SumOfGrid* const sum : {&distressed, &aggrieved, &trusting}) sum->book(day, ledger);
    forgetting.grids(state.minds);
}

}  // namespace

Everybody::Everybody(const Context& context, const mind::Distress& of, const Ledger& ledger)
    : earners(context.world.residents) {
    const world::World& world = context.world;
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        ledger.add_to(residents, i, 1);
        if (has_job(world, i)) {
            ledger.add_to(workers, i, 1);
            earners.insert(i);
        }
        if (goes_to_school(world, i)) ledger.add_to(pupils, i, 1);
        if (world.resident.age[i] >= mind::kAdult)
            ledger.add_to(distress, i, of.usual(world, world.resident.household[i]));
    }
    trust.area.assign(ledger.areas(), 0);
    for (std::uint32_t h = 0; h < world.households; ++h)
        trust.area[ledger.area_of_grid(world.grid_of(h))] += mind::units(context.scenario.mind.trust_usual);
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
    Restrictions restrictions(context, everybody, standing, present, outings, state, ledger);
    restrictions.count_lost_days(wants);
    restrictions.count_observation();
    restrictions.count();
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
