#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "wangge/core/parameter.hpp"
#include "wangge/core/preset.hpp"

namespace wangge::world {

inline constexpr std::uint32_t kAgeBands = 19;        // 0, 1-4, 5-9, ..., 80-84, 85+ as in the census tables
inline constexpr std::uint32_t kHouseholdSizes = 10;  // 1, 2, ..., 9, 10 and more
inline constexpr std::uint32_t kGenerations = 4;      // 1, 2, 3, 4 and more
inline constexpr std::uint32_t kElderHomes = 3;       // households with 1, 2, 3 and more members of 65+
inline constexpr std::uint32_t kHukouElsewhere = 3;   // same county, same province, other province
inline constexpr std::uint32_t kSectors = 9;
inline constexpr std::uint32_t kLevels = 4;  // kindergarten, primary, junior, senior

enum class PropertyManagement : std::uint8_t { kNone, kQuasi, kProfessional };
/// Where people work, as in the census tables; kOther are all further ones.
enum class Sector : std::uint8_t {
    kFarming,
    kManufacturing,
    kConstruction,
    kTrade,
    kCatering,
    kEducation,
    kHealth,
    kAdministration,
    kOther,
    kNone  // does not work
};

/// A total that follows from the others: see filled_in().
inline constexpr double kByRule = -1;
inline constexpr double kResidentsPerCommunity = 8000;  // by rule (assumed)

/// What a place is made from: section `population` of a scenario. Standard layout, doubles only.
struct Population {
    double preset;
    double residents, households;
    std::array<double, kHouseholdSizes> household_sizes;
    std::array<double, kGenerations> generations;
    std::array<double, kElderHomes> elder_homes;
    double elders_alone_share;
    std::array<double, kAgeBands> ages, sex_ratios;
    double male_share;
    double collective_share, care_home_share;
    double rented_share, rented_households, rented_residents;
    std::array<double, kHukouElsewhere> hukou_elsewhere;
    double communities, grids, stairwells, floors, lane_share, lift_share;
    double shops, gates, side_gaps, tightness, property_management, width;
    double employed_share;
    std::array<double, kSectors> sectors, remote_shares, essential_shares, workplace_sizes;
    double team_size;
    std::array<double, kLevels> enrolment, class_sizes;
    double school_size, restaurants, stores, transit_lines, transit_share, gathering_size, gathering_sigma;
    double elders_supplied_share, friends;
    double own_phone_minor, own_phone_adult, own_phone_60;
    double code_alone_adult, code_alone_60;
    double chronic_60, chronic_45, chronic_young;
    double community_workers, party_volunteers, other_volunteers, gate_crew, seconded;
    double returnees, returnees_later, returnees_renting_share;

    static std::span<const core::Field> fields();
    /// Tienan, then the places of the census.
    static std::span<const core::Preset> named_presets();
};

/// The population with every total that is kByRule worked out from the others. Rules, all assumed but for
/// the first two and the community workers (one for 350 residents, Ministry of Civil Affairs 2020):
///
///     communities        one for 8,000 residents (assumed)
///     households         residents at home / mean size; a grid for 400
///     rented homes       rented_share; as many members as others
///     stairwells         15 homes with stairs, 54 with a lift, 8 in a lane
///     shops, gates       one for 67 and for 1,300 residents; side gaps by property management
///     width              2,000 residents a square kilometre, 20,000 more where all have lifts
///     volunteers, crew, seconded, returnees: as many for the residents (crew: for the gates) as in Tienan
Population filled_in(Population population);

/// A part of so many residents: every total in proportion, at least one of what there is.
Population part_of(const Population& population, double residents);

/// People outside family households.
double collective_people(const Population& population);
/// Members of the average family household by `household_sizes`.
double mean_size(const Population& population);

}  // namespace wangge::world
