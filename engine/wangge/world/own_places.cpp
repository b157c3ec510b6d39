#include "wangge/world/own_places.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "wangge/core/mix.hpp"
#include "wangge/world/keys.hpp"
#include "wangge/world/place_rows.hpp"

namespace wangge::world {
namespace {

/// The places of one kind in the order of their names.
struct Row {
    std::string_view id;
    std::uint32_t place;  // row in the tables
};
std::vector<Row> places_of(const OwnTables& own, PlaceKind kind) {
    std::vector<Row> rows;
    for (std::uint32_t p = 0; p < own.places.size(); ++p) {
        if (own.places[p].kind == kind) {
            rows.push_back({own.places[p].id, p});
        }
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
    return rows;
}

std::uint64_t place_key(const Draft& draft, PlaceKind kind, std::string_view id) {
    return core::combine(core::combine(draft.community, static_cast<std::uint64_t>(thing_of(kind))),
                         core::hash_text(id));
}

/// Appends the places of a kind with the residents for whom `place_of` gives a row of the tables.
template <class PlaceOf>
void append_named(Draft& draft, PlaceKind kind, PlaceOf&& place_of) {
    const OwnTables& own = *draft.own;
    std::vector<std::uint32_t> number(own.places.size(), kNone);
    std::vector<std::uint64_t> keys;
    std::vector<std::uint8_t> branches;
    for (const Row& row : places_of(own, kind)) {
        number[row.place] = static_cast<std::uint32_t>(keys.size());
        keys.push_back(place_key(draft, kind, row.id));
        branches.push_back(own.places[row.place].branch);
    }
    Members member(draft.world.agents, kNone);
    for (std::uint32_t r = 0; r < draft.world.residents; ++r) {
        const std::uint32_t place = place_of(r);
        member[r] = place == kNone ? kNone : number[place];
    }
    append_places(draft, kind, keys, member, branches);
}

}  // namespace

void append_own_work(Draft& draft) {
    const World& world = draft.world;
    const OwnTables& own = *draft.own;
    const auto workplace = [&](std::uint32_t r) {
        return world.resident.pool[r] == Pool::kCommunity ? kNone
                                                          : own.residents[draft.own_resident[r]].workplace;
    };
    std::vector<std::vector<std::uint32_t>> people(own.places.size());
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        if (const std::uint32_t place = workplace(r); place != kNone) {
            people[place].push_back(r);
        }
    }
    const core::Draws draws(draft.people, core::Purpose::kWorkplace);
    Members team(world.agents, kNone);
    std::vector<std::uint64_t> keys;
    std::vector<std::uint8_t> sectors;
    for (const Row& row : places_of(own, PlaceKind::kWorkplace)) {
        const std::uint64_t key = place_key(draft, PlaceKind::kTeam, row.id);
        const std::vector<std::uint32_t> order =
            by_rank(draws, key, std::move(people[row.place]), world.resident.key);
        const auto n = static_cast<std::uint32_t>(order.size());
        const std::uint32_t teams = groups(n, draft.population.team_size);
        for (std::uint32_t t = 0; t < teams; ++t) {
            for (std::uint32_t i = part_start(t, n, teams); i < part_start(t + 1, n, teams); ++i) {
                team[order[i]] = static_cast<std::uint32_t>(keys.size());
            }
            keys.push_back(core::combine(key, t));
            sectors.push_back(own.places[row.place].branch);
        }
    }
    append_places(draft, PlaceKind::kTeam, keys, team, sectors);
    append_named(draft, PlaceKind::kWorkplace, workplace);
}

void append_own_classes(Draft& draft) {
    append_named(draft, PlaceKind::kClass,
                 [&](std::uint32_t r) { return draft.own->residents[draft.own_resident[r]].school_class; });
}

void append_own_shops(Draft& draft) {
    append_named(draft, PlaceKind::kShop, [&](std::uint32_t r) {
        return draft.own->households[draft.own_household[draft.world.resident.household[r]]].shop;
    });
}

}  // namespace wangge::world
