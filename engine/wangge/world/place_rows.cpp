#include "wangge/world/place_rows.hpp"

#include <algorithm>
#include <utility>

#include "wangge/world/keys.hpp"

namespace wangge::world {

void append_places(Draft& draft, PlaceKind kind, const std::vector<std::uint64_t>& keys,
                   const Members& member, const std::vector<std::uint8_t>& branches) {
    World& world = draft.world;
    Places& places = world.places;
    const auto base = static_cast<std::uint32_t>(places.key.size());
    const core::Draws draws(draft.people, core::Purpose::kSlot);
    struct Seat {
        std::uint32_t place;
        std::uint64_t rank;
        std::uint32_t agent;
    };
    std::vector<Seat> seats;
    for (std::uint32_t r = 0; r < world.agents; ++r) {
        if (member[r] != kNone) {
            seats.push_back(Seat{member[r], draws.rank(keys[member[r]], world.resident.key[r]), r});
        }
    }
    std::sort(seats.begin(), seats.end(), [](const Seat& a, const Seat& b) {
        return std::pair(a.place, a.rank) != std::pair(b.place, b.rank)
                   ? std::pair(a.place, a.rank) < std::pair(b.place, b.rank)
                   : a.agent < b.agent;
    });
    std::vector<std::uint32_t>& place = world.resident.place[static_cast<std::uint32_t>(kind)];
    std::vector<std::uint32_t>& slot = world.resident.slot[static_cast<std::uint32_t>(kind)];
    place.assign(world.agents, kNone);
    slot.assign(world.agents, kNone);
    std::size_t at = 0;
    for (std::uint32_t p = 0; p < keys.size(); ++p) {
        places.key.push_back(keys[p]);
        places.kind.push_back(kind);
        places.branch.push_back(branches.empty() ? 0 : branches[p]);
        for (std::uint32_t k = 0; at < seats.size() && seats[at].place == p; ++k, ++at) {
            place[seats[at].agent] = base + p;
            slot[seats[at].agent] = k;
            places.slots.push_back(seats[at].agent);
        }
        places.first.push_back(static_cast<std::uint32_t>(places.slots.size()));
    }
}

std::vector<std::uint64_t> numbered(const Draft& draft, PlaceKind kind, std::uint32_t n) {
    std::vector<std::uint64_t> keys(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        keys[i] = key_of(draft.community, thing_of(kind), i);
    }
    return keys;
}

std::uint32_t groups(std::uint32_t n, double most) {
    const std::uint32_t size = count(most);
    return n / size + (n % size > 0 ? 1 : 0);
}

std::uint32_t part_start(std::uint32_t i, std::uint32_t n, std::uint32_t parts) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(i) * n / parts);
}

void share_out(World& world, std::uint32_t community, Nearby all, std::vector<Nearby> Grids::*of_grid) {
    const std::uint32_t grids =
        world.community.first_grid[community + 1] - world.community.first_grid[community];
    for (std::uint32_t g = 0; g < grids; ++g) {
        const std::uint32_t first = part_start(g, all.count, grids),
                            end = part_start(g + 1, all.count, grids);
        (world.grid.*of_grid).push_back({all.first + first, std::max(1u, end - first)});
    }
}

std::vector<std::uint32_t> near_households(const Draft& draft, core::Purpose purpose, std::uint32_t n) {
    const World& world = draft.world;
    const core::Draws draws(draft.people, purpose);
    std::vector<std::uint32_t> places(world.households);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const core::Block words = draws.words(0, world.household.key[h]);
        const double along = (world.household.stairwell[h] + core::unit(words[0])) /
                             static_cast<double>(world.stairwell.key.size());
        const std::uint32_t nearest = std::min(static_cast<std::uint32_t>(along * n), n - 1);
        const double u = core::unit(words[1]);
        places[h] = nearest;
        if (u > 0.8 && nearest + 1 < n) {
            ++places[h];
        } else if (u > 0.6 && u <= 0.8 && nearest > 0) {
            --places[h];
        }
    }
    return places;
}

Members near_homes(const Draft& draft, core::Purpose purpose, std::uint32_t n) {
    const World& world = draft.world;
    const std::vector<std::uint32_t> places = near_households(draft, purpose, n);
    Members member(world.agents, kNone);
    for (std::uint32_t r = 0; r < world.residents; ++r) member[r] = places[world.resident.household[r]];
    return member;
}

}  // namespace wangge::world
