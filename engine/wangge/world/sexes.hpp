#pragma once

#include <array>
#include <cstdint>

#include "wangge/world/population.hpp"

namespace wangge::world {

/// Row of the census band of an age in years.
constexpr std::uint32_t band_of(std::uint32_t age) {
    return age < 1 ? 0 : (1 + age / 5 < kAgeBands ? 1 + age / 5 : kAgeBands - 1);
}

/// Share of women by band among so many people: the sex ratios times one factor, so that the share of men
/// among all is the asked one.
std::array<double, kAgeBands> women_by_band(const Population& population,
                                            const std::array<double, kAgeBands>& people);

}  // namespace wangge::world
