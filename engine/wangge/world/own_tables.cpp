#include "wangge/world/own_tables.hpp"

#include <algorithm>
#include <utility>

#include "wangge/core/mix.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/keys.hpp"

namespace wangge::world {
namespace {

constexpr std::string_view kCommunity = "own tables";

/// The key of a thing by the name that the tables give it.
std::uint64_t own_key(std::uint64_t community, Thing thing, std::string_view id) {
    return core::combine(core::combine(community, static_cast<std::uint64_t>(thing)), core::hash_text(id));
}

/// Rows 0 to n - 1 in the order of `before`, which must be total.
template <class Before>
std::vector<std::uint32_t> sorted(std::size_t n, Before&& before) {
    std::vector<std::uint32_t> rows = all_rows(static_cast<std::uint32_t>(n));
    std::sort(rows.begin(), rows.end(), before);
    return rows;
}

/// Where each row of a table went.
std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& rows) {
    std::vector<std::uint32_t> to(rows.size());
    for (std::uint32_t k = 0; k < rows.size(); ++k) {
        to[rows[k]] = k;
    }
    return to;
}

void take_grids(Draft& draft, const std::vector<std::uint32_t>& grid_rows) {
    World& world = draft.world;
    const OwnTables& own = *draft.own;
    const std::vector<std::uint32_t> grid_of = inverse(grid_rows);
    world.grid.first_stairwell.assign(grid_rows.size() + 1, 0);
    for (const std::uint32_t g : grid_rows) {
        world.grid.key.push_back(own_key(draft.community, Thing::kGrid, own.grids[g]));
    }
    for (const std::uint32_t s : draft.own_stairwell) {
        const OwnTables::Stairwell& stairwell = own.stairwells[s];
        world.stairwell.key.push_back(own_key(draft.community, Thing::kStairwell, stairwell.id));
        world.stairwell.grid.push_back(grid_of[stairwell.grid]);
        world.stairwell.lift.push_back(stairwell.lift ? 1 : 0);
        ++world.grid.first_stairwell[grid_of[stairwell.grid] + 1];
    }
    for (std::size_t g = 0; g < grid_rows.size(); ++g) {
        world.grid.first_stairwell[g + 1] += world.grid.first_stairwell[g];
    }
}

void take_households(Draft& draft) {
    World& world = draft.world;
    const OwnTables& own = *draft.own;
    const std::vector<std::uint32_t> stairwell_of = inverse(draft.own_stairwell);
    world.households = static_cast<std::uint32_t>(own.households.size());
    world.stairwell.first_household.assign(world.stairwell.key.size() + 1, 0);
    for (const std::uint32_t row : draft.own_household) {
        const OwnTables::Household& home = own.households[row];
        world.household.key.push_back(own_key(draft.community, Thing::kHousehold, home.id));
        world.household.dwelling.push_back(home.dwelling);
        world.household.tenure.push_back(home.tenure);
        world.families += home.dwelling == Dwelling::kFamily ? 1 : 0;
        ++world.stairwell.first_household[stairwell_of[home.stairwell] + 1];
    }
    for (std::size_t s = 0; s < world.stairwell.key.size(); ++s) {
        world.stairwell.first_household[s + 1] += world.stairwell.first_household[s];
    }
    world.household.generations.assign(world.households, 0);
}

void take_residents(Draft& draft) {
    World& world = draft.world;
    const OwnTables& own = *draft.own;
    const std::vector<std::uint32_t> home_of = inverse(draft.own_household);
    world.residents = static_cast<std::uint32_t>(own.residents.size());
    world.household.first.assign(world.households + 1, 0);
    for (const std::uint32_t row : draft.own_resident) {
        const OwnTables::Resident& person = own.residents[row];
        world.resident.key.push_back(own_key(draft.community, Thing::kResident, person.id));
        world.resident.household.push_back(home_of[person.household]);
        world.resident.age.push_back(person.age);
        world.resident.female.push_back(person.female);
        ++world.household.first[home_of[person.household] + 1];
        draft.at_home += own.households[person.household].dwelling == Dwelling::kFamily ? 1 : 0;
    }
    for (std::uint32_t h = 0; h < world.households; ++h) {
        world.household.first[h + 1] += world.household.first[h];
    }
    std::vector<std::int16_t> arrivals(world.residents, kAlwaysHere);
    take_own(own.arrivals, draft.own_resident, arrivals);
    for (const std::int16_t day : arrivals) world.resident.arrival.push_back(day);
}

/// Everything in the order of its names, so that the order of the rows does not matter.
void take_tables(Draft& draft) {
    const OwnTables& own = *draft.own;
    const std::vector<std::uint32_t> grid_rows = sorted(
        own.grids.size(), [&](std::uint32_t a, std::uint32_t b) { return own.grids[a] < own.grids[b]; });
    const std::vector<std::uint32_t> grid_of = inverse(grid_rows);
    draft.own_stairwell = sorted(own.stairwells.size(), [&](std::uint32_t a, std::uint32_t b) {
        const OwnTables::Stairwell& one = own.stairwells[a];
        const OwnTables::Stairwell& two = own.stairwells[b];
        return one.grid != two.grid ? grid_of[one.grid] < grid_of[two.grid] : one.id < two.id;
    });
    const std::vector<std::uint32_t> stairwell_of = inverse(draft.own_stairwell);
    draft.own_household = sorted(own.households.size(), [&](std::uint32_t a, std::uint32_t b) {
        const OwnTables::Household& one = own.households[a];
        const OwnTables::Household& two = own.households[b];
        return one.stairwell != two.stairwell ? stairwell_of[one.stairwell] < stairwell_of[two.stairwell]
                                              : one.id < two.id;
    });
    const std::vector<std::uint32_t> home_of = inverse(draft.own_household);
    draft.own_resident = sorted(own.residents.size(), [&](std::uint32_t a, std::uint32_t b) {
        const OwnTables::Resident& one = own.residents[a];
        const OwnTables::Resident& two = own.residents[b];
        return one.household != two.household ? home_of[one.household] < home_of[two.household]
                                              : one.id < two.id;
    });
    take_grids(draft, grid_rows);
    take_households(draft);
    take_residents(draft);
    std::vector<std::pair<std::string_view, const OwnTables::Gate*>> gates;
    for (const OwnTables::Gate& gate : own.gates) {
        gates.emplace_back(gate.id, &gate);
    }
    std::sort(gates.begin(), gates.end());
    for (const auto& [id, gate] : gates) {
        draft.world.gates.key.push_back(own_key(draft.community, Thing::kGate, id));
        draft.world.gates.x.push_back(static_cast<float>(gate->x));
        draft.world.gates.y.push_back(static_cast<float>(gate->y));
    }
}

}  // namespace

