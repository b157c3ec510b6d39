#pragma once

#include <vector>

#include "wangge/kernel/trip.hpp"

namespace wangge::kernel::move {

/// What follows from refusals: applied by the day after all trips are settled.
struct Refusal {
    std::uint32_t resident = 0;
    policy::Errand errand = policy::Errand::kWork;
    bool ticket = false;   // becomes an exit ticket
    bool dispute = false;  // a conflict that becomes a dispute ticket
};

/// What a day's trips lead to, in order of resident. Trips that lead to nothing but contacts leave no trace
/// here: who asks where somebody was is told by Whereabouts. Parts of a place are settled side by side, each
/// with outings of its own, and joined in their order.
struct Outings {
    LedgerPage page;  // counts of attempts, refusals and the like
    std::vector<Refusal> refusals;
    std::vector<std::uint32_t> fevers_found;  // agents
    std::vector<Trip> shopping;               // trips for food that came through
    std::vector<std::uint32_t> at_clinic;     // residents who reached it, rising
    std::vector<std::uint32_t> refilled;      // of them those who bring medicine home
    std::vector<Trip> gated;                  // trips that pass a gate, or are turned away there
    std::vector<std::uint32_t> idle;          // residents who were not at work or school, rising

    void clear();
    /// Adds the outings of the next part; its page is left to the ledger.
    void join(const Outings& part);
    /// Room for so many trips, which are the most there is of.
    void reserve(std::size_t gated) { this->gated.reserve(gated); }
};

}  // namespace wangge::kernel::move
