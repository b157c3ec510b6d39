#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/policy/directives.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/world/world.hpp"

/// What officials know at dawn: by the end of yesterday, through their registers and reports. Never true
/// states.
namespace wangge::policy {

/// A confirmed case.
struct Report {
    std::uint32_t resident = 0;
    std::int32_t day = 0;
};

/// What the laboratory says about one swab. A positive mixed tube says that one of its people is infected;
/// their single results follow.
enum class Finding : std::uint8_t { kNegative, kPositive, kTubePositive };
struct TestResult {
    std::uint32_t resident = 0;
    TestKind kind = TestKind::kPcr;
    std::int32_t taken = 0;  // day
    std::int32_t known = 0;  // day from whose dawn it is known
    Finding finding = Finding::kNegative;
};

enum class TicketKind : std::uint8_t { kMeal, kDrug, kExit, kDispute };
inline constexpr std::uint32_t kTicketKinds = 4;

/// A need ticket that is open. Under measures most households may have one.
struct Ticket {
    std::uint32_t household = 0;
    std::int16_t opened = 0;  // day; of a thousand at most
    TicketKind topic = TicketKind::kMeal;
    bool whistled = false;
};

/// A returnee somebody told the community about.
struct KnownReturnee {
    std::uint32_t resident = 0;
    std::int32_t arrival = 0;
    std::int32_t known = 0;  // day
};

/// A case that was asked whom it met.
struct Interview {
    std::uint32_t resident = 0;
    std::int32_t day = 0;
};

/// An entry of the register of close contacts.
struct Contact {
    std::uint32_t resident = 0, of = 0;
    std::int32_t day = 0;  // of the entry
};

/// How people who met know each other, closest first.
enum class Acquaintance : std::uint8_t {
    kHousehold,  // live together
    kDuty,       // class or work
    kKnown,      // neighbours, guests and hosts, other classes of a school, gatherings
    kStranger    // all others
};
inline constexpr std::uint32_t kAcquaintances = 4;

/// `by`, a case, met `resident`.
struct Met {
    std::uint32_t by = 0, resident = 0;
    Acquaintance how = Acquaintance::kStranger;
};

/// Sorts by (by, resident) and keeps of each pair the closest way in which they met.
void keep_closest(std::vector<Met>& all);

/// Questions answered from records that are regenerated rather than stored.
class Queries {
  public:
    /// People whose scans share place and tick with one of `cases` on days [first, last]; sorted, without the
    /// cases.
    virtual std::vector<std::uint32_t> scanned_with(std::span<const std::uint32_t> cases, std::int32_t first,
                                                    std::int32_t last) const = 0;
    /// Residents whom `cases` met on days [first, last], each once per case and by the closest way in which
    /// they met; sorted by (case, resident). Goes back as far as policies in force look back.
    virtual std::vector<Met> contacts(std::span<const std::uint32_t> cases, std::int32_t first,
                                      std::int32_t last) const = 0;

  protected:
    ~Queries() = default;
};

/// A small number by household: 0 for all while nobody has written any.
class ByHousehold {
  public:
    ByHousehold() = default;
    template <std::convertible_to<std::span<const std::uint8_t>> Cells>
    ByHousehold(const Cells& cells) : cells_(cells) {}  // NOLINT(google-explicit-constructor): a view of them
    std::uint8_t operator[](std::size_t household) const { return cells_.empty() ? 0 : cells_[household]; }

  private:
    std::span<const std::uint8_t> cells_;
};

struct Observation {
    const Scenario& scenario;
    const world::World& world;  // the public map: areas, gates, dwellings, staff lists
    core::Seed luck;            // for keyed draws of a policy's own accidents (false red)
    std::int32_t day = 0;
    Pools pools = kAllPools;                               // staff pools at hand in this arm
    std::span<const Report> reports;                       // all so far, in order of day
    std::span<const TestResult> results;                   // of the last 21 days, in order of day known
    std::int32_t days_since_report = -1;                   // -1: none so far
    std::span<const std::int32_t> grid_days_since_report;  // by grid, -1: none
    std::span<const std::uint8_t> registered;              // by household: found by a sweep
    ByHousehold pass;                                      // by household: holds a pass
    ByHousehold knocks;                                    // by household: knocks in the running sweep
    ByHousehold done;                                      // by household: answered in the running sweep
    std::int32_t census = 0;                               // number of the last census; 0: none so far
    ByHousehold census_knocks;                             // by household: knocks in it
    ByHousehold census_done;                               // by household: answered in it
    std::span<const KnownReturnee> returnees;              // in order of the day they became known
    std::span<const Ticket> tickets;                       // open, sorted by (household, topic)
    std::span<const std::int64_t> gate_arrivals;           // by gate, yesterday
    std::span<const std::int64_t> gate_wait;               // by gate, seconds yesterday
    std::span<const Interview> interviews;                 // in the order in which they were held
    std::span<const Contact> contacts;                     // the register, in order of entry
    std::span<const std::int32_t> told_on;                 // by agent: last call as a contact; empty: nobody
    std::span<const std::uint32_t> in_centre;              // in beds of central quarantine yesterday, sorted
    const Queries* queries = nullptr;

    /// Day of the last call as a contact; -1: none.
    std::int32_t told(std::uint32_t agent) const { return agent < told_on.size() ? told_on[agent] : -1; }
};

}  // namespace wangge::policy