Population totals_of(const OwnTables& tables, Population population) {
    Population& p = population;
    double families = 0;
    double rented = 0;
    double tenants = 0;
    double in_care = 0;
    double outside = 0;
    double elders = 0;
    for (const OwnTables::Household& home : tables.households) {
        const bool family = home.dwelling == Dwelling::kFamily;
        families += family ? 1 : 0;
        rented += family && home.tenure == Tenure::kTenant ? 1 : 0;
    }
    for (const OwnTables::Resident& person : tables.residents) {
        const OwnTables::Household& home = tables.households[person.household];
        const bool family = home.dwelling == Dwelling::kFamily;
        tenants += family && home.tenure == Tenure::kTenant ? 1 : 0;
        outside += family ? 0 : 1;
        in_care += home.dwelling == Dwelling::kCareHome ? 1 : 0;
        elders += person.age >= kElder ? 1 : 0;
    }
    p.residents = static_cast<double>(tables.residents.size());
    p.households = families;
    p.rented_households = rented;
    p.rented_residents = tenants;
    p.rented_share = families > 0 ? rented / families : 0;
    p.collective_share = p.residents > 0 ? outside / p.residents : 0;
    p.care_home_share = elders > 0 ? std::min(1.0, in_care / elders) : 0;
    p.communities = 1;
    p.grids = static_cast<double>(tables.grids.size());
    p.stairwells = static_cast<double>(tables.stairwells.size());
    p.gates = static_cast<double>(tables.gates.size());
    if (tables.shops) {
        p.shops = static_cast<double>(std::ranges::count_if(
            tables.places, [](const OwnTables::Place& place) { return place.kind == PlaceKind::kShop; }));
    }
    if (!tables.pools.empty()) {
        const auto heads = [&](Pool pool) {
            return static_cast<double>(std::ranges::count(tables.pools, pool));
        };
        p.community_workers = heads(Pool::kCommunity);
        p.party_volunteers = heads(Pool::kParty);
        p.other_volunteers = heads(Pool::kVolunteer);
    }
    p.returnees = p.returnees_later = 0;  // arrivals are the tables' to say
    return population;
}

core::Result<World> settle(const OwnTables& tables, const Population& population, core::Seed people) {
    const Population filled = filled_in(totals_of(tables, population));
    if (Problem problem = check_ranges(filled)) {
        return std::move(*problem);
    }
    if (Problem problem = check_filled(filled)) {
        return std::move(*problem);
    }
    Draft draft{filled, people, core::hash_text(kCommunity), {}, {}, {}, {}};
    draft.own = &tables;
    draft.world.people = people;
    take_tables(draft);
    if (tables.hukou.empty()) {
        deal_hukou(draft);
    } else {
        draft.world.resident.hukou.assign(draft.world.residents, Hukou::kHere);
        take_own(tables.hukou, draft.own_resident, draft.world.resident.hukou);
    }
    if (Problem problem = deal_roles(draft)) {
        return std::move(*problem);
    }
    if (Problem problem = recruit(draft)) {
        return std::move(*problem);
    }
    deal_traits(draft);
    lay_out_own(draft);
    befriend(draft);
    deal_places(draft);
    return std::move(draft.world);
}

}  // namespace wangge::world
