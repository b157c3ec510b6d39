#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/core/few_cells.hpp"
#include "wangge/core/half_bytes.hpp"
#include "wangge/core/ids.hpp"
#include "wangge/core/prefetch.hpp"
#include "wangge/core/rising_column.hpp"
#include "wangge/core/row_column.hpp"
#include "wangge/core/rows_of.hpp"
#include "wangge/core/some_cells.hpp"
#include "wangge/world/population.hpp"

/// People, homes, places and gates: constant once built. Rows are sorted so that every level is a range;
/// keys name things and are the only identity that draws may use.
namespace wangge::world {

struct ResidentTag;
struct HouseholdTag;
struct PlaceTag;
using ResidentId = core::Id<ResidentTag>;
using HouseholdId = core::Id<HouseholdTag>;
using PlaceId = core::Id<PlaceTag>;

/// The calendar's ticks: 00-06, 06-09, 09-12, 12-15, 15-18, 18-24.
inline constexpr std::uint32_t kTicks = 6;
inline constexpr std::uint32_t kTickStart[kTicks + 1] = {0,   360,  540, 720,
                                                         900, 1080, 1440};  // minute of the day

enum class Tenure : std::uint8_t { kOwner, kTenant };
enum class Role : std::uint8_t { kNone, kPupil, kWorker };
/// What a row of Households is: a family (or whoever shares a home), a room of a care home or a dormitory.
enum class Dwelling : std::uint8_t { kFamily, kCareHome, kDormitory };
/// Where someone is registered.
enum class Hukou : std::uint8_t { kHere, kSameCounty, kSameProvince, kOtherProvince };
enum class Level : std::uint8_t { kKindergarten, kPrimary, kJunior, kSenior };
constexpr Level level_of(std::uint8_t age) {  // of 3 to 17
    return age < 6    ? Level::kKindergarten
           : age < 12 ? Level::kPrimary
           : age < 15 ? Level::kJunior
                      : Level::kSenior;
}
/// First year of a level; of level kLevels 18.
constexpr std::uint32_t level_start(std::uint32_t level) {
    constexpr std::uint32_t kStart[kLevels + 1] = {3, 6, 12, 15, 18};
    return kStart[level];
}
/// Staff pools; kResident is everyone who is not staff.
enum class Pool : std::uint8_t { kResident, kCommunity, kParty, kVolunteer, kCrew, kSeconded };
inline constexpr std::uint32_t kPools = 6;

/// No row: what a membership or a household is for those who have none.
inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;

/// Kinds of meeting places with constant slots. Dwellings are places too, but hold no slots.
enum class PlaceKind : std::uint8_t {
    kTeam,
    kWorkplace,
    kClass,
    kShop,
    kMarket,
    kSquare,
    kStairwell,
    kClinic,
    kOffice,
    kLift,
    kCompound,  // the yard of a grid's buildings
    kSchool,    // classes of one level; met in class hours
    kRestaurant,
    kStore,  // shops for other goods than food
    kPark,
    kTransit,   // riders of one line
    kGathering  // a group of regulars
};
inline constexpr std::uint32_t kPlaceKinds = 17;
inline constexpr bool outside_gates(PlaceKind kind) {
    return kind == PlaceKind::kTeam || kind == PlaceKind::kWorkplace || kind == PlaceKind::kClass ||
           kind == PlaceKind::kMarket || kind == PlaceKind::kClinic || kind == PlaceKind::kRestaurant ||
           kind == PlaceKind::kStore || kind == PlaceKind::kPark || kind == PlaceKind::kGathering;
}

/// Yes or no by row, a bit each.
using Flags = std::vector<bool>;

inline constexpr std::int16_t kAlwaysHere = -1000;  // day of return of those who were never away

/// One row per resident; outsiders (gate crew, seconded) follow after the last resident.
struct Residents {
    std::vector<std::uint64_t> key;  // name of the person: (community code, household number, member number)
    core::RisingColumn household;    // row in Households; kNone of outsiders
    std::vector<std::uint8_t> age;   // years, 0 to 100
    Flags female;                    // 0 or 1
    core::HalfBytes<Role> role;
    std::vector<Pool> pool;
    core::HalfBytes<Hukou> hukou;    // where they are registered
    core::HalfBytes<Sector> sector;  // of their work; kNone for those who do not work
    Flags phone;                     // has a smartphone
    Flags remote;                    // can work from home
    Flags essential;                 // works on under closure
    Flags shows_code;                // has phone and skill to show a code alone
    Flags chronic;                   // takes daily medicine
    Flags can_carry;                 // can carry a week's food: age 16 to 74 (older people carry little)
    core::FewCells<std::int16_t> arrival{
        kAlwaysHere};  // day of return: -14 to -1 for the first returnees, later ones > 0
    // membership: place row and slot in it per kind of place; kNone where there is none; empty in a world of
    // several communities (see Lean). Ask World::place_of and slot_of.
    std::vector<std::uint32_t> place[kPlaceKinds];
    std::vector<std::uint32_t> slot[kPlaceKinds];
};
struct Households {
    std::vector<std::uint64_t> key;
    std::vector<Dwelling> dwelling;  // families first, then rooms, in each community
    std::vector<std::uint32_t>
        first;                     // first resident row; size + 1 entries, members are [first[h], first[h+1])
    core::RisingColumn stairwell;  // row in Stairwells
    std::vector<std::uint8_t> floor;        // 1-based
    std::vector<std::uint8_t> generations;  // 1 to 4 (and more); 0 in rooms and where it is not known
    std::vector<Tenure> tenure;
    Flags supplied;                     // an elder alone whose food relatives from outside bring
    Flags helper;                       // a member of 16 to 59 shows a code alone (can help an elder)
    std::vector<std::int16_t> friends;  // so many rows on, friends_per_household each; ask World::friend_of
};

struct Stairwells {
    std::vector<std::uint64_t> key;
    std::vector<std::uint32_t> first_household;  // size + 1 entries
    std::vector<std::uint32_t> grid;
    std::vector<std::uint8_t> lift;
    std::vector<std::uint32_t> first_gate_minute;  // size + 1 entries into gate_minutes
    std::vector<std::uint16_t> gate_minutes;       // walking minutes to the gates of the community, in order
    std::vector<float> x, y;                       // metres
};

/// Places of a kind of which people choose one day by day: consecutive rows.
struct Nearby {
    std::uint32_t first, count;
};

struct Grids {
    std::vector<std::uint64_t> key;
    std::vector<std::uint32_t> first_stairwell;  // size + 1 entries
    std::vector<std::uint32_t> community;        // row in Communities
    std::vector<std::uint32_t>
        positions;  // that its residents may stand at: the next prime, see move/turnout
    std::vector<Nearby> restaurants, stores;
};

/// Communities (社区): consecutive grids with gates and staff of their own. A world of up to about 12,000
/// people is one, unless more are asked for.
struct Communities {
    std::vector<std::uint32_t> first_grid;   // size + 1 entries
    std::vector<std::uint32_t> first_gate;   // size + 1 entries
    std::vector<std::uint32_t> first_staff;  // size + 1 entries into `staff`
    std::vector<std::uint32_t> staff;        // staff rows, rising within a community

