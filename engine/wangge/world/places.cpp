#include <algorithm>
#include <utility>
#include <vector>

#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/keys.hpp"

namespace wangge::world {
namespace {

using Members = std::vector<std::uint32_t>;  // per agent: which place of a kind, or kNone

/// Appends the places of one kind, slots in keyed order. Places are named by `keys`.
void append_places(Draft& draft, PlaceKind kind, const std::vector<std::uint64_t>& keys,
                   const Members& member, const std::vector<std::uint8_t>& branches = {}) {
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

/// How many groups of at most `most` hold n people.
std::uint32_t groups(std::uint32_t n, double most) {
    const std::uint32_t size = count(most);
    return n / size + (n % size > 0 ? 1 : 0);
}

/// Part i of n people in `parts` even parts starts here.
std::uint32_t part_start(std::uint32_t i, std::uint32_t n, std::uint32_t parts) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(i) * n / parts);
}

/// Workplaces and teams while they are made.
struct Work {
    Members workplace, team;
    std::vector<std::uint64_t> workplace_keys, team_keys;
    std::vector<std::uint8_t> workplace_sectors, team_sectors;
};

/// Workers of one sector, in keyed order, are cut into workplaces, those into teams. Community workers count
/// in their old workplace but have no seat there: everyone else's team is the same whoever serves.
void cut_sector(const Draft& draft, std::uint8_t sector, const std::vector<std::uint32_t>& workers,
                Work& work) {
    const World& world = draft.world;
    const auto n = static_cast<std::uint32_t>(workers.size());
    const std::uint32_t workplaces = groups(n, draft.population.workplace_sizes[sector]);
    for (std::uint32_t w = 0; w < workplaces; ++w) {
        const std::uint32_t first = part_start(w, n, workplaces);
        const std::uint32_t here = part_start(w + 1, n, workplaces) - first;
        const std::uint32_t teams = groups(here, draft.population.team_size);
        for (std::uint32_t t = 0; t < teams; ++t) {
            for (std::uint32_t i = part_start(t, here, teams); i < part_start(t + 1, here, teams); ++i) {
                const std::uint32_t r = workers[first + i];
                if (world.resident.pool[r] != Pool::kCommunity) {
                    work.workplace[r] = static_cast<std::uint32_t>(work.workplace_keys.size());
                    work.team[r] = static_cast<std::uint32_t>(work.team_keys.size());
                }
            }
            work.team_keys.push_back(key_of(draft.community, thing_of(PlaceKind::kTeam),
                                            static_cast<std::uint64_t>(w) << 20 | t, sector));
            work.team_sectors.push_back(sector);
        }
        work.workplace_keys.push_back(
            key_of(draft.community, thing_of(PlaceKind::kWorkplace), w, sector));
        work.workplace_sectors.push_back(sector);
    }
}

void append_work(Draft& draft) {
    World& world = draft.world;
    std::vector<std::uint32_t> workers[kSectors];
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        if (world.resident.role[r] == Role::kWorker) {
            workers[static_cast<std::uint32_t>(world.resident.sector[r])].push_back(r);
        }
    }
    const core::Draws draws(draft.people, core::Purpose::kWorkplace);
    Work work{Members(world.agents, kNone), Members(world.agents, kNone), {}, {}, {}, {}};
    for (std::uint8_t sector = 0; sector < kSectors; ++sector) {
        cut_sector(draft, sector,
                   by_rank(draws, draft.community, std::move(workers[sector]), world.resident.key), work);
    }
    append_places(draft, PlaceKind::kTeam, work.team_keys, work.team, work.team_sectors);
    append_places(draft, PlaceKind::kWorkplace, work.workplace_keys, work.workplace, work.workplace_sectors);
}

