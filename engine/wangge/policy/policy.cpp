#include "wangge/policy/policy.hpp"

#include "wangge/core/mix.hpp"

namespace wangge::policy {

void Policy::prepare(const world::World&, Memory&) const {}
void Policy::lifted(const Observation&, Memory&, Directives&) const {}
std::int32_t Policy::looks_back() const {
    return 0;
}

Dwellings dwellings_of(const Common& common, std::string_view policy_name) {
    Dwellings dwellings;
    if (common.target_grid >= 1) dwellings.grid = static_cast<std::uint32_t>(common.target_grid) - 1;
    dwellings.tenure = static_cast<int>(common.target_tenure) - 1;
    dwellings.reach = common.reach;
    dwellings.key = core::hash_text(policy_name);
    return dwellings;
}

Pools pools_of(const Common& common) {
    Pools pools = 0;
    if (common.staff_community > 0) pools |= pool_bit(world::Pool::kCommunity);
    if (common.staff_party > 0) pools |= pool_bit(world::Pool::kParty);
    if (common.staff_volunteer > 0) pools |= pool_bit(world::Pool::kVolunteer);
    if (common.staff_crew > 0) pools |= pool_bit(world::Pool::kCrew);
    if (common.staff_seconded > 0) pools |= pool_bit(world::Pool::kSeconded);
    return pools;
}

}  // namespace wangge::policy
