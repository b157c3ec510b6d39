#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/ranked_rows.hpp"
#include "wangge/core/row_bits.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/policy/directives.hpp"

/// Directives of a day, resolved against the map and merged: what the phases obey.
namespace wangge::kernel {

/// A standing order on one person, for today.
struct StandingMark {
    static constexpr std::uint32_t kNoTerms = policy::kMostTerms;  // more than there are

    policy::Order order : 2 = policy::Order::kNone;
    bool code_red : 1 = false;
    bool when_told : 1 = false;           // binds only when a call reaches the person
    std::uint32_t terms : 28 = kNoTerms;  // row of Standing::terms
};

/// What is left of a place.
struct Opening {
    double share = 1;   // of those who would come
    double remote = 0;  // of workers kept out
};

/// Rows of marks, which rise with the agent. A bit says whom theirs confines.
class MarkRows {
  public:
    MarkRows() = default;
    explicit MarkRows(std::uint32_t agents) : marked_(agents), confined_(agents) {}
    /// Nobody of so many has a mark any more; in the time of the marks there were.
    void clear(std::uint32_t agents) {
        if (marked_.room() < agents) *this = MarkRows(agents);
        marked_.clear();
        confined_.clear();
    }
    /// Somebody will have one. Rows are known once all are numbered.
    void insert(std::uint32_t agent) { marked_.insert(agent); }
    void confine(std::uint32_t agent) { confined_.insert(agent); }
    bool confines(std::uint32_t agent) const { return confined_[agent]; }
    void number() { marked_.number(); }
    /// How many have one.
    std::size_t size() const { return marked_.size(); }
    /// Calls act(agent) for everybody who has one, rising.
    template <class Act>
    void for_each(Act act) const {
        marked_.for_each(act);
    }
    /// The same with the row: act(agent, row).
    template <class Act>
    void for_each_row(Act act) const {
        std::uint32_t row = 0;
        marked_.for_each([&](std::uint32_t agent) { act(agent, row++); });
    }
    /// kNone: has none.
    std::uint32_t operator[](std::uint32_t agent) const { return marked_.rank(agent); }

  private:
    static_assert(core::RankedRows::kNone == world::kNone);
    core::RankedRows marked_;
    core::RowBits confined_;
};

/// What the orders on a dwelling come to.
struct HouseRules {
    static constexpr std::uint16_t kNoService = 0xFFFF;

    policy::Errands allowed = policy::kAllErrands;
    std::int16_t outing_every = 0;       // days, 0: no quota
    std::uint16_t service = kNoService;  // row of OnDwellings::services
    bool scanned = false;                // visits are recorded
    double visitors_admitted = 1;        // share of them
    policy::Checks checks;
    friend bool operator==(const HouseRules&, const HouseRules&) = default;

    bool allows(policy::Errand errand) const { return (allowed & policy::errands(errand)) != 0; }
    /// Lets nobody out but for care and duties.
    bool closes() const {
        constexpr policy::Errands kDuties =
            policy::errands(policy::Errand::kMedical, policy::Errand::kEssentialWork);
        return (allowed & ~kDuties) == 0;
    }
};

/// What the orders on dwellings come to, household by household: the same every day until they change.
struct OnDwellings {
    /// The orders that it follows from.
    struct Orders {
        std::vector<policy::Permit> permits;
        std::vector<policy::Quota> quotas;
        std::vector<policy::Checks> checks;
        std::vector<policy::Visitors> visitors;
        std::vector<policy::Service> services;
        std::vector<policy::Scan> scans;
        friend bool operator==(const Orders&, const Orders&) = default;
    } orders;

    std::vector<HouseRules> rules;        // of the sets of orders that reach some household; first: of none
    std::vector<std::uint32_t> rules_of;  // by household: its row; empty: no order reaches any
    const HouseRules& rules_for(std::uint32_t household) const { return rules[row_for(household)]; }
    std::uint32_t row_for(std::uint32_t household) const {
        return rules_of.empty() ? 0 : rules_of[household];
    }

    bool restricts = false;                   // any permit in force
    core::RowBits closed_in;                  // residents of homes that are closed; only if `restricts`
    core::RowBits homes_indoors;              // homes whose people may not even stroll; only if `restricts`
    core::RowBits indoors, indoors_workdays;  // those people; on workdays without those who may go to work

    bool checks = false;                 // anybody is checked
    policy::Checks checks_for_visitors;  // who are checked by every order
    std::vector<policy::Service> services;
    bool scans = false;  // anybody's visits are recorded
    policy::Scan scan;
};

struct Standing : OnDwellings {
    MarkRows mark_of;                 // by agent: row in marks, kNone
    std::vector<StandingMark> marks;  // one of each agent who has any, in the order of mark_of
    std::vector<policy::MarkTerms> terms;
    policy::Beds beds;  // of central quarantine

    bool gated = false;               // posts or a barrier stand at the boundary
    bool guarded = false;             // posts enforce permits
    std::uint32_t open_gates = 0;     // gates in use while gated, in each community
    std::vector<policy::Post> posts;  // merged, sorted by (site, row)

    std::vector<Opening> openings;  // by place; empty: nothing is closed

    policy::Tasks tasks;
    std::vector<policy::Desk> desks;
    std::vector<policy::Whistle> whistles;
    std::vector<policy::Named> named;
    std::vector<policy::Test> tests;

    /// The order on an agent today; central quarantine only for those who have a bed.
    policy::Order order_of(std::uint32_t i) const {
        const std::uint32_t row = mark_of[i];
        return row == world::kNone ? policy::Order::kNone : marks[row].order;
    }
    /// Ordered to stay at home or away in a bed, and knows it.
    bool confines(std::uint32_t i) const { return mark_of.confines(i); }
    /// Whether a trip can come to anything but to go, for somebody who is well, under no order on the person
    /// and not on duty: orders on dwellings, gates, posts, checks at doors or closed places are in force.
    bool touches_everyone() const {
        return restricts || gated || !posts.empty() || checks || !openings.empty();
    }
    bool in_centre(std::uint32_t i) const { return order_of(i) == policy::Order::kCentral; }
};

/// Resolves and merges: permits by and, quotas by the longest interval, posts by max, barriers by min, checks
/// by union, visitors by min, marks by the strictest order, beds by max, services by the first that reaches a
/// household (those for the quarantined alone last), scans by union. A zero-reach directive leaves no trace.
/// What `yesterday` says of dwellings is taken over if the orders on them are the same. `past` are marks of
/// another day, taken for their memory.
Standing resolve(const Context& context, policy::Directives orders, OnDwellings yesterday = {},
                 MarkRows past = {});

}  // namespace wangge::kernel
