#include "wangge/world/join.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "wangge/world/blocks.hpp"
#include "wangge/world/communities.hpp"
#include "wangge/world/composition.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/each.hpp"
#include "wangge/world/lean_places.hpp"
#include "wangge/world/parts.hpp"
#include "wangge/world/place_rows.hpp"

namespace wangge::world {
namespace {

constexpr std::uint32_t kAtOnce = 16;  // communities made before they are joined
// Halves, then fractions as even as can be: multiples of the golden ratio.
constexpr double kGolden = 0.61803398874989484820;

/// Rows of `from` after those of `to`, each through `change`.
template <class T, class Change>
void append(std::vector<T>& to, const std::vector<T>& from, std::size_t n, Change change) {
    const std::size_t at = to.size();
    to.resize(at + n);
    for (std::size_t i = 0; i < n; ++i) to[at + i] = change(from[i]);
}
void append(core::RisingColumn& to, const core::RisingColumn& from, std::size_t n, std::uint32_t shift) {
    for (std::size_t i = 0; i < n; ++i) to.push_back(from[i] + shift);
}
template <class T>
void append(std::vector<T>& to, const std::vector<T>& from, std::size_t first, std::size_t end) {
    to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(first),
              from.begin() + static_cast<std::ptrdiff_t>(end));
}
template <class Narrow>
void append(Narrow& to, const Narrow& from, std::size_t first, std::size_t end) {
    for (; first < end; ++first) to.push_back(from[first]);
}
/// Starts without the end that the table before has written.
void append_starts(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
    if (to.empty()) to.push_back(0);
    const std::uint32_t base = to.back();
    for (std::size_t i = 1; i < from.size(); ++i) to.push_back(base + from[i]);
}

template <class Act>
void all_columns(Residents& to, const Residents& from, Act act) {
    act(to.key, from.key);
    act(to.age, from.age);
    act(to.female, from.female);
    act(to.role, from.role);
    act(to.pool, from.pool);
    act(to.hukou, from.hukou);
    act(to.sector, from.sector);
    act(to.phone, from.phone);
    act(to.remote, from.remote);
    act(to.essential, from.essential);
    act(to.shows_code, from.shows_code);
    act(to.chronic, from.chronic);
    act(to.can_carry, from.can_carry);
    act(to.arrival, from.arrival);
}
void append_people(Residents& to, const Residents& from, std::size_t first, std::size_t end) {
    all_columns(to, from, [&](auto& column, const auto& rows) { append(column, rows, first, end); });
}

/// One square of a tiling that grows at its end alone: shells around the first, to and fro.
std::pair<std::uint32_t, std::uint32_t> tile(std::uint32_t community) {
    std::uint32_t shell = 0;
    while ((shell + 1) * (shell + 1) <= community) ++shell;
    const std::uint32_t along = community - shell * shell;
    const std::uint32_t a = std::min(along, shell), b = along <= shell ? shell : 2 * shell - along;
    return shell % 2 == 0 ? std::pair{a, b} : std::pair{b, a};
}

/// A community with its own totals.
Problem make_part(const Population& population, core::Seed people, std::uint64_t name, double rounding,
                  const std::vector<double>& types, Part& part) {
    if (Problem problem = check_filled(population)) return problem;
    Draft draft{population, people, name, {}, {}, {}, {}};
    draft.rounding = rounding;
    draft.type_shares = &types;
    draft.world.people = people;
    if (Problem problem = make_people(draft)) return problem;
    part.shops = count(population.shops);
    part.restaurants = count(population.restaurants);
    part.stores = count(population.stores);
    part.lines = count(population.transit_lines);
    part.shop = near_households(draft, core::Purpose::kHomeShop, part.shops);
    part.world = std::move(draft.world);
    return std::nullopt;
}

}  // namespace

Join::Join(const Sizes& sizes, core::Seed people) {
    world_.people = people;
    const std::size_t agents = sizes.residents + std::size_t{sizes.outsiders};
    all_columns(world_.resident, world_.resident, [&](auto& column, const auto&) { column.reserve(agents); });
    world_.resident.household.reserve(agents);
    Households& household = world_.household;
    const std::size_t homes = sizes.households;
    household.key.reserve(homes);
    household.first.reserve(homes + 1);
    household.dwelling.reserve(homes);
    household.stairwell.reserve(homes);
    household.floor.reserve(homes);
    household.generations.reserve(homes);
    household.tenure.reserve(homes);
    household.supplied.reserve(homes);
    household.helper.reserve(homes);
    world_.lean.shop.reserve(homes);
    world_.community.first_grid.push_back(0);
    world_.community.first_gate.push_back(0);
}

