#pragma once

#include <span>
#include <vector>

#include "wangge/core/row_bits.hpp"
#include "wangge/kernel/trip.hpp"

namespace wangge::kernel::move {

/// What follows from refusals: applied by the day after all trips are settled.
/// Where codes turn many people away there is one for every other.
struct Refusal {
    std::uint32_t resident : 30 = 0;
    bool ticket : 1 = false;   // becomes an exit ticket
    bool dispute : 1 = false;  // a conflict that becomes a dispute ticket
};
static_assert(sizeof(Refusal) == 4);

/// An errand that passes the gate of somebody's stairwell, or is turned away there: when people go out and,
/// unless turned away, come back.
struct Passing {
    static constexpr std::uint16_t kNever = 0xFFFF;
    std::uint32_t resident = 0;
    std::uint16_t out = 0, back = kNever;  // minutes of the day
    bool returns() const { return back != kNever; }
};

/// Who passes a gate, or is turned away there, on the way to work or school, and who on the way back. When
/// they do is a habit, which is known.
struct Commuting {
    core::RowBits out, back;  // residents, counted from the first of the outings
};

/// What a day's trips lead to, in order of resident. Trips that lead to nothing but contacts leave no trace
/// here: who asks where somebody was is told by Whereabouts. Parts of a place are settled side by side, each
/// with outings of its own, and joined in their order.
struct Outings {
    std::uint32_t first = 0;  // resident from whom bits of residents are counted
    LedgerPage page;          // counts of attempts, refusals and the like
    std::vector<Refusal> refusals;
    std::vector<std::uint32_t> fevers_found;  // agents
    std::vector<Trip> shopping;               // trips for food that came through
    std::vector<std::uint32_t> at_clinic;     // residents who reached it, rising
    std::vector<std::uint32_t> refilled;      // of them those who bring medicine home
    std::vector<Passing> passing;             // stay with the part
    Commuting commuting;                      // stay with the part
    bool everyone = false;                    // was settled, or a few
    core::RowBits busy;                       // of everyone: residents who were at work or school
    std::vector<std::uint32_t> idle;          // of a few: those who were not, rising

    void clear();
    /// Empties the lists and gives their memory back.
    void free();
    /// Adds the lists of all parts, one list after the other, so that little is there twice: where everyone
    /// was settled, those of the parts are given back. Their pages are left to the ledger, those who pass
    /// gates to the queues, who was busy to the caller, who knows which residents they are.
    void join(std::span<Outings* const> parts);
};

}  // namespace wangge::kernel::move
