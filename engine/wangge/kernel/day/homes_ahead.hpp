#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "wangge/core/prefetch.hpp"
#include "wangge/kernel/day/state.hpp"

namespace wangge::kernel::day {

/// Households that are looked at one after the other, rising. Where they lie far apart, what is asked of one
/// is asked for while others are looked at.
class HomesAhead {
  public:
    HomesAhead(const world::World& world, const State& state, std::span<const std::uint32_t> homes)
        : world_(world), state_(state), homes_(homes), apart_(homes.size() < world.households / kApart) {}
    /// To be called before each of them is looked at.
    void next() {
        constexpr std::size_t kFar = 16, kNear = 8;
        if (!apart_) return;
        if (at_ + kFar < homes_.size()) {
            const std::uint32_t h = homes_[at_ + kFar];
            core::prefetch(&world_.household.first[h]);
            world_.household.stairwell.prefetch(h);
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
    static constexpr std::uint32_t kApart = 4;  // one in so many

    const world::World& world_;
    const State& state_;
    std::span<const std::uint32_t> homes_;
    bool apart_;
    std::size_t at_ = 0;
};

}  // namespace wangge::kernel::day
