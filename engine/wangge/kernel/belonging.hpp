#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "wangge/core/stretches.hpp"
#include "wangge/kernel/count.hpp"
#include "wangge/policy/record.hpp"
#include "wangge/world/world.hpp"

namespace wangge::kernel {

/// How many people, of them adults and workers.
struct Heads {
    std::uint32_t people = 0, adults = 0, workers = 0;
    friend bool operator==(const Heads&, const Heads&) = default;
};

/// Age classes of the groups of residents: children come first, tenants' groups after the others'.
inline constexpr std::uint32_t kAgeClasses = 4;
/// Whether the residents of a group are adults.
constexpr bool adults(std::uint32_t group) {
    return group % kAgeClasses != 0;
}

/// Where the ledger books whom: areas are grids, communities or one for all; the last area is "elsewhere".
struct Belonging {
    core::Stretches area;                     // by agent
    std::vector<std::uint8_t> group;          // by agent
    std::vector<std::uint16_t> area_of_grid;  // by grid; the entry after the last grid is elsewhere
    std::array<Heads, kGroups> heads{};       // by group
    std::uint32_t areas = 0;
    policy::Areas by = policy::Areas::kGrid;  // what an area is: never kBySize

    /// The row after the last grid: where those belong who live in none.
    std::uint32_t elsewhere() const { return static_cast<std::uint32_t>(area_of_grid.size()) - 1; }

    friend bool operator==(const Belonging&, const Belonging&) = default;
};

Belonging belonging_of(const world::World& world, policy::Areas areas);

/// What the rule `by_size` makes of a world, and what is made of a choice that it is too large for.
policy::Areas areas_for(policy::Areas asked, std::uint32_t grids, std::uint32_t communities);

}  // namespace wangge::kernel