    std::uint32_t size() const { return static_cast<std::uint32_t>(first_grid.size()) - 1; }
    std::span<const std::uint32_t> staff_of(std::uint32_t community) const {
        return {staff.data() + first_staff[community], first_staff[community + 1] - first_staff[community]};
    }
    std::uint32_t gates_of(std::uint32_t community) const {
        return first_gate[community + 1] - first_gate[community];
    }
    /// Where all gates but `open` are closed those in use are the rows from first_gate[community] to here.
    std::uint32_t end_of_open_gates(std::uint32_t community, std::uint32_t open) const {
        return first_gate[community] + std::min(open, gates_of(community));
    }
};

/// Meeting places: slot k of place p is resident `slots[first[p] + k]` ("regulars": everyone whose plan may
/// bring them here; none of a restaurant or store, see Grids). Ask World::slots_of: not all are stored in a
/// world of several communities.
struct Places {
    std::vector<std::uint64_t> key;
    std::vector<PlaceKind> kind;
    std::vector<std::uint8_t> branch;  // Sector of a team or workplace, Level of a class, 0 else
    std::vector<std::uint32_t> first;  // size + 1 entries into slots
    std::vector<std::uint32_t> slots;  // empty in a world of several communities
};

struct Gates {
    std::vector<std::uint64_t> key;
    std::vector<float> x, y;               // metres
    std::vector<std::uint32_t> community;  // row in Communities
};

/// Staff, sorted by (pool, resident row). Residents of the place in the pools community, party and volunteer;
/// outsiders else.
struct Staff {
    std::vector<std::uint32_t> resident;
    std::vector<Pool> pool;
    std::vector<std::uint32_t> community;  // where they serve, row in Communities
};

/// The regulars of a place by slot: stored rows, or consecutive ones.
class Slots {
  public:
    using Iterator = core::RowsOf<Slots, std::uint32_t>;

