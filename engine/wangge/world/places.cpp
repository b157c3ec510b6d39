#include <algorithm>
#include <vector>

#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/keys.hpp"
#include "wangge/world/own_places.hpp"
#include "wangge/world/place_rows.hpp"

namespace wangge::world {
namespace {

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
        work.workplace_keys.push_back(key_of(draft.community, thing_of(PlaceKind::kWorkplace), w, sector));
        work.workplace_sectors.push_back(sector);
    }
}

void append_work(Draft& draft) {
    World& world = draft.world;
    std::vector<std::uint32_t> workers[kSectors];
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        if (world.resident.role[r] == Role::kWorker) {
            const Sector sector = world.resident.sector[r];
            workers[static_cast<std::uint32_t>(sector)].push_back(r);
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

/// One year of age in one community, one or more even classes, of the size of its level.
void append_classes(Draft& draft) {
    World& world = draft.world;
    const core::Draws draws(draft.people, core::Purpose::kClass);
    const std::uint32_t communities = world.community.size();
    std::vector<std::vector<std::uint32_t>> years[kAdult];
    for (auto& year : years) year.resize(communities);
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        if (world.resident.role[r] == Role::kPupil) {
            years[world.resident.age[r]][world.community_of(world.resident.household[r])].push_back(r);
        }
    }
    Members member(world.agents, kNone);
    std::vector<std::uint64_t> keys;
    std::vector<std::uint8_t> levels;
    for (std::uint8_t age = 3; age < kAdult; ++age) {
        const auto level = static_cast<std::uint8_t>(level_of(age));
        std::uint32_t number = 0;  // of the class among those of its year
        for (std::uint32_t community = 0; community < communities; ++community) {
            const std::vector<std::uint32_t> pupils =
                by_rank(draws, age, std::move(years[age][community]), world.resident.key);
            const auto n = static_cast<std::uint32_t>(pupils.size());
            const std::uint32_t classes = groups(n, draft.population.class_sizes[level]);
            for (std::uint32_t c = 0; c < classes; ++c) {
                for (std::uint32_t i = part_start(c, n, classes); i < part_start(c + 1, n, classes); ++i) {
                    member[pupils[i]] = static_cast<std::uint32_t>(keys.size());
                }
                keys.push_back(key_of(draft.community, thing_of(PlaceKind::kClass), number++, age));
                levels.push_back(level);
            }
        }
    }
    append_places(draft, PlaceKind::kClass, keys, member, levels);
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
    const std::uint32_t communities = world.community.size();
    const auto community = [&](std::uint32_t h) { return world.community_of(h); };
    world.places.first.push_back(0);
    const OwnTables* own = draft.own;
    own != nullptr && own->workplaces ? append_own_work(draft) : append_work(draft);
    own != nullptr && own->classes ? append_own_classes(draft) : append_classes(draft);
    if (own != nullptr && own->shops) {
        append_own_shops(draft);
    } else {
        append_places(draft, PlaceKind::kShop,
                      numbered(draft, PlaceKind::kShop, count(draft.population.shops)),
                      near_homes(draft, core::Purpose::kHomeShop, count(draft.population.shops)));
    }
    append_areas(draft, PlaceKind::kMarket, communities, community);
    append_areas(draft, PlaceKind::kSquare, count(draft.population.grids),
                 [&](std::uint32_t h) { return world.grid_of(h); });
    append_areas(draft, PlaceKind::kStairwell, static_cast<std::uint32_t>(world.stairwell.key.size()),
                 [&](std::uint32_t h) { return world.household.stairwell[h]; });
    append_areas(draft, PlaceKind::kClinic, communities, community);
    Members staff(world.agents, kNone);
    for (std::uint32_t w = 0; w < world.staff.resident.size(); ++w) {
        staff[world.staff.resident[w]] = world.staff.community[w];
    }
    append_places(draft, PlaceKind::kOffice, numbered(draft, PlaceKind::kOffice, communities), staff);
    deal_venues(draft);
}

}  // namespace wangge::world