void Join::add(Part& part, double x, double y) {
    World& from = part.world;
    const std::uint32_t residents = world_.residents, households = world_.households,
                        community = world_.community.size();
    const auto stairwells = static_cast<std::uint32_t>(world_.stairwell.key.size());
    const auto grids = static_cast<std::uint32_t>(world_.grid.key.size());
    const auto shift = [](std::uint32_t by) { return [by](std::uint32_t row) { return row + by; }; };

    append_people(world_.resident, from.resident, 0, from.residents);
    append(world_.resident.household, from.resident.household, from.residents, households);
    for (std::uint32_t r = from.residents; r < from.agents; ++r) {
        append_people(outsiders_[from.resident.pool[r] == Pool::kCrew ? 0 : 1], from.resident, r, r + 1);
    }
    for (std::uint32_t w = 0; w < from.staff.resident.size(); ++w) {
        const auto pool = static_cast<std::size_t>(from.staff.pool[w]);
        staff_[pool].push_back(from.staff.resident[w] + residents);  // of outsiders only the number counts
        staff_community_[pool].push_back(community);
    }

    Households& to = world_.household;
    const std::size_t homes = from.households;
    append(to.key, from.household.key, 0, homes);
    append(to.dwelling, from.household.dwelling, 0, homes);
    append_starts(to.first, from.household.first);
    append(to.stairwell, from.household.stairwell, homes, stairwells);
    append(to.floor, from.household.floor, 0, homes);
    append(to.generations, from.household.generations, 0, homes);
    append(to.tenure, from.household.tenure, 0, homes);
    append(to.supplied, from.household.supplied, 0, homes);
    append(to.helper, from.household.helper, 0, homes);
    if (households == 0) to.friends.reserve(to.key.capacity() * from.friends_per_household);
    append(to.friends, from.household.friends, 0, from.household.friends.size());

    Stairwells& stairs = world_.stairwell;
    const auto move = [](double by) {
        return [by](float at) { return static_cast<float>(static_cast<double>(at) + by); };
    };
    const std::size_t n = from.stairwell.key.size();
    append(stairs.key, from.stairwell.key, 0, n);
    append_starts(stairs.first_household, from.stairwell.first_household);
    append(stairs.grid, from.stairwell.grid, n, shift(grids));
    append(stairs.lift, from.stairwell.lift, 0, n);
    append_starts(stairs.first_gate_minute, from.stairwell.first_gate_minute);
    append(stairs.gate_minutes, from.stairwell.gate_minutes, 0, from.stairwell.gate_minutes.size());
    append(stairs.x, from.stairwell.x, n, move(x));
    append(stairs.y, from.stairwell.y, n, move(y));
    append(world_.grid.key, from.grid.key, 0, from.grid.key.size());
    append_starts(world_.grid.first_stairwell, from.grid.first_stairwell);
    append(world_.grid.positions, from.grid.positions, 0, from.grid.positions.size());
    world_.grid.community.resize(world_.grid.key.size(), community);
    append(world_.gates.key, from.gates.key, 0, from.gates.key.size());
    append(world_.gates.x, from.gates.x, from.gates.x.size(), move(x));
    append(world_.gates.y, from.gates.y, from.gates.y.size(), move(y));
    world_.gates.community.resize(world_.gates.key.size(), community);
    world_.community.first_grid.push_back(static_cast<std::uint32_t>(world_.grid.key.size()));
    world_.community.first_gate.push_back(static_cast<std::uint32_t>(world_.gates.key.size()));

    append(world_.lean.shop, part.shop, 0, homes);
    shops_.push_back(part.shops);
    restaurants_.push_back(part.restaurants);
    stores_.push_back(part.stores);
    lines_.resize(community / kBlock + 1, 0);
    lines_.back() += part.lines;

    world_.residents += from.residents;
    world_.households += from.households;
    world_.families += from.families;
    world_.friends_per_household = from.friends_per_household;
}

World Join::take(const Population& population, std::uint64_t code, core::ParallelFor parallel) {
    Residents& residents = world_.resident;
    std::uint32_t outsider = world_.residents;
    for (const Residents& people : outsiders_) {
        append_people(residents, people, 0, people.key.size());
    }
    world_.agents = static_cast<std::uint32_t>(residents.key.size());
    while (residents.household.size() < world_.agents) residents.household.push_back(kNone);
    Staff& staff = world_.staff;
    for (std::size_t pool = 0; pool < kPools; ++pool) {
        const bool elsewhere =
            static_cast<Pool>(pool) == Pool::kCrew || static_cast<Pool>(pool) == Pool::kSeconded;
        for (std::size_t w = 0; w < staff_[pool].size(); ++w) {
            staff.resident.push_back(elsewhere ? outsider++ : staff_[pool][w]);
            staff.pool.push_back(static_cast<Pool>(pool));
            staff.community.push_back(staff_community_[pool][w]);
        }
    }
    list_staff(world_);
    world_.tightness = population.tightness;
    world_.side_gaps = count(population.side_gaps);
    world_.property_management =
        static_cast<PropertyManagement>(static_cast<std::uint8_t>(population.property_management));
    place_all(world_, deal_blocks(world_, population, code, lines_, parallel),
              {shops_, restaurants_, stores_}, code);
    return std::move(world_);
}

core::Result<World> synthesise_parts(const Population& asked, core::Seed people, std::uint64_t code,
                                     core::ParallelFor parallel) {
    const Population filled = filled_in(asked);
    const Parts parts(asked);
    const std::vector<double> types = common_types(parts[0], people);
    const double rooms = collective_people(filled) + 2.0 * parts.size();
    Join join({count(filled.residents), count(filled.gate_crew) + count(filled.seconded),
               count(filled.households) + count(rooms)},
              people);
    std::vector<Part> made;
    std::vector<Problem> problems;
    for (std::uint32_t first = 0; first < parts.size(); first += kAtOnce) {
        const std::uint32_t n = std::min(kAtOnce, parts.size() - first);
        made.clear();
        made.resize(n);
        problems.assign(n, std::nullopt);
        each(parallel, n, [&](std::uint32_t k) {
            const std::uint32_t c = first + k;
            problems[k] = make_part(parts[c], people, community_name(code, c), fraction(0.5 + c * kGolden),
                                    types, made[k]);
        });
        for (std::uint32_t k = 0; k < n; ++k) {
            if (problems[k]) return std::move(*problems[k]);
            const auto [column, row] = tile(first + k);
            join.add(made[k], column * parts.side(), row * parts.side());
            made[k] = {};
        }
    }
    return join.take(filled, code, parallel);
}

}  // namespace wangge::world