    Slots() = default;
    Slots(core::RowSpan rows, std::uint32_t size) : rows_(rows), size_(size) {}
    Slots(std::uint32_t first, std::uint32_t size) : first_(first), size_(size) {}
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    std::uint32_t operator[](std::size_t k) const {
        return rows_ ? rows_[k] : first_ + static_cast<std::uint32_t>(k);
    }
    /// Asks for slot k.
    void prefetch(std::size_t k) const {
        if (rows_) rows_.prefetch(k);
    }
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size_}; }

  private:
    core::RowSpan rows_;
    std::uint32_t first_ = 0, size_ = 0;
};

/// Memberships of a world of several communities. What follows from where somebody lives is not stored: the
/// regulars of a stairwell, a grid or a community are consecutive rows; those of a workplace or school are
/// those of its teams or classes, one after the other. All other slots rise, so that somebody's is looked up.
/// A fixed order of slots is as good as a drawn one: contacts match slot s with slot c - s, and c is drawn.
struct Lean {
    std::array<std::uint32_t, kPlaceKinds + 1> first_place = {};  // places are sorted by kind
    std::vector<std::uint32_t> end;                               // per place, into Lean::slots or residents
    std::vector<std::uint32_t> parent;  // per place up to the classes: workplace of a team, school of a class
    core::RowColumn slots;              // of the places whose regulars are not consecutive rows
    core::RowColumn group, gathering;   // per resident; group: team or class
    core::SomeCells<std::uint32_t> line{kNone};  // per resident
    std::vector<std::uint32_t> shop;             // per household
    std::vector<std::uint32_t> lift;             // per stairwell

    bool used() const { return !end.empty(); }
};

struct World {
    core::Seed people;             // seed this world was made from
    std::uint32_t residents = 0;   // people who live here: rows [0, residents) of Residents
    std::uint32_t agents = 0;      // with outsiders: rows [0, agents)
    std::uint32_t households = 0;  // of residents, rooms included; outsiders have household kNone
    std::uint32_t families = 0;    // households that are no rooms
    std::uint32_t friends_per_household = 0;
    double tightness = 0;  // of blocked mouths
    std::uint32_t side_gaps = 0;
    PropertyManagement property_management = PropertyManagement::kNone;
    Residents resident;
    Households household;
    Stairwells stairwell;
    Grids grid;
    Communities community;
    Places places;
    Gates gates;
    Staff staff;
    Lean lean;

    std::uint32_t grid_of(std::uint32_t household_row) const {
        return stairwell.grid[household.stairwell[household_row]];
    }
    std::uint32_t community_of(std::uint32_t household_row) const {
        return grid.community[grid_of(household_row)];
    }
    /// Of anybody; outsiders belong where they serve. They are the last rows of both tables, in one order.
    std::uint32_t community_of_agent(std::uint32_t i) const {
        return i < residents ? community_of(resident.household[i])
                             : staff.community[staff.resident.size() - (agents - i)];
    }
    std::uint32_t community_of_stairwell(std::uint32_t row) const {
        return grid.community[stairwell.grid[row]];
    }
    /// Row in Staff of an agent; kNone of those who do not serve.
    std::uint32_t staff_of(std::uint32_t i) const {
        if (resident.pool[i] == Pool::kResident) return kNone;
        const auto pools = std::equal_range(staff.pool.begin(), staff.pool.end(), resident.pool[i]);
        const auto rows = staff.resident.begin();
        const auto at = std::lower_bound(rows + (pools.first - staff.pool.begin()),
                                         rows + (pools.second - staff.pool.begin()), i);
        return at != staff.resident.end() && *at == i ? static_cast<std::uint32_t>(at - rows) : kNone;
    }
    /// Staff rows of a pool that serve in a community, rising; all rows stand in order of pool.
    std::span<const std::uint32_t> staff_in(std::uint32_t community_row, Pool pool) const {
        const auto of_pool = std::ranges::equal_range(community.staff_of(community_row), pool, {},
                                                      [&](std::uint32_t w) { return staff.pool[w]; });
        return {of_pool.begin(), of_pool.end()};
    }
    /// Residents of a grid are the rows from the first to the one before the end.
    std::uint32_t first_of_grid(std::uint32_t g) const {
        return household.first[stairwell.first_household[grid.first_stairwell[g]]];
    }
    std::uint32_t end_of_grid(std::uint32_t g) const { return first_of_grid(g + 1); }
    /// Residents of a community: the first, and the one after the last.
    std::pair<std::uint32_t, std::uint32_t> residents_of_community(std::uint32_t row) const {
        return {first_of_grid(community.first_grid[row]), first_of_grid(community.first_grid[row + 1])};
    }
    std::uint32_t members(std::uint32_t h) const { return household.first[h + 1] - household.first[h]; }
    /// Friend k of a household (k below friends_per_household): the household whose members visit its
    /// members, and are visited by them, in the same community; kNone where it has none.
    std::uint32_t friend_of(std::uint32_t h, std::uint32_t k) const {
        const std::int16_t away = household.friends[std::size_t{h} * friends_per_household + k];
        return away == 0 ? kNone : h + static_cast<std::uint32_t>(std::int32_t{away});
    }
    /// Where somebody belongs, by kind of place, and which of its slots is theirs; kNone where there is none.
    std::uint32_t place_of(PlaceKind kind, std::uint32_t i) const {
        return lean.used() ? lean_place_of(kind, i) : resident.place[static_cast<std::size_t>(kind)][i];
    }
    std::uint32_t slot_of(PlaceKind kind, std::uint32_t i) const {
        return lean.used() ? lean_slot_of(kind, i) : resident.slot[static_cast<std::size_t>(kind)][i];
    }
    Slots slots_of(std::uint32_t place) const {
        const std::uint32_t first = places.first[place];
        if (!lean.used()) {
            return {core::RowSpan(nullptr, places.slots.data() + first), places.first[place + 1] - first};
        }
        const std::uint32_t size = lean.end[place] - first;
        if (consecutive(places.kind[place])) return {first, size};
        return {lean.slots.from(first), size};
    }

