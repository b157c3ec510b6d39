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

/// A trip that passes a gate, or is turned away there: when people go out and, unless turned away, come back.
/// When they go to work or school is a habit, which is known.
struct Passing {
    static constexpr std::uint16_t kNever = 0xFFFF, kHabit = 0xFFFE;
    std::uint32_t resident = 0, gate = 0;
    std::uint16_t out = kHabit, back = kHabit;  // minutes of the day
    bool commutes() const { return out == kHabit; }
    bool returns() const { return back != kNever; }
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
    std::vector<Passing> passing;             // stay with the part
    bool everyone = false;                    // was settled, or a few
    std::vector<std::uint32_t> busy;          // of everyone: residents who were at work or school, rising
    std::vector<std::uint32_t> idle;          // of a few: those who were not, rising

    void clear();
    /// Empties the lists and gives their memory back: all, or those that others were joined with.
    void free();
    void free_joined();
    /// Adds the outings of the next part; its page is left to the ledger, those who pass gates to the queues.
    void join(const Outings& part);
};

}  // namespace wangge::kernel::move
