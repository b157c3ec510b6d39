#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "wangge/world/world.hpp"

namespace wangge::kernel::day {

/// Neighbouring communities whose people are looked at by one thread: rows [first, end).
struct PartOfPlace {
    std::uint32_t first, end;
};

/// The whole place in parts, the same whatever the number of threads: enough for any machine, few enough for
/// each to have a page of the ledger.
inline std::vector<PartOfPlace> parts_of_place(const world::World& world) {
    constexpr std::uint32_t kMost = 64;
    const std::uint32_t communities = world.community.size(), parts = std::min(communities, kMost);
    const auto first = [&](std::uint32_t part) {
        return static_cast<std::uint32_t>(std::uint64_t{part} * communities / parts);
    };
    std::vector<PartOfPlace> all;
    for (std::uint32_t part = 0; part < parts; ++part) all.push_back({first(part), first(part + 1)});
    return all;
}

/// The households of a part: the first, and the one after the last.
inline std::pair<std::uint32_t, std::uint32_t> households_of(const world::World& world,
                                                             const PartOfPlace& part) {
    const auto first_of = [&](std::uint32_t community) {
        return world.stairwell
            .first_household[world.grid.first_stairwell[world.community.first_grid[community]]];
    };
    return {first_of(part.first), first_of(part.end)};
}

}  // namespace wangge::kernel::day
