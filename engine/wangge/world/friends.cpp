#include <algorithm>

#include "wangge/world/draft.hpp"

namespace wangge::world {
namespace {

constexpr double kSameGrid = 0.75;      // friends who live in the same grid (assumed)
constexpr std::uint32_t kAttempts = 8;  // draws before simply asking the next door

}  // namespace

/// In the same community. Never the household itself; nobody twice while there are enough households.
void befriend(Draft& draft) {
    World& world = draft.world;
    const std::uint32_t n = world.households;
    const std::uint32_t friends = count(draft.population.friends);
    const core::Draws draws(draft.people, core::Purpose::kFriends);
    world.friends_per_household = friends;
    world.household.friends.assign(static_cast<std::size_t>(n) * friends, kNone);
    if (n < 2) {
        return;
    }
    const auto first_home = [&](std::uint32_t grid) {
        return world.stairwell.first_household[world.grid.first_stairwell[grid]];
    };
    for (std::uint32_t h = 0; h < n; ++h) {
        const std::uint32_t grid = world.grid_of(h), community = world.grid.community[grid];
        const std::uint32_t nearby = first_home(world.community.first_grid[community]);
        const std::uint32_t homes = first_home(world.community.first_grid[community + 1]) - nearby;
        const std::uint32_t first = first_home(grid), end = first_home(grid + 1);
        const auto mine = world.household.friends.begin() + static_cast<std::ptrdiff_t>(h) * friends;
        for (std::uint32_t k = 0; k < friends; ++k) {
            // when all others are friends already, start over
            const auto known = mine + k / (n - 1) * (n - 1);
            const auto taken = [&](std::uint32_t other) {
                return other == h || std::find(known, mine + k, other) != mine + k;
            };
            std::uint32_t other = h;
            for (std::uint32_t attempt = 0; attempt < kAttempts && taken(other); ++attempt) {
                const core::Block words = draws.words(k * kAttempts + attempt, world.household.key[h]);
                const bool near = core::happens(words[0], kSameGrid);
                other =
                    near ? first + core::below(words[1], end - first) : nearby + core::below(words[1], homes);
            }
            while (taken(other)) {
                other = (other + 1) % n;
            }
            mine[k] = other;
        }
    }
}

}  // namespace wangge::world
