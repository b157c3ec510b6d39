#include "wangge/kernel/day/restrictions.hpp"

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/duty.hpp"

namespace wangge::kernel::day {
namespace {

class LostDays {
  public:
    LostDays(const Context& context, const Everybody& everybody, const Standing& standing,
             const Presence& present, const move::Outings& outings, const State& state, Ledger& ledger,
             Restricted& found)
        : context_(context),
          world_(context.world),
          everybody_(everybody),
          standing_(standing),
          absence_(found, present, standing),
          outings_(outings),
          state_(state),
          ledger_(ledger),
          found_(found) {}

    // Days at school and work that idle people lose, and those at the clinic, wherever they live.
    void count(const move::Wants& wants) {
        const std::int32_t day = context_.date.day;
        const needs::Medicines* const round = wants.clinic_round;
        if (round != nullptr && !core::flawed(core::Flaw::kClinicTakesNoDay)) {
            if (context_.date.schoolday) ledger_.add_all(Count::kSchooldaysLost, day, round->pupils(day));
            if (context_.date.workday) ledger_.add_all(Count::kWorkdaysLost, day, round->workers(day));
        }
        found_.unpaid.clear();
        found_.unpaid_homes.clear();
        found_.everyone_lost = outings_.everyone;
        if (outings_.everyone) return find_unpaid();
        auto seen = outings_.at_clinic.begin();  // rises, as the idle do
        for (const std::uint32_t i : outings_.idle) {
            if (absence_.gone(i)) continue;
            if (context_.date.schoolday && goes_to_school(world_, i)) book(Count::kSchooldaysLost, i);
            if (!context_.date.workday || !everybody_.earners[i]) continue;
            book(Count::kWorkdaysLost, i);
            while (seen != outings_.at_clinic.end() && *seen < i) ++seen;
            const bool at_clinic = seen != outings_.at_clinic.end() && *seen == i;
            if (at_clinic) continue;  // a day on which somebody was there is paid
            found_.unpaid.insert(i);
            found_.unpaid_homes.insert(world_.resident.household[i]);
        }
    }

    // Days of those who came home lately and are, or should be, under observation.
    void count_observation() {
        const auto observed = static_cast<std::int32_t>(context_.scenario.organisation.observe_days);
        const std::int32_t tomorrow = context_.date.day + 1;
        state_.arrival.for_each(tomorrow - observed, tomorrow, [&](std::uint32_t i, std::int32_t) {
            if (!absence_.away(i))
                book(standing_.confines(i) ? Count::kObservedDays : Count::kUnobservedDays, i);
        });
    }

  private:
    // Where everyone was settled, all who were not at work lost the day.
    void find_unpaid() {
        if (context_.date.schoolday) ledger_.add_usual(everybody_.schooldays_lost, context_.date.day);
        if (!context_.date.workday) return;
        ledger_.add_usual(everybody_.workdays_lost, context_.date.day);
        for (std::uint32_t word = 0; word << 6 < world_.residents; ++word) {
            const std::uint64_t idle = everybody_.earners.word(word) & ~outings_.busy.word(word);
            if (idle != 0) found_.unpaid.set_word(word, idle);
        }
        for (const std::uint32_t i : outings_.at_clinic) found_.unpaid.erase(i);
        for (std::uint32_t word = 0; word << 6 < world_.residents; ++word) {
            const std::uint64_t indoors = standing_.restricts ? standing_.indoors.word(word) : 0;
            core::for_each_bit(word, found_.unpaid.word(word) & ~indoors, [&](std::uint32_t i) {
                found_.unpaid_homes.insert(world_.resident.household[i]);
            });
        }
    }
    void book(Count count, std::uint32_t i) { ledger_.add(count, context_.date.day, i); }

    const Context& context_;
    const world::World& world_;
    const Everybody& everybody_;
    const Standing& standing_;
    Absence absence_;
    const move::Outings& outings_;
    const State& state_;
    Ledger& ledger_;
    Restricted& found_;
};

}  // namespace

// By an order on the dwelling, unless they go to work, or one of their own. In a home nobody of which is
// away, dead or under an order of their own, all are here and free.
void find_confined(const Context& context, const Standing& standing, const Presence& present,
                   const State& state, Restricted& restricted) {
    const world::World& world = context.world;
    restricted.gone.clear();
    state.arrival.for_each(context.date.day + 1, Arrivals::kEnd, [&](std::uint32_t i, std::int32_t) {
        if (i < world.residents) restricted.gone.insert(i);
    });
    const Absence absence(restricted, present, standing);
    if (!standing.restricts) {
        restricted.confined.clear();
    } else {
        restricted.confined = context.date.workday ? standing.indoors_workdays : standing.indoors;
    }
    restricted.special.clear();
    const auto look_at = [&](std::uint32_t i) {
        if (i >= world.residents) return;
        restricted.special.insert(world.resident.household[i]);
        if (absence.gone(i) || absence.away(i)) {
            restricted.confined.erase(i);
        } else if (standing.confines(i)) {
            restricted.confined.insert(i);
        }
    };
    for (const std::uint32_t i : present.absent()) look_at(i);
    for (const std::uint32_t i : state.patients.dead) look_at(i);
    standing.mark_of.for_each(look_at);
}

void count_lost_days(const Context& context, const Everybody& everybody, const Standing& standing,
                     const Presence& present, const move::Wants& wants, const move::Outings& outings,
                     const State& state, Ledger& ledger, Restricted& restricted) {
    if (context.date.schoolday) ledger.add_usual(everybody.schooldays_due, context.date.day);
    if (context.date.workday) ledger.add_usual(everybody.workdays_due, context.date.day);
    LostDays lost(context, everybody, standing, present, outings, state, ledger, restricted);
    lost.count(wants);
    lost.count_observation();
}

}  // namespace wangge::kernel::day
