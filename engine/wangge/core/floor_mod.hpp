#pragma once

#include <cstdint>

namespace wangge::core {

/// The rest of a division that rounds down: 0 to by - 1, for negative values too. `by` is positive.
constexpr std::int32_t floor_mod(std::int32_t value, std::int32_t by) {
    const std::int32_t rest = value % by;
    return rest < 0 ? rest + by : rest;
}

}  // namespace wangge::core
