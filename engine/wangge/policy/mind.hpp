#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Grievance, compliance, evasion, conflict, trust, fear, rumour, distress: section `mind`.
struct Mind {
    double half_life, feed_meal, feed_drug, feed_refusal, feed_confined, feed_overdue, relief_ticket,
        relief_delivery, compliance, compliance_least, decliners, decline, evasion, evasion_grievance,
        borrowed_pass_success, car_boot_success, conflict, conflict_grievance, volunteer_grievance,
        evasion_day, evasion_need, feed_income, trust_usual, trust_refusal, trust_unmet, trust_overdue,
        trust_ticket, trust_delivery, trust_half_life, trust_effect, fear_near, fear_far, fear_half_life,
        fear_outings, fear_care, rumour_first, rumour_days, rumour_share, rumour_stock, distress_usual,
        distress_confined, distress_hunger, distress_income, distress_tenant, distress_alone;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
