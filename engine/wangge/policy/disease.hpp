#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"
#include "wangge/core/preset.hpp"

namespace wangge::policy {

/// Natural history of infection: section `disease`.
struct Disease {
    double preset;  // row in named_presets()
    double r0, household_attack, incubation_mean, incubation_sd, infectious_shape, infectious_rate,
        infectious_before_onset, individual_k, asymptomatic_factor;
    std::array<double, 10> symptomatic;
    std::array<double, 10> susceptibility;

    static std::span<const core::Field> fields();
    static std::span<const core::Preset> named_presets();
};

}  // namespace wangge::policy
