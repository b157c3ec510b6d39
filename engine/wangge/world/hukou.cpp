#include <vector>

#include "wangge/core/samplers.hpp"
#include "wangge/world/clocks.hpp"
#include "wangge/world/draft.hpp"

namespace wangge::world {
namespace {

// How much likelier a household in a rented home or a dormitory is to be registered elsewhere, by category
// (assumed): the farther, the more.
constexpr double kMoving[kHukouElsewhere] = {2, 5, 8};

}  // namespace

/// Households move as a whole, the farthest first; the lowest weighted exponential clocks. Only the last
/// household of a category may be split: totals are exact.
void deal_hukou(Draft& draft) {
    World& world = draft.world;
    core::HalfBytes<Hukou>& hukou = world.resident.hukou;
    hukou.assign(world.residents, Hukou::kHere);
    const core::Draws draws(draft.people, core::Purpose::kHukou);
    std::vector<std::uint32_t> rest = all_rows(world.households);
    std::vector<Clock> clocks;
    for (std::uint32_t category = kHukouElsewhere; category > 0; --category) {
        clocks.clear();
        const core::Lot lot = draws.lot(category);
        for (const std::uint32_t h : rest) {
            const bool moving = world.household.tenure[h] == Tenure::kTenant ||
                                world.household.dwelling[h] == Dwelling::kDormitory;
            const double clock = core::exponential_of(lot.rank(world.household.key[h]));
            clocks.push_back({clock / (moving ? kMoving[category - 1] : 1.0), h});
        }
        std::uint32_t missing = draft.whole(draft.population.hukou_elsewhere[category - 1] * world.residents);
        first_to_ring(clocks, missing, [&](std::uint32_t h) { return world.members(h); });
        rest.clear();
        for (const auto& [clock, h] : clocks) {
            if (missing == 0) {
                rest.push_back(h);
            }
            for (std::uint32_t r = world.household.first[h]; r < world.household.first[h + 1] && missing > 0;
                 ++r, --missing) {
                hukou[r] = static_cast<Hukou>(category);
            }
        }
    }
}

}  // namespace wangge::world
