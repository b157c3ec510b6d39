#pragma once

#include <cstdint>
#include <span>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/context.hpp"

namespace wangge::kernel::work {

/// Who takes a task: of `workers` (rising staff rows, with the keys of their people) the one of highest keyed
/// rank for it among those whom `fits` accepts; the lower row of equals. world::kNone if it accepts nobody.
template <class KeyOf, class Fits>
std::uint32_t highest_rank(const Context& context, std::span<const std::uint32_t> workers, KeyOf key_of,
                           std::uint64_t task, Fits fits) {
    const core::Lot serve = core::Draws(context.luck, core::Purpose::kServe).lot(task);
    std::uint32_t best = world::kNone;
    std::uint64_t best_rank = 0;
    for (const std::uint32_t w : workers) {
        const std::uint64_t rank = serve.rank(key_of(w));
        const bool higher = (rank > best_rank) != core::flawed(core::Flaw::kLowestRankServes);
        if ((best == world::kNone || higher) && fits(w)) best = w, best_rank = rank;
    }
    return best;
}
/// The same by the keys that the world has.
template <class Fits>
std::uint32_t highest_rank(const Context& context, std::span<const std::uint32_t> workers, std::uint64_t task,
                           Fits fits) {
    const auto key_of = [&](std::uint32_t w) {
        return context.world.resident.key[context.world.staff.resident[w]];
    };
    return highest_rank(context, workers, key_of, task, fits);
}

}  // namespace wangge::kernel::work
