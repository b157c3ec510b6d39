#include <algorithm>
#include <vector>

#include "wangge/core/samplers.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/keys.hpp"
#include "wangge/world/place_rows.hpp"

namespace wangge::world {
namespace {

constexpr std::uint8_t kRidesAlone = 12;  // years; younger pupils go to a school nearby
constexpr double kLargestGroup = 8;       // times the median
constexpr std::uint32_t kFewestInGroup = 2;

/// One place for each stairwell with a lift.
void append_lifts(Draft& draft) {
    World& world = draft.world;
    std::vector<std::uint32_t> number(world.stairwell.key.size(), kNone);
    std::vector<std::uint64_t> keys;
    for (std::uint32_t s = 0; s < number.size(); ++s) {
        if (world.stairwell.lift[s] == 0) continue;
        number[s] = static_cast<std::uint32_t>(keys.size());
        keys.push_back(key_of(draft.community, thing_of(PlaceKind::kLift), s));
    }
    Members member(world.agents, kNone);
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        member[r] = number[world.household.stairwell[world.resident.household[r]]];
    }
    append_places(draft, PlaceKind::kLift, keys, member);
}

/// Schools of a level hold at most `school_size` pupils. The classes of a year are dealt to the schools of
/// its level in their order.
void append_schools(Draft& draft) {
    World& world = draft.world;
    const std::vector<std::uint32_t>& classes =
        world.resident.place[static_cast<std::size_t>(PlaceKind::kClass)];
    std::vector<std::uint32_t> first(kAdult, kNone), last(kAdult, 0);
    std::uint32_t pupils[kLevels] = {};
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const std::uint8_t age = world.resident.age[r];
        if (classes[r] == kNone || age >= kAdult) continue;
        first[age] = std::min(first[age], classes[r]);
        last[age] = std::max(last[age], classes[r]);
        ++pupils[world.places.branch[classes[r]]];
    }
    std::uint32_t base[kLevels] = {}, schools[kLevels] = {};
    std::vector<std::uint64_t> keys;
    std::vector<std::uint8_t> levels;
    for (std::uint32_t level = 0; level < kLevels; ++level) {
        base[level] = static_cast<std::uint32_t>(keys.size());
        schools[level] = groups(pupils[level], draft.population.school_size);
        for (std::uint32_t s = 0; s < schools[level]; ++s) {
            keys.push_back(
                key_of(draft.community, thing_of(PlaceKind::kSchool), s, static_cast<std::uint8_t>(level)));
            levels.push_back(static_cast<std::uint8_t>(level));
        }
    }
    Members member(world.agents, kNone);
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const std::uint8_t age = world.resident.age[r];
        if (classes[r] == kNone || age >= kAdult) continue;
        const std::uint32_t level = world.places.branch[classes[r]], year = last[age] - first[age] + 1;
        member[r] = base[level] + (classes[r] - first[age]) * schools[level] / year;
    }
    append_places(draft, PlaceKind::kSchool, keys, member, levels);
}

/// Commuters who ride: everyone of 12 and older with a daytime place, by a keyed share, on a keyed line.
void append_lines(Draft& draft) {
    World& world = draft.world;
    const core::Draws draws(draft.people, core::Purpose::kLine);
    const std::uint32_t lines = count(draft.population.transit_lines);
    const auto has = [&](PlaceKind kind, std::uint32_t r) {
        return world.resident.place[static_cast<std::size_t>(kind)][r] != kNone;
    };
    Members member(world.agents, kNone);
    for (std::uint32_t r = 0; r < world.residents && lines > 0; ++r) {
        if (world.resident.age[r] < kRidesAlone || !(has(PlaceKind::kTeam, r) || has(PlaceKind::kClass, r)))
            continue;
        const core::Block words = draws.words(kOfResident, world.resident.key[r]);
        if (core::happens(words[0], draft.population.transit_share)) member[r] = core::below(words[1], lines);
    }
    append_places(draft, PlaceKind::kTransit, numbered(draft, PlaceKind::kTransit, lines), member);
}

/// Groups that gather (relatives, colleagues, clubs): residents in keyed order, cut into groups whose sizes
/// are lognormal around the median.
void append_gatherings(Draft& draft) {
    World& world = draft.world;
    const core::Draws draws(draft.people, core::Purpose::kGroup),
        size(draft.people, core::Purpose::kGroupSize);
    const std::vector<std::uint32_t> people =
        by_rank(draws, draft.community, all_rows(world.residents), world.resident.key);
    Members member(world.agents, kNone);
    std::vector<std::uint64_t> keys;
    for (std::uint32_t next = 0; next < people.size();) {
        const auto group = static_cast<std::uint32_t>(keys.size());
        keys.push_back(key_of(draft.community, thing_of(PlaceKind::kGathering), group));
        const std::uint32_t members = members_of_group(draft.population, size, keys.back());
        for (std::uint32_t k = 0; k < members && next < people.size(); ++k) member[people[next++]] = group;
    }
    append_places(draft, PlaceKind::kGathering, keys, member);
}

}  // namespace

std::uint32_t members_of_group(const Population& population, const core::Draws& size, std::uint64_t key) {
    const double median = population.gathering_size;
    const double drawn = core::lognormal_median(size.unit(key), median, population.gathering_sigma);
    return std::max(kFewestInGroup, nearest_count(std::min(drawn, kLargestGroup * median)));
}

void deal_venues(Draft& draft) {
    World& world = draft.world;
    append_lifts(draft);
    Members yard(world.agents, kNone), park(world.agents, kNone);
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        yard[r] = world.grid_of(world.resident.household[r]);
        park[r] = world.community_of(world.resident.household[r]);
    }
    append_places(draft, PlaceKind::kCompound,
                  numbered(draft, PlaceKind::kCompound, static_cast<std::uint32_t>(world.grid.key.size())),
                  yard);
    append_schools(draft);
    const auto open_to_all = [&](PlaceKind kind, std::uint32_t n, std::vector<Nearby> Grids::*of_grid) {
        share_out(world, 0, {static_cast<std::uint32_t>(world.places.key.size()), n}, of_grid);
        append_places(draft, kind, numbered(draft, kind, n), Members(world.agents, kNone));
    };
    open_to_all(PlaceKind::kRestaurant, count(draft.population.restaurants), &Grids::restaurants);
    open_to_all(PlaceKind::kStore, count(draft.population.stores), &Grids::stores);
    append_places(draft, PlaceKind::kPark, numbered(draft, PlaceKind::kPark, world.community.size()), park);
    append_lines(draft);
    append_gatherings(draft);
}

}  // namespace wangge::world
