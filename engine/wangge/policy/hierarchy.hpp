#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Orders passed down: section `hierarchy`.
struct Hierarchy {
    double delay, escalation, discretion;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
