#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wangge/kernel/day/restrictions.hpp"
#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/mind/distress.hpp"

namespace wangge::kernel::day {

/// The night of all households whose day was not as it always is: confinement and lost pay weigh on them,
/// what they feel fades, and how they are is counted. Parts of a place go to sleep side by side, each with a
/// page and lists of its own; what they may not write next to each other is written afterwards.
class Nightfall {
  public:
    Nightfall(const world::World& world, const Ledger& ledger);

    void sleep(const Context& context, const Everybody& everybody, const Standing& standing,
               const Presence& present, const Restricted& restricted, const mind::Distress& distress,
               State& state, Ledger& ledger);

  private:
    class Homes;

    struct Part {
        std::uint32_t end = 0;                   // households
        std::span<const std::uint32_t> homes{};  // to be looked at, rising
        LedgerPage page{};
        std::vector<std::uint32_t> stirred{};      // homes that are not as usual still
        std::vector<std::uint32_t> in_the_open{};  // residents whose confined days wear off
        core::StateHash moods{};
    };

    std::vector<Part> parts_;
    std::vector<std::uint32_t> homes_;  // of all parts
};

}  // namespace wangge::kernel::day
