#include <algorithm>
#include <utility>
#include <vector>

#include "wangge/core/samplers.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"

namespace wangge::world {
namespace {

/// How readily someone of this age is in work, against 1 at 25 to 54 (assumed; the total is the census
/// share).
double work_weight(std::uint8_t age) {
    if (age < 25) {
        return 0.6;
    }
    if (age < 55) {
        return 1;
    }
    if (age < 60) {
        return 0.7;
    }
    if (age < 65) {
        return 0.35;
    }
    return age < 75 ? 0.1 : 0.01;
}

}  // namespace

/// Pupils of 3 to 17; then as many workers as the share of people of 15 and older asks. Weighted choice
/// without replacement: the lowest exponential clocks. Who has just come back has no job here (assumed).
Problem deal_roles(Draft& draft) {
    World& world = draft.world;
    Residents& residents = world.resident;
    residents.role.assign(world.residents, Role::kNone);
    residents.remote.assign(world.residents, 0);
    residents.essential.assign(world.residents, 0);
    const core::Draws employed(draft.people, core::Purpose::kEmployed);
    std::vector<std::pair<double, std::uint32_t>> clocks;
    std::uint32_t working_age = 0;
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const std::uint8_t age = residents.age[r];
        working_age += age >= 15 ? 1u : 0u;
        if (age >= 3 && age < kAdult) {
            residents.role[r] = Role::kPupil;
        } else if (age >= kAdult && residents.arrival[r] == kAlwaysHere) {
            clocks.emplace_back(core::exponential(employed.unit53(residents.key[r])) / work_weight(age), r);
        }
    }
    const std::uint32_t workers = nearest_count(draft.population.employed_share * working_age);
    if (workers > clocks.size()) {
        return impossible("employed_share", "workers", static_cast<std::int64_t>(clocks.size()), workers);
    }
    std::sort(clocks.begin(), clocks.end());
    const core::Draws telework(draft.people, core::Purpose::kTelework);
    const core::Draws essential(draft.people, core::Purpose::kEssential);
    for (std::uint32_t i = 0; i < workers; ++i) {
        const std::uint32_t r = clocks[i].second;
        residents.role[r] = Role::kWorker;
        residents.remote[r] = telework.happens(draft.population.remote_share, residents.key[r]);
        residents.essential[r] = essential.happens(draft.population.essential_share, residents.key[r]);
    }
    return std::nullopt;
}

}  // namespace wangge::world
