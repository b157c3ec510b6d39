#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Grievance, compliance, evasion, conflict: section `mind`.
struct Mind {
    double half_life, feed_meal, feed_drug, feed_refusal, feed_confined, feed_overdue, relief_ticket,
        relief_delivery, compliance, compliance_least, decliners, decline, evasion, evasion_grievance,
        borrowed_pass_success, car_boot_success, conflict, conflict_grievance, volunteer_grievance;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
