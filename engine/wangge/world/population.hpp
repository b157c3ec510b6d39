#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::world {

inline constexpr std::uint32_t kAgeBands = 19;       // 0, 1-4, 5-9, ..., 80-84, 85+ as in the census tables
inline constexpr std::uint32_t kHouseholdSizes = 5;  // 1, 2, 3, 4, 5 and more

enum class PropertyManagement : std::uint8_t { kNone, kQuasi, kProfessional };

/// What a place is made from: section `population` of a scenario. Standard layout, doubles only.
struct Population {
    double residents, households;
    std::array<double, kHouseholdSizes> household_sizes;
    std::array<double, kAgeBands> ages;
    double rented_households, rented_residents;
    double grids, stairwells, floors, lane_share, lift_share;
    double shops, gates, side_gaps, tightness, property_management, width;
    double employed_share, remote_share, essential_share, team_size, workplace_size, class_size;
    double elders_supplied_share, friends;
    double own_phone_minor, code_alone_adult, code_alone_60;
    double chronic_60, chronic_45, chronic_young;
    double community_workers, party_volunteers, other_volunteers, gate_crew, seconded;
    double returnees, returnees_later, returnees_renting_share;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::world
