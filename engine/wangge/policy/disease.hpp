#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"
#include "wangge/core/preset.hpp"

namespace wangge::policy {

/// Natural history of infection: section `disease`.
struct Disease {
    double preset;  // row in named_presets()
    double r0, household_attack, attack_isolation, attack_follow_up;
    double form;                                                     // 0 profile, 1 stages
    double incubation_mean, incubation_sd, infectious_before_onset,  // profile: infectiousness follows onset
        infectious_shape, infectious_rate;
    double latent_mean, latent_shape, presymptomatic_mean, presymptomatic_shape, symptomatic_mean,
        symptomatic_shape;  // stages: constant infectiousness from the end of latency on
    double individual_k, asymptomatic_factor;
    double target_generation, target_presymptomatic;  // published, to be printed beside what is reached
    double severe_factor, death_factor;
    double severe_mean, severe_sd, critical_mean, critical_sd, death_mean, death_sd, recovery_mean,
        recovery_sd;                                 // days, lognormal
    std::array<double, 10> severe, critical, death;  // each a share of the stage before
    std::array<double, 10> symptomatic;
    std::array<double, 10> susceptibility;

    static std::span<const core::Field> fields();
    static std::span<const core::Preset> named_presets();
};

}  // namespace wangge::policy
