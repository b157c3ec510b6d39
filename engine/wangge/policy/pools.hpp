#pragma once

#include <cstdint>

#include "wangge/world/world.hpp"

namespace wangge::policy {

using Pools = std::uint8_t;  // bit per world::Pool
constexpr Pools pool_bit(world::Pool pool) {
    return static_cast<Pools>(1u << static_cast<unsigned>(pool));
}
inline constexpr Pools kAllPools = 0x3F;

}  // namespace wangge::policy
