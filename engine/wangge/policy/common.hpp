#pragma once

#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// When, where, how far and with whom a policy acts: keys every policy of a scenario accepts.
struct Common {
    double start, delay, least_days, most_days, report_free_days, trigger_reports;
    double reach, target_grid, target_tenure;
    double staff_community, staff_party, staff_volunteer, staff_crew, staff_seconded;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
