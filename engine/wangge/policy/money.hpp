#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Prices: section `money`.
struct Money {
    double workday, ration, refill, case_care, centre_day;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
