#pragma once

#include <array>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Food and medicine: section `needs`.
struct Needs {
    double stock_median, stock_sigma, shop_at, shop_to, carry, carry_old, carry_old_market, market_share,
        supplied_every, supply_per_day, supply_store, medicine_most, refill_at, refill_days;

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
