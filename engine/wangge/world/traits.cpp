#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"

namespace wangge::world {
namespace {

double code_share(const Population& population, std::uint8_t age) {
    if (age < 12) {
        return 0;
    }
    if (age < 18) {
        return population.own_phone_minor;
    }
    return age < 60 ? population.code_alone_adult : population.code_alone_60;
}

double chronic_share(const Population& population, std::uint8_t age) {
    if (age < 45) {
        return population.chronic_young;
    }
    return age < 60 ? population.chronic_45 : population.chronic_60;
}

void deal_household_traits(Draft& draft) {
    World& world = draft.world;
    const Residents& residents = world.resident;
    const core::Draws supplied(draft.people, core::Purpose::kSupplied);
    world.household.supplied.assign(world.households, 0);
    world.household.helper.assign(world.households, 0);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const std::uint32_t first = world.household.first[h];
        if (world.members(h) == 1 && residents.age[first] >= kElder) {
            world.household.supplied[h] =
                supplied.happens(draft.population.elders_supplied_share, world.household.key[h]);
        }
        for (std::uint32_t r = first; r < world.household.first[h + 1]; ++r) {
            if (residents.age[r] >= 16 && residents.age[r] < 60 && residents.shows_code[r] != 0) {
                world.household.helper[h] = 1;
            }
        }
    }
}

}  // namespace

void deal_traits(Draft& draft) {
    World& world = draft.world;
    Residents& residents = world.resident;
    const core::Draws code(draft.people, core::Purpose::kShowsCode);
    const core::Draws chronic(draft.people, core::Purpose::kChronic);
    residents.shows_code.resize(world.agents);
    residents.chronic.resize(world.agents);
    residents.can_carry.resize(world.agents);
    for (std::uint32_t r = 0; r < world.agents; ++r) {
        const std::uint8_t age = residents.age[r];
        const std::uint64_t key = residents.key[r];
        residents.shows_code[r] = code.happens(code_share(draft.population, age), key);
        residents.chronic[r] = chronic.happens(chronic_share(draft.population, age), key);
        residents.can_carry[r] = age >= 16 && age < 75;
    }
    deal_household_traits(draft);
}

}  // namespace wangge::world
