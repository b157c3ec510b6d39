#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Hands: section `work`.
struct Work {
    double tired_after, tire, rest, slow, quit, rest_every, volunteer_share;
    std::array<double, 6> hours;
    std::array<double, 6> show_up;
    std::array<double, 6> pay;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
