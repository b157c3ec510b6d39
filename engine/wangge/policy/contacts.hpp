#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Who meets whom: section `contacts`. Rounds are keyed matchings of a place's slots per tick.
struct Contacts {
    double class_rounds, team_rounds, workplace_rounds, shop_rounds, market_rounds, square_rounds,
        stairwell_rounds, clinic_rounds, office_rounds, weight_class, weight_community, weight_guest,
        outdoor_factor, queue_full_minutes, centre_contacts;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
