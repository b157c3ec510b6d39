#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/tilt.hpp"

namespace wangge::world {
namespace {

/// How readily people of 60-69, 70-79 and 80 and older use a smartphone, against each other (assumed; the
/// shares of all of 60 and older are declared).
constexpr double kElderSkill[] = {1.4, 0.6, 0.17};

/// Shares by decade, of so many people each, whose mean is `mean`.
std::array<double, 3> by_decade(std::span<const std::vector<std::uint32_t>, 3> elders, double mean) {
    std::array<double, 3> people{};
    for (std::uint32_t k = 0; k < 3; ++k) {
        people[k] = static_cast<double>(elders[k].size());
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

/// Phones, and phones with the skill to show a code: by the same ranks, so that who can show one has a phone.
void deal_phones(Draft& draft) {
    World& world = draft.world;
    Residents& residents = world.resident;
    const Population& p = draft.population;
    // 12-17, 18-59, and three ages of elders
    std::array<std::vector<std::uint32_t>, 5> people;
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const std::uint8_t age = residents.age[r];
        if (age >= 12) {
            const std::uint32_t k = (age >= 18) + (age >= 60) + (age >= 70) + (age >= 80);
            people[k].push_back(r);
        }
    }
    const auto elders = std::span(people).subspan<2, 3>();
    std::array<double, 5> phone = {p.own_phone_minor, p.own_phone_adult};
    std::array<double, 5> alone = {p.own_phone_minor, p.code_alone_adult};
    std::ranges::copy(by_decade(elders, p.own_phone_60), phone.begin() + 2);
    std::ranges::copy(by_decade(elders, p.code_alone_60), alone.begin() + 2);
    residents.phone.assign(world.agents, 0);
    residents.shows_code.assign(world.agents, 0);
    const core::Draws code(draft.people, core::Purpose::kShowsCode);
    const core::Lot outsiders = code.lot(people.size());
    for (std::uint32_t r = world.residents; r < world.agents; ++r) {  // grown staff from elsewhere
        residents.shows_code[r] = outsiders.happens(p.code_alone_adult, residents.key[r]);
        residents.phone[r] =
            residents.shows_code[r] != 0 || outsiders.happens(p.own_phone_adult, residents.key[r]);
    }
    for (std::uint32_t k = 0; k < people.size(); ++k) {
        const Ranks ranks(code, k, people[k], residents.key);
        deal_share(draft, ranks, std::max(phone[k], alone[k]), residents.phone);
        deal_share(draft, ranks, alone[k], residents.shows_code);
    }
}

/// Chances of every age of needing daily medicine.
std::array<core::Chance, kOldest + 2> chronic_chances(const Population& population) {
    std::array<core::Chance, kOldest + 2> chances;
    for (std::uint32_t age = 0; age < chances.size(); ++age) {
        chances[age] = core::Chance(age < 45   ? population.chronic_young
                                    : age < 60 ? population.chronic_45
                                               : population.chronic_60);
    }
    return chances;
}

void deal_household_traits(Draft& draft) {
    World& world = draft.world;
    const Residents& residents = world.resident;
    const core::Lot supplied = core::Draws(draft.people, core::Purpose::kSupplied).lot(0);
    world.household.supplied.assign(world.households, 0);
    world.household.helper.assign(world.households, 0);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const std::uint32_t first = world.household.first[h];
        if (world.household.dwelling[h] == Dwelling::kFamily && world.members(h) == 1 &&
            residents.age[first] >= kElder) {
            world.household.supplied[h] =
                supplied.happens(draft.population.elders_supplied_share, world.household.key[h]);
        }
        bool helper = false;
        for (std::uint32_t r = first; r < world.household.first[h + 1]; ++r) {
            const bool grown = residents.age[r] >= 16 && residents.age[r] < 60;
            helper = helper || (grown && residents.shows_code[r]);
        }
        world.household.helper[h] = helper;
    }
}

}  // namespace

void deal_traits(Draft& draft) {
    World& world = draft.world;
    Residents& residents = world.resident;
    const core::Lot chronic = core::Draws(draft.people, core::Purpose::kChronic).lot(0);
    const std::array<core::Chance, kOldest + 2> chances = chronic_chances(draft.population);
    deal_phones(draft);
    residents.chronic.resize(world.agents);
    residents.can_carry.resize(world.agents);
    for (std::uint32_t r = 0; r < world.agents; ++r) {
        const std::uint8_t age = residents.age[r];
        const std::uint64_t key = residents.key[r];
        residents.chronic[r] = chances[age].happens(chronic.word(key));
        residents.can_carry[r] = age >= 16 && age < 75;
    }
    if (draft.own != nullptr) {
        take_own(draft.own->codes, draft.own_resident, residents.shows_code);
        take_own(draft.own->phones, draft.own_resident, residents.phone);
        take_own(draft.own->chronic, draft.own_resident, residents.chronic);
    }
    deal_household_traits(draft);
    if (draft.own != nullptr) {
        take_own(draft.own->supplied, draft.own_household, world.household.supplied);
    }
}

}  // namespace wangge::world
