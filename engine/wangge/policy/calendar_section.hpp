#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// When: section `calendar`.
struct CalendarSection {
    double start, days, festival_first, festival_last, schools_open;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
