#pragma once

#include "wangge/core/row_bits.hpp"
#include "wangge/kernel/day/everybody.hpp"
#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/move/outings.hpp"
#include "wangge/kernel/move/plan.hpp"

namespace wangge::kernel::day {

/// Whose day was not as it always is, and how.
struct Restricted {
    core::RowBits confined;      // residents kept in by an order
    core::RowBits unpaid;        // residents who lose a day's income
    core::RowBits unpaid_homes;  // theirs; where all are settled, without homes whose people are all kept in
    core::RowBits gone;          // residents who are not yet here, or no more since today
    core::RowBits special;       // homes of people who are away or dead, or under an order of their own
    bool everyone_lost = false;  // lost days were booked for all who are due, to be corrected

    explicit Restricted(const world::World& world)
        : confined(world.residents),
          unpaid(world.residents),
          unpaid_homes(world.households),
          gone(world.residents),
          special(world.households) {}
};

/// Who is not at home today, and how.
class Absence {
  public:
    Absence(const Restricted& restricted, const Presence& present, const Standing& standing)
        : gone_(restricted.gone), present_(present), standing_(standing) {}
    /// Not yet here, or no more since today.
    bool gone(std::uint32_t i) const { return gone_[i]; }
    /// Elsewhere, but not in central quarantine.
    bool away(std::uint32_t i) const { return !present_[i] && !standing_.in_centre(i); }

  private:
    const core::RowBits& gone_;
    const Presence& present_;
    const Standing& standing_;
};

/// Finds out who was confined, and whose homes are special.
void find_confined(const Context& context, const Standing& standing, const Presence& present,
                   const State& state, Restricted& restricted);
/// Finds out who lost a day's income, and counts lost days and days of observation.
void count_lost_days(const Context& context, const Everybody& everybody, const Standing& standing,
                     const Presence& present, const move::Wants& wants, const move::Outings& outings,
                     const State& state, Ledger& ledger, Restricted& restricted);

}  // namespace wangge::kernel::day
