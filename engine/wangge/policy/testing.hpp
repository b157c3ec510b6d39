#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

inline constexpr std::uint32_t kSensitivityDays = 31;

/// Swabs and the laboratory: section `testing`. Who is tested is decided by policies.
struct Testing {
    std::array<double, kSensitivityDays> pcr_sensitivity;  // by day of illness + 5: onset is day 5
    double pcr_false_positive, antigen_symptomatic, antigen_asymptomatic, antigen_false_positive;
    double lab_tubes, turnaround, retest_turnaround;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
