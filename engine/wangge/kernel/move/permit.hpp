#pragma once

#include <vector>

#include "wangge/kernel/care/patients.hpp"
#include "wangge/kernel/mind/compliance.hpp"
#include "wangge/kernel/move/dawn.hpp"
#include "wangge/kernel/move/home_orders.hpp"
#include "wangge/kernel/move/outings.hpp"
#include "wangge/kernel/needs/stocks.hpp"
#include "wangge/kernel/standing.hpp"
#include "wangge/kernel/trip.hpp"
#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel::move {

/// What the decisions about a trip look at.
struct PermitInputs {
    const Context& context;
    const Standing& standing;
    const disease::Courses& courses;
    const care::Patients& patients;
    const needs::Stocks& stocks;
    const mind::Minds& minds;
    const work::Roster& roster;
    const Dawn& dawn;  // looked at only where orders touch everyone
};

/// Draws of one purpose on a day, by errand.
class ErrandLots {
  public:
    ErrandLots(core::Seed luck, core::Purpose purpose, std::uint32_t today) {
        const core::Draws draws(luck, purpose);
        lots_.reserve(policy::kErrands);
        for (std::uint32_t errand = 0; errand < policy::kErrands; ++errand)
            lots_.push_back(draws.lot(std::uint64_t{today} << 32 | errand));
    }
    const core::Lot& of(policy::Errand errand) const { return lots_[static_cast<std::size_t>(errand)]; }

  private:
    std::vector<core::Lot> lots_;
};

/// The draws of all decisions about trips.
struct PermitDraws {
    core::Draws let_in, fever, slip;
    ErrandLots leak, conflict, evade;
    core::Lot false_alarm;  // of today
    core::Lot paper;
    PermitDraws(core::Seed luck, std::uint32_t today);
};

/// A gate or a stairwell as those find it who pass.
struct Entrance {
    bool post = false;
    bool guards = false;
    std::uint8_t manned = 0;  // in which ticks, a bit each
    bool manned_in(std::uint32_t tick) const { return (manned >> tick & 1u) != 0; }
};

/// What meets the people of a household who may go where they like, on their way.
struct Way {
    bool open = false;  // nothing is closed, and a manned or unmanned gate is the only post they pass
    Entrance entrance;
    const policy::Checks* checks = nullptr;
};

/// Settles the fate of every trip before anyone moves. A resident's trips are settled for themselves: nobody
/// else's trip of today counts.
class Permitter {
  public:
    explicit Permitter(const PermitInputs& in);
    /// Settles the trips of one resident. Attempts, refusals and the like are booked in `out`, unless it is
    /// null: then somebody only asks where the resident is.
    void settle(Trips& trips, Outings* out) const;
    /// The same of a resident whom no shift, no illness and no order of their own keeps from anything.
    void settle_ordinary(Trips& trips, Outings* out) const;
    Way way_of(std::uint32_t household) const;
    /// Whether a resident can show a code, if it is green.
    enum class Code : std::uint8_t { kAlone, kHelped, kNone };
    Code code(std::uint32_t resident, std::uint32_t household, const policy::Checks& checks) const {
        const world::World& world = in_.context.world;
        if (world.resident.shows_code[resident] != 0) return Code::kAlone;
        const bool helped = world.household.helper[household] != 0 ||
                            core::happens(draws_.paper.word(world.resident.key[resident]), checks.code_paper);
        return helped ? Code::kHelped : Code::kNone;
    }
    /// Whether a thermometer may stop a resident today.
    bool may_alarm(std::uint32_t resident, const policy::Checks& checks) const {
        return (in_.courses.ever[resident] && care::feverish(in_.context, in_.courses, resident)) ||
               core::happens(draws_.false_alarm.word(in_.context.world.resident.key[resident]),
                             checks.temperature_false_alarm);
    }
    /// Whether anything may hinder a resident's trips or take their place today. A no is certain: all of them
    /// come to what was meant.
    bool may_hinder(std::uint32_t resident) const {
        return touches_everyone_ || in_.patients.stays_home[resident] != 0 ||
               in_.standing.mark_of[resident] != world::kNone ||
               in_.context.world.resident.pool[resident] != world::Pool::kResident;
    }
    const mind::Compliance& compliance() const { return compliance_; }
    const HomeOrders& home_orders() const { return home_orders_; }
    /// Kinds of place at whose doors somebody is asked for a code today, a bit each.
    std::uint32_t doors() const { return doors_; }

  private:
    friend class Settling;
    template <bool kOrdinary>
    void settle_all(Trips& trips, Outings* out) const;

    PermitInputs in_;
    PermitDraws draws_;
    mind::Compliance compliance_;
    HomeOrders home_orders_;
    bool touches_everyone_;
    double leak_share_;
    std::uint32_t doors_ = 0;
    std::vector<Entrance> gates_, stairwells_;  // by row; empty where there are no posts
};

}  // namespace wangge::kernel::move
