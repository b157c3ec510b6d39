#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wangge/world/blocks.hpp"
#include "wangge/world/world.hpp"

namespace wangge::world {

/// Numbers of shops, restaurants and stores by community.
struct Venues {
    std::span<const std::uint32_t> shops, restaurants, stores;
};

/// All places of a joined world, in the order of their kinds. Households name their shop by number within the
/// community; they get rows here.
void place_all(World& world, std::vector<Block> blocks, const Venues& venues, std::uint64_t code);

}  // namespace wangge::world
