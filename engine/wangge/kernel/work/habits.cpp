#include "wangge/kernel/work/habits.hpp"

#include "wangge/core/draw.hpp"

namespace wangge::kernel::work {

Habits::Habits(const Context& context) {
    constexpr std::uint32_t kEnlists = 0xFFFFFFFF, kRests = 0xFFFFFFFE;  // beside the days
    const core::Draws presence(context.luck, core::Purpose::kPresence);
    const auto cycle = static_cast<std::uint32_t>(context.scenario.work.rest_every);
    by_worker_.reserve(context.world.staff.resident.size());
    for (const std::uint32_t agent : context.world.staff.resident) {
        const std::uint64_t key = context.world.resident.key[agent];
        by_worker_.push_back({key, context.world.resident.household[agent], presence.word(key, kEnlists),
                              presence.below(cycle, key, kRests)});
    }
    const world::World& world = context.world;
    first_.push_back(0);
    for (std::uint32_t c = 0; c < world.community.size(); ++c) {
        for (std::uint32_t pool = 0; pool < world::kPools; ++pool) {
            for (const std::uint32_t w : world.community.staff_of(c)) {
                if (static_cast<std::uint32_t>(world.staff.pool[w]) == pool) by_pool_.push_back(w);
            }
            first_.push_back(static_cast<std::uint32_t>(by_pool_.size()));
        }
    }
}

}  // namespace wangge::kernel::work
