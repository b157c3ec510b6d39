#include <algorithm>

#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/keys.hpp"

namespace wangge::world {
namespace {

constexpr std::uint32_t kCareRoom = 2;       // beds (assumed)
constexpr std::uint32_t kDormitoryRoom = 4;  // beds (assumed)

constexpr std::uint32_t rooms(std::uint32_t people, std::uint32_t beds) {
    return (people + beds - 1) / beds;
}

}  // namespace

/// Of the people outside families, elders as asked are in care homes, the others, 18 to 64, in dormitories.
Problem name_households(Draft& draft) {
    World& world = draft.world;
    const Population& population = draft.population;
    world.residents = count(population.residents);
    const auto outside = draft.whole(population.collective_share * population.residents);
    const AgeStock stock(world.residents, population, core::Draws(draft.people, core::Purpose::kAgeRemainder),
                         draft.rounding);
    const std::uint32_t elders = stock.left(kElder, kOldest);
    draft.in_care = std::min(outside, draft.whole(population.care_home_share * elders));
    draft.in_dormitories = outside - draft.in_care;
    draft.at_home = world.residents - outside;
    const std::uint32_t adults = stock.left(kAdult, kElder - 1);
    if (draft.in_dormitories > 0 && draft.in_dormitories >= adults) {
        return impossible("collective_share", "adults_in_dormitories", adults, draft.in_dormitories);
    }
    world.families = count(population.households);
    const std::uint32_t care = rooms(draft.in_care, kCareRoom);
    world.households = world.families + care + rooms(draft.in_dormitories, kDormitoryRoom);
    world.household.key.resize(world.households);
    world.household.dwelling.assign(world.households, Dwelling::kDormitory);
    const Names names(draft.community, Thing::kHousehold);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        world.household.key[h] = names(h);
        if (h < world.families + care) {
            world.household.dwelling[h] = h < world.families ? Dwelling::kFamily : Dwelling::kCareHome;
        }
    }
    return std::nullopt;
}

/// Beds are filled evenly.
void fill_rooms(Draft& draft) {
    const World& world = draft.world;
    const auto fill = [&](std::uint32_t first, std::uint32_t people, std::uint32_t beds) {
        const std::uint64_t n = rooms(people, beds);
        for (std::uint64_t i = 0; i < n; ++i) {
            draft.size[first + i] = static_cast<std::uint8_t>((i + 1) * people / n - i * people / n);
        }
        return first + static_cast<std::uint32_t>(n);
    };
    fill(fill(world.families, draft.in_care, kCareRoom), draft.in_dormitories, kDormitoryRoom);
}

}  // namespace wangge::world
