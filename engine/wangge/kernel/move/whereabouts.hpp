#pragma once

#include <array>
#include <span>
#include <vector>

#include "wangge/kernel/move/permit.hpp"
#include "wangge/kernel/move/plan.hpp"
#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel::move {

/// Where somebody is during the ticks of a day.
using Day = std::array<Spot, world::kTicks>;

/// Whom a household's members may visit, and so who may visit it: rows of households by host.
class Visits {
  public:
    explicit Visits(const world::World& world);
    /// Households that have `host` among those they visit; one as often as it is named.
    std::span<const std::uint32_t> from(std::uint32_t host) const {
        return {visitors_.data() + first_[host], first_[host + 1] - first_[host]};
    }

  private:
    std::vector<std::uint32_t> first_, visitors_;
};

/// Who is where today. `whereabouts(resident, tick)` is a pure function of the day once refusals are settled. On
/// most days hardly anybody asks, and it is worked out for whom somebody asks; where orders touch everyone it is
/// written down, because what people decide then follows from the morning.
class Whereabouts {
  public:
    /// Nobody is anywhere until written down.
    Whereabouts() = default;

    /// To be worked out when asked: by plan, permits and shifts. All must outlive it.
    void ask(const Context& context, const Planner& planner, const Permitter& permitter, const Presence& present,
             const work::Roster& roster, const Visits& visits);
    /// Written down for everyone from now on; nobody is anywhere yet.
    void write_down(std::uint32_t agents);
    bool written() const { return asked_.planner == nullptr; }

    Day day_of(std::uint32_t agent) const { return written() ? days_[agent] : work_out(agent); }
    Spot operator()(std::uint32_t agent, std::uint32_t tick) const {
        return written() ? days_[agent][tick] : work_out(agent)[tick];
    }
    void set(std::uint32_t agent, std::uint32_t tick, Spot spot) { days_[agent][tick] = spot; }
    void set(std::uint32_t agent, const Day& day) { days_[agent] = day; }

    /// Notes who is on a visit, once all days are set.
    void list_guests(const Context& context);
    /// Calls act(agent) for those who visit household h in a tick.
    template <class Act>
    void for_each_guest(std::uint32_t h, std::uint32_t tick, Act act) const {
        if (!written()) return ask_for_guests(h, tick, act);
        const std::vector<std::uint64_t>& guests = guests_[tick];
        for (auto at = first_guest(h, tick); at != guests.end() && *at >> 32 == h; ++at)
            act(static_cast<std::uint32_t>(*at));
    }

    /// Writes or reads what is written down (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [asked, days, guests] = self;
        bytes(days, guests);
    }

  private:
    Day work_out(std::uint32_t agent) const;
    std::vector<std::uint64_t>::const_iterator first_guest(std::uint32_t h, std::uint32_t tick) const;
    template <class Act>
    void ask_for_guests(std::uint32_t h, std::uint32_t tick, Act act) const {
        const world::World& world = asked_.context->world;
        for (const std::uint32_t from : asked_.visits->from(h)) {
            for (std::uint32_t j = world.household.first[from]; j < world.household.first[from + 1]; ++j) {
                if (asked_.planner->host_of(j) == h && work_out(j)[tick] == h) act(j);
            }
        }
    }

    struct {
        const Context* context = nullptr;
        const Planner* planner = nullptr;
        const Permitter* permitter = nullptr;
        const Presence* present = nullptr;
        const work::Roster* roster = nullptr;
        const Visits* visits = nullptr;
    } asked_;
    std::vector<Day> days_;                                           // by agent
    std::array<std::vector<std::uint64_t>, world::kTicks> guests_;  // (household, agent) of a tick, sorted
};

/// Home, unless absent, on a trip that goes, or on a shift (which replaces intent).
Day day_with(const Context& context, std::uint32_t agent, bool present, const Trips& trips,
             const work::Roster& roster);

}  // namespace wangge::kernel::move
