#include <algorithm>
#include <array>

#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/tilt.hpp"

namespace wangge::world {
namespace {

/// How readily people of 60-69, 70-79 and 80 and older use a smartphone, against each other (assumed; the
/// shares of all of 60 and older are declared).
constexpr double kElderSkill[] = {1.4, 0.6, 0.17};

std::uint32_t decade(std::uint8_t age) {
    return age < 70 ? 0 : age < 80 ? 1 : 2;
}

/// Shares by decade whose mean over the elders that there are is `mean`.
std::array<double, 3> by_decade(const World& world, double mean) {
    std::array<double, 3> people{};
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        if (world.resident.age[r] >= 60) {
            people[decade(world.resident.age[r])] += 1;
        }
    }
    const double all = people[0] + people[1] + people[2];
    const auto having = [&](double factor) {
        double sum = 0;
        for (std::uint32_t k = 0; k < 3; ++k) {
            sum += people[k] * std::min(1.0, factor * kElderSkill[k]);
        }
        return sum;
    };
    const double factor = solve_ratio(having, mean * all);
    std::array<double, 3> shares{};
    for (std::uint32_t k = 0; k < 3; ++k) {
        shares[k] = mean > 0 ? std::min(1.0, factor * kElderSkill[k]) : 0;
    }
    return shares;
}

/// Phones, or phones with the skill to show a code, by age.
struct Skill {
    double minor, adult;
    std::array<double, 3> elders;
    double share(std::uint8_t age) const {
        if (age < 12) {
            return 0;
        }
        return age < 18 ? minor : age < 60 ? adult : elders[decade(age)];
    }
};

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
        if (h < world.families && world.members(h) == 1 && residents.age[first] >= kElder) {
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
    const Population& p = draft.population;
    const Skill alone{p.own_phone_minor, p.code_alone_adult, by_decade(world, p.code_alone_60)};
    const Skill phone{p.own_phone_minor, p.own_phone_adult, by_decade(world, p.own_phone_60)};
    residents.phone.resize(world.agents);
    residents.shows_code.resize(world.agents);
    residents.chronic.resize(world.agents);
    residents.can_carry.resize(world.agents);
    for (std::uint32_t r = 0; r < world.agents; ++r) {
        const std::uint8_t age = residents.age[r];
        const std::uint64_t key = residents.key[r];
        residents.shows_code[r] = code.happens(alone.share(age), key);
        residents.phone[r] = residents.shows_code[r] != 0 || code.happens(phone.share(age), key);
        residents.chronic[r] = chronic.happens(chronic_share(draft.population, age), key);
        residents.can_carry[r] = age >= 16 && age < 75;
    }
    deal_household_traits(draft);
}

}  // namespace wangge::world
