#include "wangge/world/communities.hpp"

#include <algorithm>
#include <vector>

#include "wangge/core/prime.hpp"

namespace wangge::world {
namespace {

std::uint32_t part(std::uint64_t i, std::uint64_t all, std::uint64_t parts) {
    return static_cast<std::uint32_t>(i * all / parts);
}

// Rows by community, as starts: `of` must be rising.
std::vector<std::uint32_t> starts(const std::vector<std::uint32_t>& of, std::uint32_t communities) {
    std::vector<std::uint32_t> first(communities + 1, 0);
    for (const std::uint32_t community : of) ++first[community + 1];
    for (std::uint32_t c = 0; c < communities; ++c) first[c + 1] += first[c];
    return first;
}

}  // namespace

void cut_communities(World& world, std::uint32_t n) {
    const auto grids = static_cast<std::uint32_t>(world.grid.key.size());
    n = std::clamp(n, 1u, std::max(1u, grids));
    world.grid.community.resize(grids);
    world.community.first_grid.clear();
    for (std::uint32_t c = 0; c <= n; ++c) world.community.first_grid.push_back(part(c, grids, n));
    for (std::uint32_t c = 0; c < n; ++c) {
        std::fill(world.grid.community.begin() + world.community.first_grid[c],
                  world.grid.community.begin() + world.community.first_grid[c + 1], c);
    }
}

void settle_communities(World& world) {
    const std::uint32_t n = world.community.size();
    world.gates.community.resize(world.gates.key.size(), 0);
    world.community.first_gate = starts(world.gates.community, n);

    const std::vector<Pool>& pool = world.staff.pool;
    std::vector<std::uint32_t> heads(kPools, 0), seen(kPools, 0);
    for (const Pool one : pool) ++heads[static_cast<std::size_t>(one)];
    world.staff.community.clear();
    for (const Pool one : pool) {
        const auto row = static_cast<std::size_t>(one);
        world.staff.community.push_back(part(seen[row]++, n, heads[row]));
    }
    list_staff(world);

    const auto grids = static_cast<std::uint32_t>(world.grid.key.size());
    world.grid.positions.clear();
    for (std::uint32_t g = 0; g < grids; ++g)
        world.grid.positions.push_back(core::prime_from(world.end_of_grid(g) - world.first_of_grid(g)));
}

void list_staff(World& world) {
    const std::uint32_t n = world.community.size();
    std::vector<std::vector<std::uint32_t>> rows(n);
    for (std::uint32_t w = 0; w < world.staff.pool.size(); ++w) rows[world.staff.community[w]].push_back(w);
    world.community.first_staff.assign(1, 0);
    world.community.staff.clear();
    for (const std::vector<std::uint32_t>& here : rows) {
        world.community.staff.insert(world.community.staff.end(), here.begin(), here.end());
        world.community.first_staff.push_back(static_cast<std::uint32_t>(world.community.staff.size()));
    }
}

}  // namespace wangge::world