    /// Asks for what leads to the slots of a place.
    void prefetch_place(std::uint32_t place) const {
        core::prefetch(&places.key[place]);
        core::prefetch(&places.first[place]);
        if (lean.used()) core::prefetch(&lean.end[place]);
    }
    /// Asks for where a resident belongs by choice.
    void prefetch_memberships(std::uint32_t i) const {
        if (!lean.used()) return;
        lean.group.prefetch(i);
        lean.gathering.prefetch(i);
    }

  private:
    /// All residents of an area.
    static bool consecutive(PlaceKind kind) {
        constexpr std::uint32_t kAreas =
            1u << static_cast<unsigned>(PlaceKind::kMarket) |
            1u << static_cast<unsigned>(PlaceKind::kSquare) |
            1u << static_cast<unsigned>(PlaceKind::kStairwell) |
            1u << static_cast<unsigned>(PlaceKind::kClinic) | 1u << static_cast<unsigned>(PlaceKind::kLift) |
            1u << static_cast<unsigned>(PlaceKind::kCompound) | 1u << static_cast<unsigned>(PlaceKind::kPark);
        return (kAreas >> static_cast<unsigned>(kind) & 1u) != 0;
    }
    std::uint32_t lean_place_of(PlaceKind kind, std::uint32_t i) const;
    std::uint32_t lean_slot_of(PlaceKind kind, std::uint32_t i) const;
    std::uint32_t seat(std::uint32_t place, std::uint32_t i) const;
};

// --- defined here because it is asked for with kinds that are known ---

inline std::uint32_t World::lean_place_of(PlaceKind kind, std::uint32_t i) const {
    const auto first = [&](PlaceKind of) { return lean.first_place[static_cast<std::size_t>(of)]; };
    if (kind == PlaceKind::kOffice) {
        return resident.pool[i] == Pool::kResident ? kNone : first(kind) + community_of_agent(i);
    }
    if (i >= residents) return kNone;
    const std::uint32_t h = resident.household[i], group = lean.group[i];
    switch (kind) {
        case PlaceKind::kTeam:
            return group < first(PlaceKind::kWorkplace) ? group : kNone;
        case PlaceKind::kWorkplace:
            return group < first(PlaceKind::kWorkplace) ? lean.parent[group] : kNone;
        case PlaceKind::kClass:
            return group < first(PlaceKind::kWorkplace) ? kNone : group;
        case PlaceKind::kSchool:
            return group < first(PlaceKind::kWorkplace) || group == kNone ? kNone : lean.parent[group];
        case PlaceKind::kShop:
            return lean.shop[h];
        case PlaceKind::kRestaurant:
        case PlaceKind::kStore:
            return kNone;
        case PlaceKind::kSquare:
        case PlaceKind::kCompound:
            return first(kind) + grid_of(h);
        case PlaceKind::kStairwell:
            return first(kind) + household.stairwell[h];
        case PlaceKind::kLift:
            return lean.lift[household.stairwell[h]];
        case PlaceKind::kTransit:
            return lean.line[i];
        case PlaceKind::kGathering:
            return lean.gathering[i];
        default:
            return first(kind) + community_of(h);
    }
}

}  // namespace wangge::world
