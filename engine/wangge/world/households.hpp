#pragma once

#include <array>
#include <cstdint>

#include "wangge/world/population.hpp"

namespace wangge::world {

inline constexpr std::uint32_t kMostMembers = 12;

/// Households by size: entry k counts those of k members; entry 0 stays empty.
using SizeCounts = std::array<std::uint32_t, kMostMembers + 1>;

/// How many households have each size: shares tilted to residents / households (of families), then a few
/// moved by one member until both totals are exact. Needs households <= residents <= kMostMembers *
/// households. False if a sum can't be reached.
bool count_sizes(const Population& population, std::uint32_t households, std::uint32_t residents,
                 SizeCounts& counts, double rounding = 0.5);

/// How many of them rent, near a random choice, with both totals exact. False if no choice has these totals.
bool count_rented(const SizeCounts& all, std::uint32_t households, std::uint32_t residents,
                  SizeCounts& rented);

}  // namespace wangge::world
