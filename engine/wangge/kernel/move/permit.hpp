#pragma once

#include <vector>

#include "wangge/kernel/care/patients.hpp"
#include "wangge/kernel/mind/minds.hpp"
#include "wangge/kernel/needs/stocks.hpp"
#include "wangge/kernel/standing.hpp"
#include "wangge/kernel/trip.hpp"
#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel::move {

/// The gates so far: yesterday's arrivals and waits, and what people have come to expect.
struct GateMemory {
    std::vector<std::int64_t> arrivals;  // yesterday, by gate
    std::vector<std::int64_t> wait;      // seconds yesterday, by gate
    std::vector<double> expected;        // minutes of waiting, by gate: yesterday's mean weighs kNewest
    explicit GateMemory(std::uint32_t gates) : arrivals(gates, 0), wait(gates, 0), expected(gates, 0.0) {}
};
inline constexpr double kNewest = 0.25;  // assumed; word of a queue spreads within some days

/// What the decisions about a trip look at.
struct PermitInputs {
    const Context& context;
    const Standing& standing;
    const disease::Courses& courses;
    const care::Patients& patients;
    const needs::Stocks& stocks;
    const mind::Minds& minds;
    const work::Roster& roster;
    const std::vector<std::uint8_t>& pass;  // by household
    const GateMemory& gates;
};

/// What follows from refusals: applied by the day after all trips are settled.
struct Refusal {
    std::uint32_t resident = 0;
    policy::Errand errand = policy::Errand::kWork;
    bool ticket = false;   // becomes an exit ticket
    bool dispute = false;  // a conflict that becomes a dispute ticket
};
struct Permitted {
    std::vector<Refusal> refusals;            // in order of trip
    std::vector<std::uint32_t> fevers_found;  // agents, in order of trip
};

/// The gate a household uses: least walking minutes plus the wait it expects there; kNone without gates in
/// use.
std::uint32_t choose_gate(const Context& context, const Standing& standing, const GateMemory& gates,
                          std::uint32_t household);

/// Settles the fate of every trip before anyone moves.
Permitted permit(const PermitInputs& in, std::vector<Trip>& trips, Ledger& ledger);

}  // namespace wangge::kernel::move
