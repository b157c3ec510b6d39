#pragma once

#include <array>
#include <optional>
#include <vector>

#include "wangge/core/row_bits.hpp"
#include "wangge/core/row_set.hpp"
#include "wangge/kernel/move/turnout.hpp"
#include "wangge/kernel/needs/larder.hpp"
#include "wangge/kernel/standing.hpp"
#include "wangge/kernel/trip.hpp"

namespace wangge::kernel::move {

/// Where somebody is during the ticks of a day.
using Day = std::array<Spot, world::kTicks>;

/// What the needs of a household or person ask for today; made by the day from stocks and patients.
struct Wants {
    core::RowSet shoppers;                  // residents who fetch food for a household that is looked at
    const needs::Larders* round = nullptr;  // others shop on their day of the round; null: nobody does
    core::RowSet clinic;                    // residents who seek the clinic for a refill or a diagnosis
    const needs::Medicines* clinic_round = nullptr;  // others seek it on their day of the round; null: nobody
    std::vector<double> calm;  // by grid: share of leisure and visits that fear leaves; empty: all
    explicit Wants(const world::World& world) : shoppers(world.residents), clinic(world.residents) {}
};

/// Trips of one tick that somebody may make on a day, but for food and gatherings.
struct Chances {
    bool clinic, visits, leisure, yard;
    world::PlaceKind leisure_at;           // only with `leisure`
    std::uint8_t leisure_tick, yard_tick;  // of those who are free
};

/// Trips that somebody looks at, of a resident whom nothing hinders: where they lead is left open. Visits
/// only take their time.
struct Ways {
    struct One {
        policy::Errand errand;
        world::PlaceKind kind;
        std::uint8_t first, last;  // ticks
        bool crosses;              // leaves the community
    };
    static constexpr std::size_t kMost = 3;  // duty, gathering, leisure
    union {
        std::array<One, kMost> one;  // nothing is written before it is used
    };
    std::uint32_t count = 0;
    std::uint32_t taken = 0;  // ticks that are spoken for, a bit each

    Ways() {}

    const One* begin() const { return one.data(); }
    const One* end() const { return one.data() + count; }
};

/// What anybody intends to do today: a pure function of world, date, wants and keyed draws, asked for one
/// resident at a time. A resident's trips never overlap (care before work and school before food before
/// gatherings before visits before leisure); whom care takes the time fetches food in the evening. Under
/// `standing` a household that may only go out by quota shops at the market, and where market or shop is shut
/// the other one is used; it may be null.
class Planner {
  public:
    Planner(const Context& context, const Wants& wants, const Presence& present, const Standing* standing);

    /// Asks for what a resident's plan reads: their own rows, then what those lead to.
    void prefetch_rows(std::uint32_t resident) const;
    void prefetch_plan(std::uint32_t resident) const;
    /// Finds out who may gather today and who stands where: worth it where many are planned.
    void look_up();
    /// Those of residents 64 k to 64 k + 63, a bit each, who may gather, or go to a place of leisure, where
    /// it is looked at: `words` are those of such places. Only a no is certain; once looked up.
    std::uint64_t may_be_seen(std::uint32_t k, const Block::Words& words) const {
        return gatherers_->word(k) | turnout_.leisurely(k, words);
    }
    /// Words of places of leisure that are looked at, at the gates or at the doors of `venues`.
    Block::Words words_looked_at(std::uint32_t venues) const;
    /// The leisure that somebody aims at, nowhere unless it is looked at.
    [[gnu::always_inline]] Turnout::Aim leisure_looked_at(std::uint32_t resident,
                                                          std::uint32_t venues) const {
        Turnout::Aim aim = leisure(resident);
        if (aim.choice < kLeisures && !looked_at(kLeisure[aim.choice], venues)) aim.choice = kLeisures;
        return aim;
    }
    /// Whether somebody may gather; once looked up.
    bool may_gather(std::uint32_t resident) const { return (*gatherers_)[resident]; }
    /// Draws the orders of all grids alone: worth it where more are planned than there are grids.
    void draw_orders() { turnout_.draw_all(); }
    const Turnout& turnout() const { return turnout_; }

