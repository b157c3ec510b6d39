#pragma once

#include <cstdint>
#include <vector>

#include "wangge/policy/marks.hpp"
#include "wangge/policy/pools.hpp"
#include "wangge/policy/tasks.hpp"
#include "wangge/world/world.hpp"

/// What may be ordered. Directives are values; the kernel resolves and merges them after all have decided.
namespace wangge::policy {

/// Why somebody goes out: leisure inside the community, an outing beyond its gates (restaurant, store, park,
/// gathering).
enum class Errand : std::uint8_t {
    kWork,
    kEssentialWork,
    kSchool,
    kFood,
    kLeisure,
    kVisit,
    kMedical,
    kOuting
};
inline constexpr std::uint32_t kErrands = 8;
using Errands = std::uint8_t;  // bit per Errand
constexpr Errands errands() {
    return 0;
}
template <class... More>
constexpr Errands errands(Errand first, More... more) {
    return static_cast<Errands>((1u << static_cast<unsigned>(first)) | errands(more...));
}
inline constexpr Errands kAllErrands = 0xFF;

/// Which dwellings: grid and tenure, and of those a keyed share. `key` is the policy's name hash, so that two
/// policies with the same reach need not choose the same households, and a larger reach contains the smaller.
struct Dwellings {
    std::uint32_t grid = world::kNone;  // row, kNone = all
    int tenure = -1;                    // -1 any, else world::Tenure
    double reach = 1;                   // 0..1
    std::uint64_t key = 0;
    friend bool operator==(const Dwellings&, const Dwellings&) = default;
};

/// permits: only these errands may leave the dwelling (merged by and).
struct Permit {
    Dwellings dwellings;
    Errands allowed = kAllErrands;
    friend bool operator==(const Permit&, const Permit&) = default;
};

/// quotas: one person per household every `every_days` days for food although the permit forbids it; merged
/// by the longest interval. Needs the household's pass where a post looks.
struct Quota {
    Dwellings dwellings;
    std::int32_t every_days = 2;
    friend bool operator==(const Quota&, const Quota&) = default;
};

/// Where a post stands.
enum class Site : std::uint8_t { kGate, kStairwell };

/// posts: servers side by side, by tick (merged by max); unmanned posts do not check.
struct Post {
    Site site = Site::kGate;
    std::uint32_t row = 0;            // gate or stairwell
    std::uint8_t servers = 1;         // round the clock, in three shifts
    std::uint8_t reinforcements = 0;  // further volunteers in the peaks (ticks 2 and 5)
    Pools pools = kAllPools;
    bool guards = false;  // enforces permits of the dwellings behind it
};

/// closes the side gaps and all gates of every community but `open_gates` (merged by min).
struct Barrier {
    std::uint32_t open_gates = 0xFFFFFFFF;
};

/// checks at manned gates (union; the strictest of a kind).
struct Checks {
    bool pass = false;            // residents show a pass
    double pass_seconds = 0;      // with pass
    double register_seconds = 0;  // residents without pass and visitors
    bool temperature = false;
    double temperature_seconds = 0;
    double temperature_sensitivity = 0;  // of a fever that is there
    double temperature_false_alarm = 0;  // per passage
    bool code = false;                   // health code
    double code_seconds = 0;             // shown alone
    double code_help_seconds = 0;        // shown by a helper or on paper
    double code_paper = 0;     // share of people without phone and helper who carry an accepted paper
    std::uint32_t venues = 0;  // bit per world::PlaceKind: places whose door checks codes
    Dwellings
        dwellings;  // whose people are checked; others pass unasked (visitors and staff: always checked)
    friend bool operator==(const Checks&, const Checks&) = default;
};

/// visitors at manned gates; the smallest share wins.
struct Visitors {
    double admitted = 1;  // share of relatives bringing food who are let in
    Dwellings dwellings;  // to whom; those who visit other dwellings are not held back
    friend bool operator==(const Visitors&, const Visitors&) = default;
};

/// services: goods brought to the door.
struct Service {
    Dwellings dwellings;
    Pools pools = kAllPools;
    double order_at_days = 4;  // a household orders when its stock falls to so many days
    double order_days = 7;     // and asks for so many
    double buy_minutes = 12, drop_minutes = 4, stairs_minutes = 0.5;
    std::uint32_t batch = 6;        // orders carried in one round
    bool priority_only = false;     // elders alone, the quarantined and households that cannot go
    bool quarantined_only = false;  // households with somebody under an order, where no other service is
    friend bool operator==(const Service&, const Service&) = default;
};

/// beds: central quarantine (the most beds, the longest care, the union of pools). Who lies in one is away
/// from home, fed and examined there.
struct Beds {
    std::uint32_t beds = 0;
    double minutes = 0;  // care per person and day
    Pools pools = kAllPools;
};

/// scans: who was where is recorded at these kinds of place.
struct Scan {
    std::uint32_t venues = 0;  // bit per world::PlaceKind
    double compliance = 1;     // share of visits by phone holders that are scanned
    std::int32_t keep_days = 14;
    Dwellings dwellings;  // whose visits are recorded
    friend bool operator==(const Scan&, const Scan&) = default;
};

/// closures: places of a kind let in only a share of those who would come; merged by the smallest share.
struct Closure {
    world::PlaceKind kind = world::PlaceKind::kTeam;
    int level = -1;     // of classes: kindergarten to senior, -1 all
    double open = 0;    // share let in, 0: shut; essential workers always are
    double remote = 0;  // of workers kept out: share who work at home instead (the largest wins)
    Dwellings area;     // grid and share of the places (inside: of their grid; outside the gates: of no grid)
};

/// tests: swabs taken without a visit: at a quarantine site or a testing point whose staff's time is ordered
/// apart (Desk), or by oneself (antigen). At home by visiting staff: TaskKind::kSwab.
enum class TestKind : std::uint8_t { kPcr, kAntigen };
struct Test {
    std::uint32_t resident = 0;
    TestKind kind = TestKind::kPcr;
    std::uint8_t pool = 1;  // swabs that share a tube; neighbours go together
};

/// desk work every worker of these pools must do before anything else.
struct Desk {
    Pools pools = 0;
    double minutes = 0;  // per worker and day
};

/// named: an entry in the register of close contacts (密接登记表): `of` is the case that met the contact.
struct Named {
    std::uint32_t contact = 0, of = 0;
};

/// whistle: a ticket goes to the unit above.
struct Whistle {
    std::uint32_t household = 0;
    std::uint8_t topic = 0;
};

/// Everything decided on one day.
struct Directives {
    std::vector<Permit> permits;
    std::vector<Quota> quotas;
    std::vector<Post> posts;
    std::vector<Barrier> barriers;
    std::vector<Checks> checks;
    std::vector<Visitors> visitors;
    std::vector<Service> services;
    Marks marks;
    std::vector<Beds> beds;
    std::vector<Scan> scans;
    std::vector<Closure> closures;
    Tasks tasks;
    std::vector<Desk> desks;
    std::vector<Whistle> whistles;
    std::vector<Named> named;
    std::vector<Test> tests;
};

}  // namespace wangge::policy
