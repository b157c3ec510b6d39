#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/draw.hpp"
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

/// The same in two steps: shares within each size (empty if no choice fits), and counts by them, rounded off
/// as deal_counts() does, then moved until minors and elders are exact.
std::vector<double> type_shares(std::span<const HouseholdType> types, const SizeCounts& sizes,
                                const Contents& wanted);
std::vector<std::uint32_t> count_types(std::span<const HouseholdType> types, const SizeCounts& sizes,
                                       const Contents& wanted, std::span<const double> shares,
                                       double rounding = 0.5);
/// The shares that all communities like this one have in common. Empty if no choice fits.
std::vector<double> common_types(const Population& population, core::Seed people);

}  // namespace wangge::world
