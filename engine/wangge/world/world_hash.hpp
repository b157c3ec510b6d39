#pragma once

#include "wangge/core/state_hash.hpp"
#include "wangge/world/world.hpp"

namespace wangge::world {

/// Columns of the world in the state hash: kWorldColumns and up, in the order of world_hash.cpp; each counts
/// as the checksum of its bytes.
inline constexpr std::uint32_t kWorldColumns = 1000;

/// Hash of all constant tables: equal worlds, equal hashes, on every machine. The seed itself is left out.
core::StateHash world_hash(const World& world);

}  // namespace wangge::world
