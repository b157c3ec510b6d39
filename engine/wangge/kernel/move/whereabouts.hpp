#pragma once

#include <array>
#include <compare>
#include <span>
#include <utility>
#include <vector>

#include "wangge/core/give_back.hpp"
#include "wangge/kernel/move/homebound.hpp"
#include "wangge/kernel/move/permit.hpp"
#include "wangge/kernel/move/plan.hpp"
#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel::move {

/// Who visits a household in the course of a day, and where they are all day.
struct Guests {
    std::uint32_t household = world::kNone;
    std::vector<std::pair<std::uint32_t, Day>> people;  // by agent, rising
    std::vector<std::uint32_t> friends;                 // room for the households that may come
};

/// How many may visit whom, and be where: bounds that stand for a whole run.
class Visits {
  public:
    explicit Visits(const world::World& world);

    /// People of the households that may visit `host`.
    std::uint32_t people(std::uint32_t host) const { return people_[host]; }
    /// The largest numbers in this world: members of a household, people who may visit one, and regulars of a
    /// group that gathers.
    struct Most {
        std::uint32_t members = 0, visitors = 0, group = 0;
    };
    const Most& most() const { return most_; }
    const GridBounds& of_grids() const { return of_grids_; }

  private:
    std::vector<std::uint16_t> people_;  // by host
    Most most_;
    GridBounds of_grids_;
};

/// Who is where today. `whereabouts(resident, tick)` is a pure function of the day once refusals are settled.
/// Hardly anybody asks, and it is worked out for whom somebody asks; it is written down where days are kept.
class Whereabouts {
  public:
    /// Nobody is anywhere until written down. Without `visits` nobody is expected as a visitor.
    explicit Whereabouts(const Visits* visits = nullptr) : visits_(visits) {}

    /// To be worked out when asked: by plan, permits and shifts. All must outlive the day.
    void ask(const Context& context, const Planner& planner, const Permitter& permitter,
             const Homebound& homebound, const Presence& present, const work::Roster& roster);
    /// Written down for everyone from now on; nobody is anywhere yet.
    void write_down(std::uint32_t agents);
    bool written() const { return asked_.planner == nullptr; }
    /// Whom households visit; null where nobody said.
    const Visits* visits() const { return visits_; }

    Day day_of(std::uint32_t agent) const { return written() ? days_[agent] : work_out(agent); }
    Spot operator()(std::uint32_t agent, std::uint32_t tick) const {
        return written() ? days_[agent][tick] : work_out(agent, tick);
    }
    /// Whether an agent may be at a place of some kind in a tick: a cheap answer, and only a no is certain.
    bool may_be(std::uint32_t agent, world::PlaceKind kind, std::uint32_t tick) const {
        return written() || agent >= asked_.context->world.residents ||
               asked_.context->world.staff_of(agent) != world::kNone ||
               asked_.planner->may_go(agent, kind, tick);
    }
    /// Asks for what is needed to tell where an agent is: their own rows, then what those lead to.
    void prefetch_rows(std::uint32_t agent) const {
        if (!written()) asked_.planner->prefetch_rows(agent);
    }
    void prefetch_plan(std::uint32_t agent) const {
        if (!written()) asked_.planner->prefetch_plan(agent);
    }
    /// Where people mean to go. Only where it is worked out when asked, as the following.
    const Turnout& turnout() const { return asked_.planner->turnout(); }
    /// Trips that a resident may make today.
    Chances chances(std::uint32_t resident) const { return asked_.planner->chances(resident); }
    bool has_duty(std::uint32_t resident) const { return asked_.planner->has_duty(resident); }
    bool gathers(std::uint32_t resident) const { return asked_.planner->gathers(resident); }
    bool shops(std::uint32_t resident) const { return asked_.planner->shops(resident); }
    /// Counts for every household who means to visit it today, which pays where many are asked for.
    void expect_visitors(core::ParallelFor parallel);
    void forget_visitors() { core::give_back(expected_); }
    /// A bound of those who visit a household today; costs nothing.
    std::uint32_t most_visitors(std::uint32_t household) const {
        constexpr std::uint32_t kNoBound = 1u << 30;
        if (visits_ == nullptr || written()) return kNoBound;
        return expected_.empty() ? visits_->people(household) : expected_[household];
    }
    std::uint32_t most_visitors(std::uint32_t household, std::uint32_t tick) const {
        return written() || Planner::visited_in(tick) ? most_visitors(household) : 0;
    }
    void set(std::uint32_t agent, std::uint32_t tick, Spot spot) { days_[agent][tick] = spot; }
    void set(std::uint32_t agent, const Day& day) { days_[agent] = day; }

    /// A copy that outlives the day; only of what is written down.
    Whereabouts kept() const {
        Whereabouts copy = *this;
        copy.visits_ = nullptr;
        return copy;
    }

    /// Notes who is on a visit, once all days are set.
    void list_guests(const Context& context);
    /// Finds out who visits a household today.
    void find_guests(std::uint32_t household, Guests& guests) const;

    /// Writes or reads what is written down (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [asked, visits, expected, days, guests] = self;
        bytes(days, guests);
    }

  private:
    struct Visiting {
        std::uint32_t household = 0, agent = 0;
        friend auto operator<=>(const Visiting&, const Visiting&) = default;
    };

    bool unhindered(std::uint32_t agent) const {
        return agent < asked_.context->world.residents && !asked_.permitter->may_hinder(agent);
    }
    Day work_out(std::uint32_t agent) const;
    Spot work_out(std::uint32_t agent, std::uint32_t tick) const;

    struct {
        const Context* context = nullptr;
        const Planner* planner = nullptr;
        const Permitter* permitter = nullptr;
        const Homebound* homebound = nullptr;
        const Presence* present = nullptr;
        const work::Roster* roster = nullptr;
    } asked_;
    const Visits* visits_;
    std::vector<std::uint16_t> expected_;  // people who mean to visit, by household; empty: nobody counted
    std::vector<Day> days_;                // by agent
    std::vector<Visiting> guests_;         // sorted
};

/// Home, unless absent, on a trip that goes, or on a shift (which replaces intent).
Day day_with(const Context& context, std::uint32_t agent, bool present, const Trips& trips,
             const work::Roster& roster);
/// The same in one tick.
Spot spot_with(const Context& context, std::uint32_t agent, bool present, const Trips& trips,
               const work::Roster& roster, std::uint32_t tick);

}  // namespace wangge::kernel::move
