#include "wangge/kernel/move/commuters.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "wangge/kernel/duty.hpp"
#include "wangge/kernel/move/crossings.hpp"

namespace wangge::kernel::move {
namespace {

// Of the minutes in which people go out, then of those in which they come back.
constexpr std::uint32_t kMinutes = 2 * CommuteHabit::kMinutes;
std::uint32_t minute_row(std::uint32_t minute) {
    return CommuteHabit::goes_out(minute) ? minute - CommuteHabit::kToWork
                                          : CommuteHabit::kMinutes + minute - CommuteHabit::kFromWork;
}

}  // namespace

void Commuters::get_to_know(const Context& context) {
    if (!first_.empty()) return;
    const world::World& world = context.world;
    std::uint32_t most = 0;  // residents of a community
    for (std::uint32_t community = 0; community < world.community.size(); ++community) {
        const auto [begin, end] = world.residents_of_community(community);
        most = std::max(most, end - begin);
    }
    const bool narrow = most <= 1u << 16;
    const CommuteHabit habit(context.luck);
    const PassageOrder order(context.luck);
    std::array<std::vector<std::pair<std::uint64_t, std::uint32_t>>, kMinutes> ranked;  // of one community
    first_.push_back(0);
    for (std::uint32_t community = 0; community < world.community.size(); ++community) {
        const auto [begin, end] = world.residents_of_community(community);
        for (std::uint32_t i = begin; i < end; ++i) {
            if (!commutes(world, i)) continue;
            const std::uint64_t key = world.resident.key[i];
            const Crossing minutes = habit.of(key);
            for (const std::int32_t one : {minutes.out, minutes.back}) {
                const auto minute = static_cast<std::uint32_t>(one);
                ranked[minute_row(minute)].emplace_back(order.in(minute).rank(key), i);
            }
        }
        for (auto& passing : ranked) {
            std::sort(passing.begin(), passing.end());
            for (const auto& [rank, i] : passing) {
                if (narrow) {
                    narrow_.push_back(static_cast<std::uint16_t>(i - begin));
                } else {
                    wide_.push_back(i - begin);
                }
            }
            first_.push_back(first_.back() + static_cast<std::uint32_t>(passing.size()));
            passing.clear();
        }
    }
    narrow_.shrink_to_fit();
    wide_.shrink_to_fit();
}

std::uint32_t Commuters::row(std::uint32_t community, std::uint32_t minute) {
    return community * kMinutes + minute_row(minute);
}

}  // namespace wangge::kernel::move
