#pragma once

#include <vector>

#include "wangge/core/hashed_column.hpp"
#include "wangge/kernel/care/patients.hpp"
#include "wangge/kernel/mind/minds.hpp"
#include "wangge/kernel/move/outings.hpp"
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
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [arrivals, wait, expected] = self;
        bytes.columns(arrivals, wait, expected);
    }
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
    const core::HashedColumn<std::uint8_t>& pass;  // by household
    const GateMemory& gates;
};

/// The gate a household uses: least walking minutes plus the wait it expects there; kNone without gates in
/// use.
std::uint32_t choose_gate(const Context& context, const Standing& standing, const GateMemory& gates,
                          std::uint32_t household);

/// Settles the fate of every trip before anyone moves. A resident's trips are settled for themselves: nobody
/// else's trip of today counts.
class Permitter {
  public:
    explicit Permitter(const PermitInputs& in);
    /// Settles the trips of one resident. Attempts, refusals and the like are booked in `out`, unless it is
    /// null: then somebody only asks where the resident is.
    void settle(Trips& trips, Outings* out) const;
    /// Whether anything may hinder a resident's trips or take their place today. A no is certain: all of them
    /// come to what was meant.
    bool may_hinder(std::uint32_t resident) const {
        return in_.standing.touches_everyone() || in_.patients.stays_home[resident] != 0 ||
               in_.standing.mark_of[resident] != world::kNone ||
               in_.context.world.resident.pool[resident] != world::Pool::kResident;
    }

  private:
    PermitInputs in_;
    double leak_share_;
    std::vector<std::uint32_t> gate_post_, stairwell_post_;  // post row by gate and by stairwell
};

}  // namespace wangge::kernel::move
