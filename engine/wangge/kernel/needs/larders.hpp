#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "wangge/core/prefetch.hpp"
#include "wangge/core/state_hash.hpp"
#include "wangge/kernel/context.hpp"

namespace wangge::kernel::needs {

inline constexpr std::uint8_t kShopsAlone = 16;  // years from which somebody fetches food

/// Rations a household of `members` counts as `days` days.
inline std::int32_t rations(double days, std::uint32_t members) {
    return static_cast<std::int32_t>(days * members + 0.5);
}

/// Rations somebody carries, from the market outside or from a shop near by.
std::int32_t load(const policy::Needs& needs, bool can_carry, bool market);

/// The phase, in days from 0 to the interval, of the visits of relatives who supply a household.
std::uint32_t phase_of_visits(const Context& context, std::uint32_t household);
/// The phase of those whose relatives come on a day: they come every so many days.
constexpr std::int32_t phase_visited_on(std::int32_t day, std::int32_t every) {
    return (every - day % every) % every;
}

/// Rations at home, by household.
///
/// Most households are on the round: each time they are down to the stock at which they shop, somebody
/// fetches the same number of rations, so that nothing but the day tells what is in the larder. Nobody looks
/// at them. Who has plenty eats of it first; which trips fall away until then is known beforehand. Those who
/// carry no more than they eat go every day, and what is in their larder stays as it is, however little.
/// Households that do not shop, because relatives bring food, are on it as well: their larder rises and falls
/// with the visits. Whoever touches such a larder, or has a reason to ask how the household fares, takes it
/// off the round first.
///
/// A larder is kept as what it would have been at dawn of day 0: off the round that stays the same while all
/// are at home and fed, on the round it is known up to whole trips. The larder of those who go every day is
/// kept as it is while they are on the round, and that of the supplied as it is on the day of a visit.
class Larders {
  public:
    explicit Larders(const Context& context);

    /// Rations at dawn of a day.
    std::int32_t food(std::uint32_t h, std::int32_t day) const {
        const Larder& larder = larders_[h];
        return larder.on_round() ? on_the_round(larder, day) : larder.at_start - larder.members * day;
    }
    /// Adds (or takes) rations; takes the household off the round.
    void add(std::uint32_t h, std::int32_t day, std::int32_t rations);

    void prefetch(std::uint32_t h) const { core::prefetch(&larders_[h]); }
    bool on_round(std::uint32_t h) const { return larders_[h].on_round(); }
    /// Whether a household is on the round and shops on a day.
    bool due(std::uint32_t h, std::int32_t day) const {
        const Larder& larder = larders_[h];
        return larder.on_round() && !larder.supplied() && on_the_round(larder, day) <= shops_at(larder);
    }
    /// Whether relatives come to a household on the round on a day.
    bool supplied_on(std::uint32_t h, std::int32_t day) const {
        const Larder& larder = larders_[h];
        return larder.on_round() && larder.supplied() && until_visit(larder, day) == 0;
    }
    /// Puts a household on the round from the dawn of `day`, if its larder is as it always is there or will
    /// be without anybody acting before.
    bool join_round(std::uint32_t h, std::int32_t day);
    void leave_round(std::uint32_t h, std::int32_t day);
    /// Households that have left the round and are looked at by nobody yet.
    const std::vector<std::uint32_t>& left() const { return left_; }
    void forget_left() { left_.clear(); }

    /// Rations that the households on the round fetch on a day, together, and by grid.
    std::int64_t fetched(std::int32_t day) const;
    std::vector<std::int64_t> fetched_by_grid(std::int32_t day) const;
    /// Those rations are at home, and those that relatives bring to the others on the round.
    void go_round(std::int32_t day) {
        rations_ += fetched(day) + brought_[static_cast<std::size_t>(phase_visited_on(day, every_))];
        plenty_[static_cast<std::size_t>(day)] = {};
    }

    /// A household that could be on the round counts up to whole trips, and all rations as one sum.
    core::StateHash hash() const;

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [world, shop_at, shop_to, every, larders, left, periods, plenty, brought, rations, hash] = self;
        bytes.columns(larders, plenty, brought);
        for (auto& period : periods) bytes.columns(period.all, period.fetched);
        bytes(left, rations, hash);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            for (const Larder& larder : larders)
                bytes.expect(larder.period < (larder.supplied() ? brought.size() : periods.size()) ||
                             larder.trip == 0);
            for (const Plenty& day : plenty)
                bytes.expect(day.rations.empty() || day.rations.size() == world->grid.key.size());
        }
    }

  private:
    /// All that is asked of one household, side by side.
    struct Larder {
        static constexpr std::uint8_t kOn = 0x80, kSupplied = 0x7F;

        std::int32_t at_start = 0;
        std::uint16_t members = 0;
        std::uint8_t trip = 0;  // rations of a usual trip, or kSupplied; 0: none is usual; kOn: on the round
        std::uint8_t period = 0;  // row of its Period; of the supplied the phase of visits

        bool on_round() const { return (trip & kOn) != 0; }
        bool supplied() const { return (trip & ~kOn) == kSupplied; }
        std::int32_t rations() const { return trip & ~kOn; }
        /// Carries no more than is eaten.
        bool daily() const { return rations() == members; }
    };

    /// What households fetch that do the same every so many days.
    struct Period {
        std::int32_t days = 0;
        std::vector<std::int64_t> all;      // by phase
        std::vector<std::int64_t> fetched;  // by phase and grid
    };

    /// What those who still have plenty do not fetch on a day, though their phase says so.
    struct Plenty {
        std::int64_t all = 0;
        std::vector<std::int64_t> rations;  // by grid; empty: none
    };

    static std::size_t phase(const Period& period, std::int32_t day) {
        return static_cast<std::size_t>(day % period.days);
    }
    const Plenty& with_plenty(std::int32_t day) const { return plenty_[static_cast<std::size_t>(day)]; }
    std::int32_t shops_at(const Larder& larder) const { return rations(shop_at_, larder.members); }
    std::int32_t until_visit(const Larder& larder, std::int32_t day) const {
        return phase_visited_on(day + larder.period, every_);
    }
    std::int32_t brought(const Larder& larder) const { return every_ * larder.members; }
    // What is there at dawn of the next visit, of `food` on a day.
    std::int32_t at_visit(const Larder& larder, std::int32_t food, std::int32_t day) const {
        return food - larder.members * until_visit(larder, day);
    }
    bool may_join(const Larder& larder, std::int32_t food, std::int32_t day) const;
    std::int32_t on_the_round(const Larder& larder, std::int32_t day) const;
    std::int32_t without_plenty(const Larder& larder, std::int32_t food) const;
    std::int64_t cell(const Larder& larder) const;
    void set(std::uint32_t h, std::int32_t at_start);
    std::uint8_t period_of(std::int32_t days);
    void count(std::uint32_t h, std::int32_t from, std::int64_t sign);

    const world::World* world_;
    double shop_at_, shop_to_;  // days
    std::int32_t every_;        // days between visits of relatives
    std::vector<Larder> larders_;
    std::vector<std::uint32_t> left_;
    std::vector<Period> periods_;
    std::vector<Plenty> plenty_;         // by day
    std::vector<std::int64_t> brought_;  // rations to those on the round, by phase of visits
    std::int64_t rations_ = 0;           // of all at dawn of day 0, whole trips included
    core::StateHash hash_;
};

}  // namespace wangge::kernel::needs
