#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Where infection comes from: section `imports`.
struct Imports {
    double setting, stress_first, stress_first_days, stress_every, documented_expected;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
