#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace wangge::world {

/// Members of a household as letters, in the order of their numbers:
///
///     H head, 18 to 64          E elder, 65 and older: head, or parent of H
///     S spouse of H, 18 to 64   F spouse of E, 65 and older
///     C child under 18          X spouse of E under 65
///     G grown child, 18 to 64   P, Q parents of H under 65
struct HouseholdType {
    std::string members;
    double weight = 0;             // among the types of its size, before the tilt to the community's ages
    std::uint8_t minors = 0;       // C
    std::uint8_t elders = 0;       // E, F
    std::uint8_t generations = 0;  // 1 to 3
};

/// All types by size, 1 to kMostMembers; within a size the elderly ones first, those without elders or minors
/// last.
///
/// The weights are assumed; together they give about the census shares of households with one, two and three
/// generations in Fengcheng (0.535, 0.351, 0.111) and of households with one or two elders (0.202, 0.148).
std::vector<HouseholdType> household_types();

}  // namespace wangge::world
