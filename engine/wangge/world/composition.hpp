#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/world/household_types.hpp"
#include "wangge/world/households.hpp"

namespace wangge::world {

/// What the households of a community are to contain. Shares are of all households; all zero: as the types'
/// weights have it.
struct Contents {
    std::uint32_t minors = 0;  // people under 18
    std::uint32_t elders = 0;  // of 65 and older
    std::uint32_t alone = 0;   // of them in households of their own, if that can be
    std::array<double, kGenerations> generations = {};
    std::array<double, kElderHomes> elder_homes = {};  // scaled to `elders`
};

/// How many households have each type, so that with households of `sizes` there are exactly the asked minors
/// and elders, and about the asked shares of generations and of households with elders: types keep their
/// weights within a size but for one factor per generation number, per number of elders and per minor
/// (iterative proportional fitting). Empty if no choice fits.
std::vector<std::uint32_t> count_types(std::span<const HouseholdType> types, const SizeCounts& sizes,
                                       const Contents& wanted);

}  // namespace wangge::world
