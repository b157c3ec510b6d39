#pragma once

#include "wangge/world/world.hpp"

namespace wangge::world {

/// Cuts the grids into `n` communities of as many consecutive grids each as can be; as many communities as
/// grids at most.
void cut_communities(World& world, std::uint32_t n);

/// Gates to the communities they were made for (`Gates::community`, rising), and every pool's staff in the
/// order of their rows, so that nearly everybody serves where they live; and room for everybody of a grid.
void settle_communities(World& world);

/// Staff rows by community, where everybody's is known.
void list_staff(World& world);

}  // namespace wangge::world
