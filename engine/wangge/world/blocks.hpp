#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/parallel.hpp"
#include "wangge/world/population.hpp"
#include "wangge/world/world.hpp"

namespace wangge::world {

/// Communities whose people work, ride and gather with each other: consecutive ones, the last block may have
/// fewer.
inline constexpr std::uint32_t kBlock = 8;

/// Groups of people in rows: those of group g are rows[ends[g - 1]] to rows[ends[g]], rising;
/// parent is the workplace or school it belongs to.
struct Groups {
    std::vector<std::uint32_t> rows, ends, parent;
    std::vector<std::uint64_t> keys, parent_keys;
    std::vector<std::uint8_t> branches, parent_branches;
};

/// What connects communities.
struct Block {
    Groups teams, classes, gatherings, lines;
};

/// Teams, classes, gatherings and lines of all blocks of a world that has its people and homes. `code` is the
/// hash of the place's code, `lines` the lines of each block.
std::vector<Block> deal_blocks(const World& world, const Population& population, std::uint64_t code,
                               const std::vector<std::uint32_t>& lines, core::ParallelFor parallel);

/// Names of the communities and blocks of a place of several.
std::uint64_t community_name(std::uint64_t code, std::uint32_t community);
std::uint64_t block_name(std::uint64_t code, std::uint32_t block);

}  // namespace wangge::world
