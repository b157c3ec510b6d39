#pragma once

#include <span>
#include <utility>
#include <vector>

#include "wangge/core/state_hash.hpp"
#include "wangge/kernel/day/acute.hpp"
#include "wangge/kernel/day/decide.hpp"
#include "wangge/kernel/day/diary.hpp"
#include "wangge/kernel/day/events.hpp"
#include "wangge/kernel/day/go_out.hpp"
#include "wangge/kernel/day/live.hpp"
#include "wangge/kernel/day/state.hpp"

/// The table of contents of a day. Reads from top to bottom what happens between dawn and night.
namespace wangge::kernel::day {

/// What a run is made from. Everything referred to must outlive the simulation.
struct Inputs {
    const world::World& world;
    const policy::Scenario& scenario;
    policy::Transmission transmission;  // solved
    std::uint32_t pools = 0x3F;         // bit per world::Pool at hand
    core::Seed luck;
    std::span<const InForce> in_force;  // the organisation, then the arm's policies
    core::ParallelFor parallel = core::serial_for;
};

class Simulation {
  public:
    explicit Simulation(const Inputs& inputs);

    /// Simulates the next day.
    void step();
    /// Writes the contacts of every following day into `book`, until told otherwise; changes nothing else.
    void keep_diary(DiaryBook* book) { book_ = book; }
    std::int32_t day() const { return context_.date.day; }  // the day that comes next
    bool finished() const { return day() >= days_; }

    const Ledger& ledger() const { return ledger_; }
    const std::vector<Transmission>& tree() const { return tree_; }
    /// Gives away the infections so far; tree() begins anew.
    std::vector<Transmission> take_tree() { return std::exchange(tree_, {}); }
    const State& state() const { return state_; }
    const Desk& desk() const { return desk_; }
    core::StateHash hash() const { return state_.hash(context_.world); }
    /// Hash at the end of every day so far.
    const std::vector<core::StateHash>& hashes() const { return hashes_; }
    core::StateHash initial_hash() const { return initial_hash_; }

  private:
    Context context_;
    std::int32_t days_;
    std::span<const InForce> in_force_;
    disease::Profile profile_;
    mind::Distress distress_;
    std::vector<Import> imports_;
    move::Visits visits_;
    move::SuppliedHouseholds supplied_;
    State state_;
    Desk desk_;
    Ledger ledger_;
    Everybody everybody_;
    needs::Shortage shortage_;
    AcuteNeeds acute_;
    std::vector<Transmission> tree_;
    core::StateHash initial_hash_;
    std::vector<core::StateHash> hashes_;
    DiaryBook* book_ = nullptr;

    // today's tables, kept for their memory
    Presence present_;
    move::Wants wants_;
    core::RowSet hoarding_;
    Parts parts_;
    move::Outings outings_;
    move::Whereabouts where_;
};

}  // namespace wangge::kernel::day
