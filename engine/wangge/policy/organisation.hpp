#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// What stands before any policy, in every arm: section `organisation`.
struct Organisation {
    double sweep1_first, sweep1_days, sweep1_knocks, passes_first, passes_days, passes_knocks, sweep2_first,
        sweep2_days, sweep2_knocks, seconded_from, answer_owner, answer_tenant, knock_minutes, stairs_minutes,
        interview_minutes, pass_minutes, returnee_tells, returnee_reports, observe_days, temperatures,
        temperature_minutes, observe_adherence, temperature_sensitivity, ticket_grid_days, ticket_unit_least,
        ticket_unit_most, ticket_due_days, ticket_minutes, ticket_rations, ticket_drug_days, whistle_units,
        dispute_rate, refusal_ticket, forms_per_day, form_minutes, form_duplicate, arrivals_lag,
        arrivals_match, clinic_lag, clinic_match, register_lag, register_match;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
