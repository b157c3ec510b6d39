#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/context.hpp"

namespace wangge::kernel::work {

/// What of the staff is the same every day, side by side for those who are called together.
class Habits {
  public:
    explicit Habits(const Context& context);

    struct Habit {
        std::uint64_t key;        // of the person
        std::uint32_t household;  // kNone of those from outside
        std::uint32_t enlists;    // word of a volunteer, against the share that serves at all
        std::uint32_t rests;      // day of the cycle of rest days
    };
    const Habit& of(std::uint32_t worker) const { return by_worker_[worker]; }

  private:
    std::vector<Habit> by_worker_;
};

}  // namespace wangge::kernel::work
