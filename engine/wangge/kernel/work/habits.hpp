#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/context.hpp"
#include "wangge/policy/directives.hpp"

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
    /// Staff rows of a community whose people belong to some pools: `act(row)`, pool after pool, rising.
    template <class Act>
    void for_each_of(std::uint32_t community, policy::Pools pools, Act act) const {
        for (std::uint32_t pool = 0; pool < world::kPools; ++pool) {
            if ((pools >> pool & 1u) == 0) continue;
            const std::uint32_t row = community * world::kPools + pool;
            for (std::uint32_t at = first_[row]; at < first_[row + 1]; ++at) act(by_pool_[at]);
        }
    }

  private:
    std::vector<Habit> by_worker_;
    std::vector<std::uint32_t> first_;    // by community and pool, and one more: into by_pool_
    std::vector<std::uint32_t> by_pool_;  // staff rows
};

}  // namespace wangge::kernel::work
