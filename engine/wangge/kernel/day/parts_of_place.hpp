#pragma once

#include <algorithm>
#include <cstdint>
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

}  // namespace wangge::kernel::day
