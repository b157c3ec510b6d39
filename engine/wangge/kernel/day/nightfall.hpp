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
    explicit Nightfall(const world::World& world);

    /// `pages` are to count on, one of each part of the place.
    void sleep(const Context& context, const Everybody& everybody, const Standing& standing,
               const Presence& present, const Restricted& restricted, const mind::Distress& distress,
               std::span<LedgerPage* const> pages, State& state, Ledger& ledger);

  private:
    class Homes;

    // Rows of residents are counted from the first of the part, those of households from that of its word.
    struct Part {
        std::uint32_t first = 0, end = 0;  // households
        std::uint32_t first_resident = 0;
        std::span<const std::uint32_t> homes{};  // to be looked at, rising
        bool looked_at = false;                  // any of them
        LedgerPage* page = nullptr;
        core::RowBits stirred{};      // homes that are not as usual still
        core::RowBits in_the_open{};  // residents whose confined days wear off
        core::StateHash moods{};

        std::uint32_t first_of_word() const { return first & ~63u; }
    };

    std::vector<Part> parts_;
    std::vector<std::uint32_t> homes_;  // of all parts, where they are few
};

}  // namespace wangge::kernel::day
