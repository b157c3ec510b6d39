#include <algorithm>
#include <vector>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/world/communities.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/keys.hpp"

namespace wangge::world {
namespace {

constexpr double kMetresPerMinute = 70;          // walking, with old people and shopping (assumed)
constexpr double kJitter = 0.6;                  // share of its cell in which a stairwell may stand (assumed)
constexpr std::uint32_t kLiftFloors = 18;        // storeys of a building with a lift (assumed)
constexpr double kHomesPerLift = 54;             // three a storey (assumed)
constexpr std::uint32_t kRoomsPerBuilding = 60;  // of a care home or a dormitory (assumed)

/// Homes in buildings with a lift.
std::uint32_t lift_homes(const Draft& draft) {
    return draft.whole(draft.population.lift_share * draft.world.families);
}

/// Stairwells with a lift, of about kHomesPerLift homes, and, among the rest, bungalow lanes: exact numbers,
/// by keyed rank. Buildings of institutions, the last ones, are neither.
void deal_kinds(Draft& draft, std::uint32_t n) {
    Stairwells& stairwells = draft.world.stairwell;
    const core::Draws draws(draft.people, core::Purpose::kStairwellKind);
    const std::vector<std::uint32_t> order = by_rank(draws, draft.community, all_rows(n), stairwells.key);
    const std::uint32_t homes = lift_homes(draft);
    const bool all = homes == draft.world.families;
    const std::uint32_t least = homes > 0 && n > 1 ? 1 : 0;
    const std::uint32_t most = std::min(homes, n - 1);
    const std::uint32_t lifts =
        all ? n : std::clamp(draft.whole(static_cast<double>(homes) / kHomesPerLift), least, most);
    const std::uint32_t lanes = std::min(draft.whole(draft.population.lane_share * n), n - lifts);
    draft.lane.assign(stairwells.key.size(), 0);
    stairwells.lift.assign(stairwells.key.size(), 0);
    for (std::uint32_t i = 0; i < lanes; ++i) {
        draft.lane[order[i]] = 1;
    }
    for (std::uint32_t i = 0; i < lifts; ++i) {
        stairwells.lift[order[lanes + i]] = 1;
    }
}

/// Shares homes among the stairwells: those with a lift get theirs, the others the rest; a lane has about
/// half the homes of a stairwell, each give or take 30 % (assumed); none is empty.
std::vector<std::uint32_t> homes_by_stairwell(const Draft& draft, std::uint32_t n) {
    const World& world = draft.world;
    const core::Draws draws(draft.people, core::Purpose::kStairwellSize);
    std::vector<double> weights[2];
    for (std::uint32_t s = 0; s < n; ++s) {
        const double kind = draft.lane[s] != 0 ? 0.5 : 1.0;
        weights[world.stairwell.lift[s]].push_back(kind * (0.7 + 0.6 * draws.unit(world.stairwell.key[s])));
    }
    const auto others = static_cast<std::uint32_t>(weights[0].size());
    const auto lifts = static_cast<std::uint32_t>(weights[1].size());
    const std::uint32_t with = lifts == 0    ? 0
                               : others == 0 ? world.families
                                             : std::clamp(lift_homes(draft), lifts, world.families - others);
    const std::vector<std::uint32_t> more[2] = {core::apportion(world.families - with - others, weights[0]),
                                                core::apportion(with - lifts, weights[1])};
    std::vector<std::uint32_t> homes(n);
    std::size_t at[2] = {};
    for (std::uint32_t s = 0; s < n; ++s) {
        const std::uint8_t lift = world.stairwell.lift[s];
        homes[s] = 1 + more[lift][at[lift]++];
    }
    return homes;
}

/// Rooms of one sort share buildings evenly.
std::vector<std::uint32_t> rooms_by_building(const World& world) {
    std::uint32_t rooms[2] = {};
    for (std::uint32_t h = world.families; h < world.households; ++h) {
        ++rooms[world.household.dwelling[h] == Dwelling::kDormitory ? 1 : 0];
    }
    std::vector<std::uint32_t> buildings;
    for (const std::uint32_t all : rooms) {
        const std::uint32_t n = (all + kRoomsPerBuilding - 1) / kRoomsPerBuilding;
        for (std::uint32_t i = 0; i < n; ++i) {
            const std::uint64_t end = static_cast<std::uint64_t>(i + 1) * all / n;
            buildings.push_back(static_cast<std::uint32_t>(end - static_cast<std::uint64_t>(i) * all / n));
        }
    }
    return buildings;
}

/// Households keep their numbers: stairwells are cut from the row of them.
void fill_stairwells(Draft& draft, const std::vector<std::uint32_t>& homes) {
    World& world = draft.world;
    const auto n = static_cast<std::uint32_t>(homes.size());
    world.stairwell.first_household.assign(n + 1, 0);
    world.household.stairwell.reserve(world.households);
    world.household.floor.resize(world.households);
    for (std::uint32_t s = 0; s < n; ++s) {
        const std::uint32_t first = world.stairwell.first_household[s];
        const std::uint32_t floors = draft.lane[s] != 0             ? 1
                                     : world.stairwell.lift[s] != 0 ? kLiftFloors
                                                                    : count(draft.population.floors);
        world.stairwell.first_household[s + 1] = first + homes[s];
        for (std::uint32_t i = 0; i < homes[s]; ++i) {
            world.household.stairwell.push_back(s);
            const std::uint64_t below = static_cast<std::uint64_t>(i) * floors / homes[s];
            world.household.floor[first + i] = static_cast<std::uint8_t>(1 + below);
        }
    }
}

/// Communities are squares of one size, in rows.
struct Square {
    double x, y, width;  // of the corner, and its side; metres
    std::uint32_t first_stairwell, end;
};
Square square_of(const Draft& draft, std::uint32_t community) {
    const World& world = draft.world;
    std::uint32_t across = 1;
    while (across * across < world.community.size()) ++across;
    const double width = draft.population.width / across;
    const std::uint32_t row = community / across, column = community % across;
    return {width * column, width * row, width,
            world.grid.first_stairwell[world.community.first_grid[community]],
            world.grid.first_stairwell[world.community.first_grid[community + 1]]};
}

/// Stairwells in rows across the square, to and fro, so that neighbours in number are neighbours in place and
/// every grid is one piece.
void place_stairwells(Draft& draft, const Square& square) {
    Stairwells& stairwells = draft.world.stairwell;
    const std::uint64_t n = square.end - square.first_stairwell;
    const core::Draws draws(draft.people, core::Purpose::kStairwellSite);
    const auto rows =
        std::max<std::uint64_t>(1, static_cast<std::uint64_t>(core::sqrt(static_cast<double>(n)) + 0.5));
    for (std::uint64_t row = 0; row < rows; ++row) {
        const std::uint64_t first = row * n / rows;
        const std::uint64_t end = (row + 1) * n / rows;
        for (std::uint64_t s = first; s < end; ++s) {
            const std::uint64_t at = square.first_stairwell + s;
            const core::Block words = draws.block(stairwells.key[at]);
            const double along =
                static_cast<double>(s - first) + 0.5 + kJitter * (core::unit(words[0]) - 0.5);
            const double across = static_cast<double>(row) + 0.5 + kJitter * (core::unit(words[1]) - 0.5);
            const double x = along / static_cast<double>(end - first) * square.width;
            const double y = across / static_cast<double>(rows) * square.width;
            stairwells.x[at] = static_cast<float>(square.x + (row % 2 == 0 ? x : square.width - x));
            stairwells.y[at] = static_cast<float>(square.y + y);
        }
    }
}

void place_stairwells(Draft& draft) {
    World& world = draft.world;
    world.stairwell.x.resize(world.stairwell.key.size());
    world.stairwell.y.resize(world.stairwell.key.size());
    for (std::uint32_t c = 0; c < world.community.size(); ++c) place_stairwells(draft, square_of(draft, c));
}

/// Gates along the border of their community, one in each of as many equal parts of it.
void place_gates(Draft& draft, std::uint32_t community) {
    Gates& gates = draft.world.gates;
    const std::uint64_t all = count(draft.population.gates), communities = draft.world.community.size();
    const auto before = static_cast<std::uint32_t>(community * all / communities);
    const auto n = static_cast<std::uint32_t>((community + 1) * all / communities) - before;
    const Square square = square_of(draft, community);
    const double width = square.width;
    const core::Draws draws(draft.people, core::Purpose::kGateSite);
    for (std::uint32_t g = 0; g < n; ++g) {
        const std::uint64_t key = key_of(draft.community, Thing::kGate, before + g);
        const double along = 4 * (g + draws.unit(key)) / n;  // 0 to 4 sides
        const double rest = along - static_cast<std::uint32_t>(along);
        double x = 0;
        double y = 0;
        switch (static_cast<std::uint32_t>(along)) {
            case 0:
                x = rest;
                break;
            case 1:
                x = 1;
                y = rest;
                break;
            case 2:
                x = 1 - rest;
                y = 1;
                break;
            default:
                y = 1 - rest;
        }
        gates.key.push_back(key);
        gates.x.push_back(static_cast<float>(square.x + x * width));
        gates.y.push_back(static_cast<float>(square.y + y * width));
        gates.community.push_back(community);
    }
}

/// Along streets at right angles; at least a minute.
void walk_to_gates(World& world) {
    world.stairwell.first_gate_minute.assign(1, 0);
    for (std::uint32_t s = 0; s < world.stairwell.key.size(); ++s) {
        const std::uint32_t community = world.community_of_stairwell(s);
        for (std::uint32_t g = world.community.first_gate[community];
             g < world.community.first_gate[community + 1]; ++g) {
            const double dx = static_cast<double>(world.stairwell.x[s]) - world.gates.x[g];
            const double dy = static_cast<double>(world.stairwell.y[s]) - world.gates.y[g];
            const double metres = (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);
            const double minutes = metres / kMetresPerMinute + 0.5;
            world.stairwell.gate_minutes.push_back(
                static_cast<std::uint16_t>(std::clamp(minutes, 1.0, 65535.0)));
        }
        world.stairwell.first_gate_minute.push_back(
            static_cast<std::uint32_t>(world.stairwell.gate_minutes.size()));
    }
}

/// The mouths and who closes them.
void close_border(Draft& draft) {
    World& world = draft.world;
    settle_communities(world);
    walk_to_gates(world);
    world.tightness = draft.population.tightness;
    world.side_gaps = count(draft.population.side_gaps);
    world.property_management =
        static_cast<PropertyManagement>(static_cast<std::uint8_t>(draft.population.property_management));
}

}  // namespace

Problem lay_out(Draft& draft) {
    World& world = draft.world;
    const std::uint32_t stairwells = count(draft.population.stairwells);
    const std::uint32_t grids = count(draft.population.grids);
    if (stairwells > world.families) {
        return impossible("stairwells", "stairwells_above_households", stairwells, world.families);
    }
    if (grids > stairwells) {
        return impossible("grids", "grids_above_stairwells", grids, stairwells);
    }
    const std::vector<std::uint32_t> buildings = rooms_by_building(world);
    const auto all = stairwells + static_cast<std::uint32_t>(buildings.size());
    for (std::uint32_t s = 0; s < all; ++s) {
        world.stairwell.key.push_back(key_of(draft.community, Thing::kStairwell, s));
    }
    world.stairwell.grid.resize(all);
    world.grid.first_stairwell.push_back(0);
    for (std::uint32_t g = 0; g < grids; ++g) {
        const std::uint32_t first = world.grid.first_stairwell[g];
        const auto end = static_cast<std::uint32_t>((g + 1) * static_cast<std::uint64_t>(all) / grids);
        world.grid.key.push_back(key_of(draft.community, Thing::kGrid, g));
        world.grid.first_stairwell.push_back(end);
        std::fill(world.stairwell.grid.begin() + first, world.stairwell.grid.begin() + end, g);
    }
    cut_communities(world, count(draft.population.communities));
    deal_kinds(draft, stairwells);
    std::vector<std::uint32_t> homes = homes_by_stairwell(draft, stairwells);
    homes.insert(homes.end(), buildings.begin(), buildings.end());
    fill_stairwells(draft, homes);
    place_stairwells(draft);
    for (std::uint32_t c = 0; c < world.community.size(); ++c) place_gates(draft, c);
    close_border(draft);
    return std::nullopt;
}

/// Stairwells and households are in place; floors, sites and gates are taken from the tables or, where those
/// are silent, as everywhere.
void lay_out_own(Draft& draft) {
    World& world = draft.world;
    const OwnTables& own = *draft.own;
    const auto n = static_cast<std::uint32_t>(world.stairwell.key.size());
    std::vector<std::uint32_t> homes(n);
    for (std::uint32_t s = 0; s < n; ++s) {
        homes[s] = world.stairwell.first_household[s + 1] - world.stairwell.first_household[s];
    }
    draft.lane.assign(n, 0);
    cut_communities(world, 1);
    fill_stairwells(draft, homes);
    take_own(own.floors, draft.own_household, world.household.floor);
    place_stairwells(draft);
    for (std::uint32_t s = 0; s < n && own.positions; ++s) {
        world.stairwell.x[s] = static_cast<float>(own.stairwells[draft.own_stairwell[s]].x);
        world.stairwell.y[s] = static_cast<float>(own.stairwells[draft.own_stairwell[s]].y);
    }
    close_border(draft);
}

}  // namespace wangge::world
