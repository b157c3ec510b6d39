#include "wangge/kernel/day/restrictions.hpp"

#include <algorithm>
#include <array>

#include "wangge/core/flaw.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/kernel/day/homes_ahead.hpp"
#include "wangge/kernel/day/sum_of_grid.hpp"
#include "wangge/kernel/duty.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::int32_t kQuietDays = 14;  // a grid without a report for so long is quiet

std::vector<std::uint8_t> quiet_grids(const Context& context, const State& state) {
    std::vector<std::uint8_t> quiet(context.world.grid.key.size(), 1);
    if (core::flawed(core::Flaw::kQuietGridsForgotten)) quiet.assign(quiet.size(), 0);
    for (auto report = state.patients.reports.rbegin();
         report != state.patients.reports.rend() && context.date.day - report->day < kQuietDays; ++report) {
        if (report->resident < context.world.residents)
            quiet[context.world.grid_of(context.world.resident.household[report->resident])] = 0;
    }
    return quiet;
}

// The day of people and their households, as far as it differs from everybody's.
class Restrictions {
  public:
    Restrictions(const Context& context, const Everybody& everybody, const Standing& standing,
                 const Presence& present, const move::Outings& outings, Restricted& tables, State& state,
                 Ledger& ledger)
        : context_(context),
          world_(context.world),
          everybody_(everybody),
          standing_(standing),
          present_(present),
          outings_(outings),
          special_(tables.special),
          confined_(tables.confined),
          unpaid_(tables.unpaid),
          unpaid_homes_(tables.unpaid_homes),
          state_(state),
          ledger_(ledger) {
        special_.clear();
        unpaid_.clear();
        unpaid_homes_.clear();
        find_confined();
    }

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
            if (gone(i)) continue;
            if (due_at_school(i)) book(Count::kSchooldaysLost, i);
            if (!due_at_work(i)) continue;
            book(Count::kWorkdaysLost, i);
            while (seen != outings_.at_clinic.end() && *seen < i) ++seen;
            const bool at_clinic = seen != outings_.at_clinic.end() && *seen == i;
            if (at_clinic) continue;  // a day on which somebody was there is paid
            unpaid_.insert(i);
            unpaid_homes_.insert(world_.resident.household[i]);
        }
    }

    /// Days of those who came home lately and are, or should be, under observation.
    void count_observation() {
        const auto observed = static_cast<std::int32_t>(context_.scenario.organisation.observe_days);
        for (const std::uint32_t i : state_.travellers) {
            if (gone(i) || context_.date.day >= state_.arrival[i] + observed) continue;
            if (!away(i)) book(standing_.confines(i) ? Count::kObservedDays : Count::kUnobservedDays, i);
        }
    }

    /// Days of those who are confined.
    void count_confined() {
        const std::vector<std::uint32_t> filled = confined_.filled();
        state_.burdens.confined.climb(confined_, filled);
        state_.minds.confined_days.climb(confined_, filled);
        if (filled.empty()) return;
        const std::vector<std::uint8_t> quiet = quiet_grids(context_, state_);
        SumOfGrid days(Count::kConfinedDays);
        const auto turn_to = [&](std::uint32_t grid) {
            if (days.grid() != world::kNone && quiet[days.grid()] != 0)
                days.book_as(Count::kConfinedQuietDays, context_.date.day, ledger_);
            days.turn_to(grid, context_.date.day, ledger_);
        };
        std::uint32_t grid = 0, end = world_.end_of_grid(grid);
        confined_.for_each(filled, [&](std::uint32_t i) {
            while (i >= end) end = world_.end_of_grid(++grid);
            if (grid != days.grid()) turn_to(grid);
            days.add(i, 1, ledger_);
        });
        turn_to(world::kNone);
        days.finish(context_.date.day, ledger_);
    }

    /// All households for whose people the day was not as it always is, in order.
    void weigh_on_households() {
        const std::vector<std::uint32_t> homes = touched_homes();
        HomesAhead ahead(world_, state_, homes);
        for (const std::uint32_t h : homes) {
            ahead.next();
            weigh_on(h);
        }
        state_.burdens.confined.close_day();
        state_.minds.confined_days.close_day();
    }

  private:
    // By an order on the dwelling, unless they go to work, or one of their own. In a home nobody of which is
    // away, dead or under an order of their own, all are here and free.
    void find_confined() {
        if (standing_.restricts) {
            confined_ = context_.date.workday ? standing_.indoors_workdays : standing_.indoors;
        } else {
            confined_.clear();
        }
        const auto look_at = [&](std::uint32_t i) {
            if (i >= world_.residents) return;
            special_.insert(world_.resident.household[i]);
            if (gone(i) || away(i)) {
                confined_.erase(i);
            } else if (standing_.confines(i)) {
                confined_.insert(i);
            }
        };
        for (const std::uint32_t i : present_.absent()) look_at(i);
        for (const std::uint32_t i : state_.patients.dead) look_at(i);
        for (const StandingMark& mark : standing_.marks) look_at(mark.resident);
    }
    // Where everyone was settled, all who were not at work lost the day.
    void find_unpaid() {
        if (context_.date.schoolday)
            ledger_.add_all(Count::kSchooldaysLost, context_.date.day, everybody_.pupils);
        if (!context_.date.workday) return;
        ledger_.add_all(Count::kWorkdaysLost, context_.date.day, everybody_.workers);
        unpaid_ = everybody_.earners;
        for (const std::uint32_t i : outings_.busy) unpaid_.erase(i);
        for (const std::uint32_t i : outings_.at_clinic) unpaid_.erase(i);
        for (std::uint32_t word = 0; word << 6 < world_.residents; ++word) {
            const std::uint64_t indoors = standing_.restricts ? standing_.indoors.word(word) : 0;
            core::for_each_bit(word, unpaid_.word(word) & ~indoors,
                               [&](std::uint32_t i) { unpaid_homes_.insert(world_.resident.household[i]); });
        }
    }
    std::vector<std::uint32_t> touched_homes() const {
        std::vector<std::uint32_t> homes;
        const std::array<const core::RowSet*, 3> sets = {&state_.minds.stirred, &special_, &unpaid_homes_};
        if (!standing_.restricts) {
            for (const core::RowSet* const set : sets)
                homes.insert(homes.end(), set->rows().begin(), set->rows().end());
            core::sort_rows(homes, world_.households);
            return homes;
        }
        for (std::uint32_t word = 0; word << 6 < world_.households; ++word) {  // many, and in several sets
            std::uint64_t bits = standing_.homes_indoors.word(word);
            for (const core::RowSet* const set : sets) bits |= set->word(word);
            core::for_each_bit(word, bits, [&](std::uint32_t h) { homes.push_back(h); });
        }
        return homes;
    }
    void weigh_on(std::uint32_t h) {
        const policy::Mind& mind = context_.scenario.mind;
        const std::uint32_t first = world_.household.first[h], end = world_.household.first[h + 1];
        const double by_confinement = mind.feed_confined / (end - first),
                     by_lost_pay = context_.scenario.loops.income != 0 ? mind.feed_income / (end - first) : 0;
        const bool special = special_[h];
        std::int32_t unpaid_days = state_.burdens.unpaid[h];
        double grievance = state_.minds.grievance[h];
        bool any = false;
        for (std::uint32_t i = first; i < end; ++i) {
            if (special && gone(i)) {
                owe_nothing(i);
                continue;
            }
            if (unpaid_[i]) {
                unpaid_days = std::min(mind::kMostUnpaid, unpaid_days + 1);
                if (by_lost_pay != 0) grievance = mind::moved(grievance, by_lost_pay);
            } else if (unpaid_days > 0 && due_at_work(i)) {
                --unpaid_days;  // a paid day wears an unpaid one off
            }
            if (special && standing_.mark_of[i] != world::kNone) count_orders(i);
            if (confined_[i]) {
                grievance = mind::moved(grievance, by_confinement);
                any = true;
            } else if (special && away(i)) {
                book(Count::kIsolatedDays, i);
            } else if (state_.burdens.confined[i] > 0) {
                state_.burdens.confined.less(i);  // a day in the open wears a confined one off
            }
        }
        state_.burdens.unpaid[h] = static_cast<std::uint8_t>(unpaid_days);
        state_.minds.grievance[h] = grievance;
        if (any || unpaid_days > 0 || grievance > 0) state_.minds.stirred.insert(h);
    }
    void book(Count count, std::uint32_t i, std::int64_t amount = 1) {
        ledger_.add(count, context_.date.day, i, amount);
    }
    bool due_at_work(std::uint32_t i) const { return context_.date.workday && everybody_.earners[i]; }
    bool due_at_school(std::uint32_t i) const { return context_.date.schoolday && goes_to_school(world_, i); }
    // Not yet here, or no more since today.
    bool gone(std::uint32_t i) const { return state_.arrival[i] > context_.date.day; }
    bool away(std::uint32_t i) const { return !present_[i] && !standing_.in_centre(i); }
    void owe_nothing(std::uint32_t i) {
        const auto owe = [&](Count due, Count lost) {
            book(due, i, -1);
            if (outings_.everyone) book(lost, i, -1);
        };
        if (due_at_school(i)) owe(Count::kSchooldaysDue, Count::kSchooldaysLost);
        if (due_at_work(i)) owe(Count::kWorkdaysDue, Count::kWorkdaysLost);
    }
    void count_orders(std::uint32_t i) {
        if (standing_.marks[standing_.mark_of[i]].code_red) book(Count::kCodeRedDays, i);
        if (standing_.in_centre(i)) book(Count::kCentralDays, i);
    }

    const Context& context_;
    const world::World& world_;
    const Everybody& everybody_;
    const Standing& standing_;
    const Presence& present_;
    const move::Outings& outings_;
    core::RowSet& special_;
    core::RowBits &confined_, &unpaid_;
    core::RowSet& unpaid_homes_;
    State& state_;
    Ledger& ledger_;
};

}  // namespace

void count_restrictions(const Context& context, const Everybody& everybody, const Standing& standing,
                        const Presence& present, const move::Wants& wants, const move::Outings& outings,
                        Restricted& tables, State& state, Ledger& ledger) {
    if (context.date.schoolday) ledger.add_all(Count::kSchooldaysDue, context.date.day, everybody.pupils);
    if (context.date.workday) ledger.add_all(Count::kWorkdaysDue, context.date.day, everybody.workers);
    Restrictions restrictions(context, everybody, standing, present, outings, tables, state, ledger);
    restrictions.count_lost_days(wants);
    restrictions.count_observation();
    restrictions.count_confined();
    restrictions.weigh_on_households();
}

}  // namespace wangge::kernel::day
