#include "wangge/kernel/belonging.hpp"

#include <utility>

namespace wangge::kernel {
namespace {

constexpr std::uint32_t kMostGridsBySize = 2000;  // as the manual of `record.areas` says
constexpr std::uint32_t kMostAreas = 0xFFFF;      // elsewhere included: two bytes a person

constexpr std::uint8_t kAdult = 18;

std::uint8_t group_for(const world::World& world, std::uint32_t i) {
    if (i >= world.residents) return kOutsiders;
    const std::uint8_t age = world.resident.age[i];
    const std::uint32_t age_class = age < kAdult ? 0 : age < 60 ? 1 : age < 75 ? 2 : 3;
    const bool tenant = world.household.tenure[world.resident.household[i]] == world::Tenure::kTenant;
    return static_cast<std::uint8_t>(age_class + (tenant ? kAgeClasses : 0));
}

}  // namespace

policy::Areas areas_for(policy::Areas asked, std::uint32_t grids, std::uint32_t communities) {
    using policy::Areas;
    if (asked == Areas::kBySize) asked = grids <= kMostGridsBySize ? Areas::kGrid : Areas::kCommunity;
    if (asked == Areas::kGrid && grids >= kMostAreas) asked = Areas::kCommunity;
    if (asked == Areas::kCommunity && communities >= kMostAreas) asked = Areas::kAll;
    return asked;
}

Belonging belonging_of(const world::World& world, policy::Areas areas) {
    const auto grids = static_cast<std::uint32_t>(world.grid.key.size());
    areas = areas_for(areas, grids, world.community.size());
    Belonging belonging;
    belonging.by = areas;
    belonging.areas = 1 + (areas == policy::Areas::kGrid        ? grids
                           : areas == policy::Areas::kCommunity ? world.community.size()
                                                                : 1);
    const auto elsewhere = static_cast<std::uint16_t>(belonging.areas - 1);
    belonging.area_of_grid.assign(grids + 1, elsewhere);
    std::vector<std::uint32_t> ends(belonging.areas, world.agents);  // of the agents of each
    for (std::uint32_t grid = 0; grid < grids; ++grid) {
        const std::uint32_t area = areas == policy::Areas::kGrid        ? grid
                                   : areas == policy::Areas::kCommunity ? world.grid.community[grid]
                                                                        : 0;
        belonging.area_of_grid[grid] = static_cast<std::uint16_t>(area);
        ends[area] = world.end_of_grid(grid);
    }
    belonging.area = core::Stretches(std::move(ends));
    belonging.group.resize(world.agents);
    for (std::uint32_t i = 0; i < world.agents; ++i) {
        belonging.group[i] = group_for(world, i);
        Heads& heads = belonging.heads[belonging.group[i]];
        heads.people += 1;
        heads.adults += world.resident.age[i] >= kAdult ? 1 : 0;
        heads.workers += world.resident.role[i] == world::Role::kWorker ? 1 : 0;
    }
    return belonging;
}

}  // namespace wangge::kernel
