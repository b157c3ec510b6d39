#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Routine care in every arm: section `care`.
struct Care {
    double stay_home_share, confirm_after, fever_share, fever_days, acute_rate, acute_travel,
        acute_night_wait, acute_clearance, acute_grace, acute_censor;
    double ill_days, seek_mild, fear, calls, clinic_capacity;
    double beds, critical_beds, transfers, untreated_death, untreated_severe;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
