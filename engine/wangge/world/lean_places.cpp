#include "wangge/world/lean_places.hpp"

#include <algorithm>
#include <utility>

#include "wangge/world/keys.hpp"
#include "wangge/world/place_rows.hpp"

namespace wangge::world {
namespace {

class Rows {
  public:
    Rows(World& world, std::uint64_t code)
        : world_(world), places_(world.places), lean_(world.lean), code_(code) {}

    void begin(PlaceKind kind) {
        kind_ = kind;
        lean_.first_place[static_cast<std::size_t>(kind)] = next();
    }
    void add(std::uint64_t key, std::uint8_t branch, std::uint32_t first, std::uint32_t end) {
        places_.key.push_back(key);
        places_.kind.push_back(kind_);
        places_.branch.push_back(branch);
        places_.first.push_back(first);
        lean_.end.push_back(end);
    }
    std::uint32_t next() const { return static_cast<std::uint32_t>(places_.key.size()); }

    /// Groups with the rows of their members, who are told their place: tell(row of a member, of the place).
    template <class Tell>
    void groups(const Groups& all, Tell tell) {
        const auto base = static_cast<std::uint32_t>(lean_.slots.size());
        for (const std::uint32_t row : all.rows) lean_.slots.push_back(row);
        std::uint32_t from = 0;
        for (std::size_t g = 0; g < all.ends.size(); ++g) {
            const std::uint32_t end = all.ends[g], here = next();
            add(all.keys[g], all.branches[g], base + from, base + end);
            for (; from < end; ++from) tell(all.rows[from], here);
        }
    }
    /// `child`: row of the first team or class.
    void parents(const std::vector<Block>& blocks, Groups Block::*of, std::uint32_t child) {
        for (const Block& block : blocks) {
            const Groups& all = block.*of;
            std::size_t g = 0;
            for (std::uint32_t parent = 0; parent < all.parent_keys.size(); ++parent) {
                const std::uint32_t first = places_.first[child];
                std::uint32_t end = first;
                for (; g < all.parent.size() && all.parent[g] == parent; ++g, ++child) {
                    lean_.parent[child] = next();
                    end = lean_.end[child];
                }
                add(all.parent_keys[parent], all.parent_branches[parent], first, end);
            }
        }
    }

    /// One place for each of n areas of which area i is the residents [first(i), first(i + 1)).
    template <class First, class Key>
    void areas(PlaceKind kind, std::uint32_t n, First first, Key key) {
        begin(kind);
        for (std::uint32_t i = 0; i < n; ++i) add(key(i), 0, first(i), first(i + 1));
    }

    /// Places that households choose, all members together.
    void chosen(PlaceKind kind, std::span<const std::uint32_t> numbers, std::vector<std::uint32_t>& choice) {
        begin(kind);
        std::vector<std::uint32_t> next_slot;
        std::uint32_t h = 0;
        for (std::uint32_t c = 0; c < numbers.size(); ++c) {
            const std::uint32_t end = first_household(c + 1), base = next();
            next_slot.assign(numbers[c] + 1, 0);
            for (std::uint32_t at = h; at < end; ++at) next_slot[choice[at] + 1] += world_.members(at);
            next_slot[0] = static_cast<std::uint32_t>(lean_.slots.size());
            for (std::uint32_t k = 0; k < numbers[c]; ++k) {
                next_slot[k + 1] += next_slot[k];
                add(key_of(community_name(code_, c), thing_of(kind), k), 0, next_slot[k], next_slot[k + 1]);
            }
            lean_.slots.resize(next_slot[numbers[c]]);
            for (; h < end; ++h) {
                std::uint32_t& slot = next_slot[choice[h]];
                choice[h] += base;
                for (std::uint32_t r = world_.household.first[h]; r < world_.household.first[h + 1]; ++r) {
                    lean_.slots.set(slot++, r);
                }
            }
        }
    }