/// One year of age, one or more even classes, of the size of its level.
void append_classes(Draft& draft) {
    World& world = draft.world;
    const core::Draws draws(draft.people, core::Purpose::kClass);
    std::vector<std::uint32_t> years[kAdult];
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        if (world.resident.role[r] == Role::kPupil) {
            years[world.resident.age[r]].push_back(r);
        }
    }
    Members member(world.agents, kNone);
    std::vector<std::uint64_t> keys;
    std::vector<std::uint8_t> levels;
    for (std::uint8_t age = 3; age < kAdult; ++age) {
        const auto level = static_cast<std::uint8_t>(level_of(age));
        const std::vector<std::uint32_t> pupils =
            by_rank(draws, age, std::move(years[age]), world.resident.key);
        const auto n = static_cast<std::uint32_t>(pupils.size());
        const std::uint32_t classes = groups(n, draft.population.class_sizes[level]);
        for (std::uint32_t c = 0; c < classes; ++c) {
            for (std::uint32_t i = part_start(c, n, classes); i < part_start(c + 1, n, classes); ++i) {
                member[pupils[i]] = static_cast<std::uint32_t>(keys.size());
            }
            keys.push_back(key_of(draft.community, thing_of(PlaceKind::kClass), c, age));
            levels.push_back(level);
        }
    }
    append_places(draft, PlaceKind::kClass, keys, member, levels);
}

/// Shops stand evenly along the rows of stairwells. A household goes to the nearest along its row (0.6) or to
/// one of the next two (0.2 each; assumed).
void append_shops(Draft& draft) {
    World& world = draft.world;
    const std::uint32_t shops = count(draft.population.shops);
    const core::Draws draws(draft.people, core::Purpose::kHomeShop);
    Members member(world.agents, kNone);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const core::Block words = draws.block(world.household.key[h]);
        const double along = (world.household.stairwell[h] + core::unit(words[0])) /
                             static_cast<double>(world.stairwell.key.size());
        const std::uint32_t nearest = std::min(static_cast<std::uint32_t>(along * shops), shops - 1);
        const double u = core::unit(words[1]);
        std::uint32_t shop = nearest;
        if (u > 0.8 && nearest + 1 < shops) {
            ++shop;
        } else if (u > 0.6 && u <= 0.8 && nearest > 0) {
            --shop;
        }
        for (std::uint32_t r = world.household.first[h]; r < world.household.first[h + 1]; ++r) {
            member[r] = shop;
        }
    }
    append_places(draft, PlaceKind::kShop, numbered(draft, PlaceKind::kShop, shops), member);
}

/// Places that belong to an area: all residents of it, from the youngest on (infants go with their parents).
template <class AreaOf>
void append_areas(Draft& draft, PlaceKind kind, std::uint32_t areas, AreaOf&& area_of) {
    World& world = draft.world;
    Members member(world.agents, kNone);
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        member[r] = area_of(world.resident.household[r]);
    }
    append_places(draft, kind, numbered(draft, kind, areas), member);
}

}  // namespace

void deal_places(Draft& draft) {
    World& world = draft.world;
    const auto everyone = [](std::uint32_t) { return 0u; };
    world.places.first.push_back(0);
    append_work(draft);
    append_classes(draft);
    append_shops(draft);
    append_areas(draft, PlaceKind::kMarket, 1, everyone);
    append_areas(draft, PlaceKind::kSquare, count(draft.population.grids),
                 [&](std::uint32_t h) { return world.grid_of(h); });
    append_areas(draft, PlaceKind::kStairwell, static_cast<std::uint32_t>(world.stairwell.key.size()),
                 [&](std::uint32_t h) { return world.household.stairwell[h]; });
    append_areas(draft, PlaceKind::kClinic, 1, everyone);
    Members staff(world.agents, kNone);
    for (const std::uint32_t r : world.staff.resident) {
        staff[r] = 0;
    }
    append_places(draft, PlaceKind::kOffice, numbered(draft, PlaceKind::kOffice, 1), staff);
}

}  // namespace wangge::world
