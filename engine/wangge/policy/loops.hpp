#pragma once

#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Feedbacks, one switch each: section `loops`. A loop that is off leaves what it would act on at the value
/// without the loop; nothing else changes.
struct Loops {
    double fatigue, learning, staff_absence, quitting, grievance_evasion, grievance_conflict,
        grievance_volunteering, compliance_decline, trust, fear, rumour, waits, income;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
