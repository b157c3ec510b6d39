#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Hands: section `work`.
struct Work {
    double tired_after, tire, rest, slow, quit, rest_every, volunteer_share, slow_new, learned_in, error,
        error_tired, own_rounds, ramp_call, ramp_first, ramp_days, ill_first, ill_days, ill_staff;
    std::array<double, 6> hours;
    std::array<double, 6> show_up;
    std::array<double, 6> pay;
    std::array<double, 6> breaks;
    std::array<double, 6> experience;
    std::array<double, 6> door_time;
    std::array<double, 6> courier_time;
    std::array<double, 6> swab_time;
    std::array<double, 6> desk_time;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
