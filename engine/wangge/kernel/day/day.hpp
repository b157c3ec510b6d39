#pragma once

#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "wangge/core/bytes.hpp"
#include "wangge/core/state_hash.hpp"
#include "wangge/kernel/day/acute.hpp"
#include "wangge/kernel/day/decide.hpp"
#include "wangge/kernel/day/diary.hpp"
#include "wangge/kernel/day/events.hpp"
#include "wangge/kernel/day/go_out.hpp"
#include "wangge/kernel/day/infectious.hpp"
#include "wangge/kernel/day/live.hpp"
#include "wangge/kernel/day/nightfall.hpp"
#include "wangge/kernel/day/relief.hpp"
#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/move/commuters.hpp"

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

/// The parts of a day, in their order.
enum class Phase : std::uint8_t {
    kDawn,
    kDecide,
    kStaff,
    kWant,
    kMove,
    kGates,
    kMeet,
    kProgress,
    kLive,
    kNight
};
inline constexpr std::size_t kPhases = static_cast<std::size_t>(Phase::kNight) + 1;

/// Is told whenever a phase begins, so that somebody with a clock can say what takes how long. Changes
/// nothing.
struct PhaseWatch {
    void (*begins)(void* data, Phase phase) = nullptr;
    void* data = nullptr;
};

class Simulation {
  public:
    explicit Simulation(const Inputs& inputs);
    /// Goes on from where `past` is, under other policies and staff pools; all else of the inputs must be the
    /// past's. What is done, decided or on its way stays. A policy goes on from the row of the past's that
    /// `kept` names; without one it is new, and its schedule begins today: it acts from the day its own dates
    /// and triggers say, today if that day is over.
    Simulation(const Inputs& inputs, const Simulation& past, std::span<const Desk::Kept> kept);

    /// Simulates the next day.
    void step();
    /// Writes the contacts of every following day into `book`, until told otherwise; changes nothing else.
    void keep_diary(DiaryBook* book) { book_ = book; }
    /// Tells `watch` of every phase from now on; changes nothing else.
    void tell(PhaseWatch watch) { watch_ = watch; }
    /// Keeps the meetings of so many days at least, for policies of a future that may look back on them.
    /// Without, a policy that is new knows those that an old one asked for; changes nothing else. To be
    /// called on day 0.
    void remember_meetings(std::int32_t days) { remembered_days_ = days; }

    /// Everything that it takes to go on, behind what is there.
    void save(core::ByteWriter& bytes) const;
    /// Goes on from what another simulation of the same inputs saved. False if that is not what the bytes
    /// are: then this one is worth nothing any more.
    bool restore(core::ByteReader& bytes);

    std::int32_t day() const { return context_.date.day; }  // the day that comes next
    bool finished() const { return day() >= days_; }

    const Ledger& ledger() const { return ledger_; }
    const std::vector<Transmission>& tree() const { return tree_; }
    /// Gives away the infections so far; tree() begins anew.
    std::vector<Transmission> take_tree();
    const State& state() const { return state_; }
    const Desk& desk() const { return desk_; }
    core::StateHash hash() const { return state_.hash(); }
    /// Hash at the end of every day so far.
    const std::vector<core::StateHash>& hashes() const { return hashes_; }
    core::StateHash initial_hash() const { return initial_hash_; }

  private:
    void begin(Phase phase) const {
        if (watch_.begins != nullptr) watch_.begins(watch_.data, phase);
    }
    /// What a simulation needs of itself to go on; all other members follow from the inputs or are made anew
    /// every day.
    static auto lasting(auto& self) {
        auto& [context, days, in_force, profile, distress, imports, habits, visits, supplied, state, desk,
               ledger, everybody, shortage, acute, infectious, tree, initial_hash, hashes, remembered_days,
               book, watch, commuters, on_dwellings, mark_rows, present, unavailable_staff, roster, dawn,
               wants, hoarding, parts, outings, where, restricted, relief, nightfall] =
            self;  // does not compile once there is a member more: does it last?
        return std::tie(context.date, state, desk, ledger, shortage, acute, tree, initial_hash, hashes,
                        remembered_days);
    }

    Context context_;
    std::int32_t days_;
    std::span<const InForce> in_force_;
    disease::Profile profile_;
    mind::Distress distress_;
    std::vector<Import> imports_;
    work::Habits habits_;
    move::Visits visits_;
    move::SuppliedHouseholds supplied_;
    State state_;
    Desk desk_;
    Ledger ledger_;
    Everybody everybody_;
    needs::Shortage shortage_;
    AcuteNeeds acute_;
    Infectious infectious_;  // follows from the courses
    std::vector<Transmission> tree_;
    core::StateHash initial_hash_;
    std::vector<core::StateHash> hashes_;
    std::int32_t remembered_days_ = 0;
    DiaryBook* book_ = nullptr;
    PhaseWatch watch_;
    move::Commuters commuters_;  // known once gates are in use
    OnDwellings on_dwellings_;   // yesterday's, to be resolved anew only where orders change

    // today's tables, kept for their memory
    MarkRows mark_rows_;
    Presence present_;
    core::RowSet unavailable_staff_;
    work::Roster roster_;
    move::Dawn dawn_;
    move::Wants wants_;
    core::RowSet hoarding_;
    Parts parts_;
    move::Outings outings_;
    move::Whereabouts where_;
    Restricted restricted_;
    Relief relief_;
    Nightfall nightfall_;
};

}  // namespace wangge::kernel::day