    /// Today's trips of a resident; none of somebody who is away.
    Trips plan(std::uint32_t resident) const;
    /// Those of them that somebody looks at, at the gates or at the doors of `venues` (a bit per kind of
    /// place), and what takes their time: not the yard, which comes last, and visits only before leisure that
    /// is looked at.
    Trips plan_looked_at(std::uint32_t resident, std::uint32_t venues) const;
    /// The same of somebody who is here, seeks neither food nor care, and aims at this leisure.
    Trips plan_ordinary(std::uint32_t resident, const Turnout::Aim& looked_at) const;
    /// The same, as far as it matters where nothing hinders them.
    Ways ways(std::uint32_t resident, const Turnout::Aim& looked_at) const;
    /// The first of them, without gatherings, visits and leisure, which come after all others.
    Trips plan_errands(std::uint32_t resident) const;
    /// The first of them, up to the one that takes a tick: those that follow leave that tick alone.
    Trips plan_for(std::uint32_t resident, std::uint32_t tick) const;
    /// Where a resident is whom nothing hinders: all day, or in a tick.
    Day spots(std::uint32_t resident) const;
    Spot spot(std::uint32_t resident, std::uint32_t tick) const;
    /// Whom the residents [first, end) mean to visit today, if the day leaves the time: rows of households.
    void list_hosts(std::uint32_t first, std::uint32_t end, std::vector<std::uint32_t>& hosts) const;
    /// Whether a resident may be at a place of some kind in a tick: whether the draws that bring people there
    /// allow it. A cheap answer, which spares the plans of most; only a no is certain.
    bool may_go(std::uint32_t resident, world::PlaceKind kind, std::uint32_t tick) const;
    /// The same of trips that a resident may make today.
    Chances chances(std::uint32_t resident) const;
    /// Whether work or school may take a resident's day; only a no is certain.
    [[gnu::always_inline]] bool has_duty(std::uint32_t resident) const {
        const world::Role role = world_.resident.role[resident];
        return role == world::Role::kPupil    ? context_.date.schoolday
               : role == world::Role::kWorker ? context_.date.workday && !world_.resident.remote[resident]
                                              : false;
    }
    /// Whether a resident belongs to a group that gathers, and comes if the day leaves the time.
    bool gathers(std::uint32_t resident) const;
    /// Whether anybody visits anybody in a tick.
    static constexpr bool visited_in(std::uint32_t tick) {
        constexpr std::uint32_t kBits = 1u << kFree[0] | 1u << kFree[1] | 1u << kFree[2] | 1u << kFree[3];
        return (kBits >> tick & 1u) != 0;
    }
    /// Whether a resident seeks the clinic today.
    bool seeks_care(std::uint32_t resident) const {
        return wants_.clinic[resident] ||
               (wants_.clinic_round != nullptr && wants_.clinic_round->due(resident, context_.date.day));
    }
    /// Whether a resident fetches food today. Households that are looked at are not on the round.
    bool shops(std::uint32_t resident) const {
        return wants_.shoppers[resident] ||
               (wants_.round != nullptr && shops_on_round(world_.resident.household[resident], resident));
    }
    /// Whom a resident would visit today, if the day leaves the time: household row, kNone for most.
    std::uint32_t host_of(std::uint32_t resident) const;

  private:
    // A plan is Trips, Ways, or the spots they lead to.
    template <class Plan>
    bool plan_all_but_yard(std::uint32_t i, Plan& plan) const;  // whether there is a duty
    template <class Plan>
    void plan_into(std::uint32_t i, Plan& plan) const;
    template <class Plan>
    void plan_into(std::uint32_t i, std::uint32_t tick, Plan& plan) const;
    template <class Plan>
    bool plan_care_and_duty(std::uint32_t i, Plan& plan) const;  // whether there is a duty
    template <class Plan>
    bool plan_duty(std::uint32_t i, Plan& plan) const;
    template <class Plan>
    bool plan_errands(std::uint32_t i, Plan& plan) const;  // whether there is a duty
    template <class Plan>
    void plan_gathering(std::uint32_t i, Plan& plan) const;
    template <class Plan>
    void plan_shopping(std::uint32_t i, bool busy, Plan& plan) const;
    template <class Plan>
    void plan_free_time(std::uint32_t i, bool busy, Plan& plan) const;
    template <class Plan>
    void plan_looked_at(std::uint32_t i, bool busy, const Turnout::Aim& seen, Plan& plan) const;
    template <class Plan>
    void plan_visit(std::uint32_t i, bool busy, std::uint32_t word, Plan& plan) const;
    template <class Plan>
    void plan_leisure(std::uint32_t i, bool busy, const Turnout::Aim& aim, Plan& plan) const;
    template <class Plan>
    void plan_yard(std::uint32_t i, bool busy, Plan& plan) const;
    bool shops_on_round(std::uint32_t household, std::uint32_t i) const;
    bool happens(std::uint32_t group) const;        // a gathering, today
    bool would_come(std::uint32_t resident) const;  // to one
    static bool looked_at(world::PlaceKind leisure, std::uint32_t venues) {
        return world::outside_gates(leisure) || (venues >> static_cast<unsigned>(leisure) & 1u) != 0;
    }
    // A day's leisure is one of four, or none. Only those whose age goes out most go whenever their place in
    // the order leads somewhere.
    [[gnu::always_inline]] Turnout::Aim leisure(std::uint32_t i) const {
        Turnout::Aim aim = turnout_.leisure(i);
        if (!goes_[policy::outing_class(world_.resident.age[i])].happens(aim.word)) aim.choice = kLeisures;
        return aim;
    }
    double often(std::uint32_t i) const;  // outings against the mean, by age
    std::uint32_t host(std::uint32_t household, std::uint32_t word) const;
    double calm(std::uint32_t household) const;
    bool shut(std::uint32_t place) const;

    const Context& context_;
    const world::World& world_;
    const policy::Contacts& contacts_;
    const Wants& wants_;
    const Presence& present_;
    const Standing* standing_;
    core::Lot shopping_, medical_, outing_, attend_, event_;  // of today
    Turnout turnout_;
    double visits_;
    double most_often_;  // of any age
    // prepared for what is asked of everybody
    core::Chance visit_, event_happens_;
    std::array<core::Chance, policy::kOutingAges> goes_, comes_;  // by age: to leisure, to a gathering
    // residents whose group gathers today and who would come, whatever they fear; once looked up
    std::optional<core::RowBits> gatherers_;
};

}  // namespace wangge::kernel::move