    /// Places of which people choose one day by day.
    void open_to_all(PlaceKind kind, std::span<const std::uint32_t> numbers,
                     std::vector<Nearby> Grids::*of_grid) {
        begin(kind);
        const auto slots = static_cast<std::uint32_t>(lean_.slots.size());
        for (std::uint32_t c = 0; c < numbers.size(); ++c) {
            share_out(world_, c, {next(), numbers[c]}, of_grid);
            for (std::uint32_t k = 0; k < numbers[c]; ++k)
                add(key_of(community_name(code_, c), thing_of(kind), k), 0, slots, slots);
        }
    }

    std::uint32_t first_household(std::uint32_t community) const {
        return world_.stairwell
            .first_household[world_.grid.first_stairwell[world_.community.first_grid[community]]];
    }
    /// The name of thing i, whose community is given and starts with thing `first`.
    std::uint64_t key(PlaceKind kind, std::uint32_t community, std::uint32_t first, std::uint32_t i) const {
        return key_of(community_name(code_, community), thing_of(kind), i - first);
    }

  private:
    World& world_;
    Places& places_;
    Lean& lean_;
    std::uint64_t code_;
    PlaceKind kind_ = PlaceKind::kTeam;
};

void append_offices(World& world, Rows& rows, std::uint64_t code) {
    rows.begin(PlaceKind::kOffice);
    for (std::uint32_t c = 0; c < world.community.size(); ++c) {
        const auto first = static_cast<std::uint32_t>(world.lean.slots.size());
        std::vector<std::uint32_t> serving;
        for (const std::uint32_t w : world.community.staff_of(c)) serving.push_back(world.staff.resident[w]);
        std::sort(serving.begin(), serving.end());  // looked up by row
        for (const std::uint32_t row : serving) world.lean.slots.push_back(row);
        rows.add(key_of(community_name(code, c), thing_of(PlaceKind::kOffice), 0), 0, first,
                 static_cast<std::uint32_t>(world.lean.slots.size()));
    }
}

void append_lines(World& world, Rows& rows, std::vector<Block>& blocks) {
    std::vector<std::uint32_t> line(world.residents, kNone);
    std::size_t riders = 0;
    rows.begin(PlaceKind::kTransit);
    for (Block& block : blocks) {
        riders += block.lines.rows.size();
        rows.groups(std::exchange(block.lines, {}), [&](std::uint32_t r, std::uint32_t at) { line[r] = at; });
    }
    world.lean.line.reserve(world.residents, riders);
    for (const std::uint32_t of : line) world.lean.line.push_back(of);
}

/// Room for what will be written, so that nothing grows by doubling.
void reserve(World& world, const std::vector<Block>& blocks, const Venues& venues) {
    std::size_t slots = std::size_t{world.residents} + world.staff.resident.size();
    std::size_t rows =
        std::size_t{4} * world.community.size() + 2 * (world.grid.key.size() + world.stairwell.key.size());
    for (const auto& numbers : {venues.shops, venues.restaurants, venues.stores}) {
        for (const std::uint32_t number : numbers) rows += number;
    }
    for (const Block& block : blocks) {
        for (const Groups* all : {&block.teams, &block.classes, &block.gatherings, &block.lines}) {
            slots += all->rows.size();
            rows += all->ends.size() + all->parent_keys.size();
        }
    }
    world.lean.group = world.lean.gathering = core::RowColumn(static_cast<std::uint32_t>(rows));
    world.lean.group.assign(world.residents, kNone);
    world.lean.gathering.assign(world.residents, kNone);
    world.lean.slots = core::RowColumn(world.agents);
    world.lean.slots.reserve(slots);
    world.places.key.reserve(rows);
    world.places.kind.reserve(rows);
    world.places.branch.reserve(rows);
    world.places.first.reserve(rows);
    world.lean.end.reserve(rows);
}

}  // namespace

void place_all(World& world, std::vector<Block> blocks, const Venues& venues, std::uint64_t code) {
    Rows rows(world, code);
    Lean& lean = world.lean;
    const std::uint32_t communities = world.community.size();
    const auto stairwells = static_cast<std::uint32_t>(world.stairwell.key.size());
    const auto grids = static_cast<std::uint32_t>(world.grid.key.size());
    const auto of_stairwell = [&](std::uint32_t s) {
        return world.household.first[world.stairwell.first_household[s]];
    };
    const auto of_grid = [&](std::uint32_t g) { return of_stairwell(world.grid.first_stairwell[g]); };
    const auto of_community = [&](std::uint32_t c) { return of_grid(world.community.first_grid[c]); };
    const auto area_key = [&](PlaceKind kind) {
        return [&, kind](std::uint32_t c) { return rows.key(kind, c, c, c); };
    };
    const auto grid_key = [&](PlaceKind kind) {
        return [&, kind](std::uint32_t g) {
            const std::uint32_t c = world.grid.community[g];
            return rows.key(kind, c, world.community.first_grid[c], g);
        };
    };
    const auto stairwell_key = [&](PlaceKind kind) {
        return [&, kind](std::uint32_t s) {
            const std::uint32_t c = world.community_of_stairwell(s);
            return rows.key(kind, c, world.grid.first_stairwell[world.community.first_grid[c]], s);
        };
    };

    reserve(world, blocks, venues);
    const auto tell_group = [&](std::uint32_t r, std::uint32_t at) { lean.group.set(r, at); };
    rows.begin(PlaceKind::kTeam);
    for (const Block& block : blocks) rows.groups(block.teams, tell_group);
    const std::uint32_t teams = rows.next();
    lean.parent.assign(teams, kNone);
    rows.begin(PlaceKind::kWorkplace);
    rows.parents(blocks, &Block::teams, 0);
    for (Block& block : blocks) block.teams = {};
    rows.begin(PlaceKind::kClass);
    const std::uint32_t first_class = rows.next();
    for (const Block& block : blocks) rows.groups(block.classes, tell_group);
    lean.parent.resize(rows.next(), kNone);
    rows.chosen(PlaceKind::kShop, venues.shops, lean.shop);
    rows.areas(PlaceKind::kMarket, communities, of_community, area_key(PlaceKind::kMarket));
    rows.areas(PlaceKind::kSquare, grids, of_grid, grid_key(PlaceKind::kSquare));
    rows.areas(PlaceKind::kStairwell, stairwells, of_stairwell, stairwell_key(PlaceKind::kStairwell));
    rows.areas(PlaceKind::kClinic, communities, of_community, area_key(PlaceKind::kClinic));
    append_offices(world, rows, code);
    rows.begin(PlaceKind::kLift);
    lean.lift.assign(stairwells, kNone);
    for (std::uint32_t s = 0; s < stairwells; ++s) {
        if (world.stairwell.lift[s] == 0) continue;
        lean.lift[s] = rows.next();
        rows.add(stairwell_key(PlaceKind::kLift)(s), 0, of_stairwell(s), of_stairwell(s + 1));
    }
    rows.areas(PlaceKind::kCompound, grids, of_grid, grid_key(PlaceKind::kCompound));
    rows.begin(PlaceKind::kSchool);
    rows.parents(blocks, &Block::classes, first_class);
    for (Block& block : blocks) block.classes = {};
    rows.open_to_all(PlaceKind::kRestaurant, venues.restaurants, &Grids::restaurants);
    rows.open_to_all(PlaceKind::kStore, venues.stores, &Grids::stores);
    rows.areas(PlaceKind::kPark, communities, of_community, area_key(PlaceKind::kPark));
    append_lines(world, rows, blocks);
    rows.begin(PlaceKind::kGathering);
    for (Block& block : blocks)
        rows.groups(std::exchange(block.gatherings, {}),
                    [&](std::uint32_t r, std::uint32_t at) { lean.gathering.set(r, at); });
    lean.first_place[kPlaceKinds] = rows.next();
}

}  // namespace wangge::world
