#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"
#include "wangge/core/preset.hpp"
#include "wangge/world/population.hpp"

namespace wangge::policy {

/// Age classes of outings: 0-14, 15-24, 25-59, 60-74, 75 and older.
inline constexpr std::uint32_t kOutingAges = 5;
constexpr std::uint32_t outing_class(std::uint8_t age) {
    return (age >= 15 ? 1u : 0u) + (age >= 25 ? 1u : 0u) + (age >= 60 ? 1u : 0u) + (age >= 75 ? 1u : 0u);
}

/// Who meets whom: section `contacts`. Rates say how often people go where others are, rounds how many keyed
/// matchings of a place's slots there are per tick, weights what risk one contact carries relative to work.
struct Contacts {
    double preset;  // row of named_presets()
    double yard_rate, visit_rate, visit_rate_festival, square_rate, park_rate, restaurant_rate, store_rate;
    std::array<double, kOutingAges> outing_ages;
    double gathering_rate, gathering_comes;
    std::array<double, world::kLevels> school_levels;
    double stairwell_rounds, lift_rounds, compound_rounds, class_rounds, school_rounds, team_rounds,
        workplace_rounds, office_rounds, transit_rounds, shop_rounds, market_rounds, store_rounds,
        restaurant_rounds, square_rounds, park_rounds, clinic_rounds;
    double weight_guest, weight_neighbour, weight_lift, weight_compound, weight_class, weight_school,
        weight_transit, weight_community, weight_restaurant, weight_park, weight_care, weight_gathering,
        outdoor_factor, queue_full_minutes, centre_contacts;

    static std::span<const core::Field> fields();
    static std::span<const core::Preset> named_presets();
};

}  // namespace wangge::policy
