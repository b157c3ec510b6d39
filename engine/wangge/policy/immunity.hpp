#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"
#include "wangge/core/preset.hpp"

namespace wangge::policy {

/// Protection that people bring along: section `immunity`.
struct Immunity {
    double preset;  // row in named_presets()
    std::array<double, 10> coverage;
    double dose_days, vaccine_infection, vaccine_transmission, vaccine_severe, vaccine_death;
    double prior_share, prior_days, prior_infection, prior_transmission, prior_severe, prior_death;
    double half_life, half_life_severe;

    static std::span<const core::Field> fields();
    static std::span<const core::Preset> named_presets();
};

}  // namespace wangge::policy
