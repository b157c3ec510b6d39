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
}

}  // namespace wangge::kernel::work
