#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wangge/world/household_types.hpp"
#include "wangge/world/households.hpp"

namespace wangge::world {

/// How many households have each type, so that with households of `sizes` there are exactly `minors` people
/// under 18 and `elders` of 65 and older, `alone` of the latter (if that can be) in households of their own.
/// Types keep their weights within a size but for one factor per minor and one per elder. Empty if no choice
/// fits.
std::vector<std::uint32_t> count_types(std::span<const HouseholdType> types, const SizeCounts& sizes,
                                       std::uint32_t minors, std::uint32_t elders, std::uint32_t alone);

}  // namespace wangge::world
