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
///     G grown child, 18 to 64   P, Q parents of H under 65 (an E beside them is their parent)
///     R of H's generation       Y further elder beside E and F, 65 and older
struct HouseholdType {
    std::string members;
    double weight = 0;             // among the types of its size, before the tilt to the community's ages
    std::uint8_t minors = 0;       // C
    std::uint8_t elders = 0;       // E, F, Y
    std::uint8_t generations = 0;  // 1 to 4
};

/// All types by size, 1 to kMostMembers; within a size the elderly ones first, those without elders or minors
/// last.
///
/// The weights are assumed; count_types() adjusts them to what the census says of generations and elders.
std::vector<HouseholdType> household_types();

}  // namespace wangge::world
