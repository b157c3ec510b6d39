#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/context.hpp"

/// Food and medicine at home, goods in the shops.
namespace wangge::kernel::needs {

inline constexpr std::int16_t kNoMedicine = -1;  // needs none

/// An order for delivery, one open one per household.
struct Order {
    std::int32_t placed = -1;  // day; -1: none open
    std::int32_t rations = 0;
};

struct Stocks {
    std::vector<std::int32_t> food;         // rations, by household
    std::vector<std::int16_t> medicine;     // days, by resident; kNoMedicine
    std::vector<std::int32_t> last_outing;  // day of the last outing by quota, by household; -kNever
    std::vector<Order> order;               // by household
    std::int64_t shops = 0;                 // rations in shops and market
};

/// Stocks on day 0.
Stocks first_stocks(const Context& context);

/// Rations a household of `members` counts as `days` days.
inline std::int32_t rations(double days, std::uint32_t members) {
    return static_cast<std::int32_t>(days * members + 0.5);
}

}  // namespace wangge::kernel::needs
