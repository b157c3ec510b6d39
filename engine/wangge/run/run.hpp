#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/core/parallel.hpp"
#include "wangge/kernel/day/day.hpp"
#include "wangge/kernel/day/fit.hpp"
#include "wangge/policy/policy.hpp"

/// From a scenario to a run: introduces the policies to the kernel.
namespace wangge::run {

/// Seeds of world k: shared by all arms.
core::Seed people_seed(const policy::Scenario& scenario, std::uint32_t world);
core::Seed luck_seed(const policy::Scenario& scenario, std::uint32_t world);

/// The people and places of world k: synthesised, or the user's own with what their tables leave out.
core::Result<world::World> make_world(const policy::Scenario& scenario, std::uint32_t world,
                                      core::ParallelFor parallel = core::serial_for);

/// Checks what only the whole scenario can tell (totals, memory, contradictions inside policies); empty when
/// all is well.
std::vector<core::Fault> check(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library);

/// Solves the transmission scales on population 0, or on a part of 16,000 of it where it has more than
/// 24,000.
core::Result<kernel::day::Fit> solve(const policy::Scenario& scenario,
                                     core::ParallelFor parallel = core::serial_for);

/// An arm of one world, ready to run: keeps the policies alive.
class Run {
  public:
    /// `world` and `scenario` must outlive the run; `scenario.transmission` must be solved.
    Run(const world::World& world, const policy::Scenario& scenario, std::size_t arm,
        std::uint32_t world_number, std::span<const policy::PolicyKind> library,
        core::ParallelFor parallel = core::serial_for);

    /// Another future of this run: the past stays as it is, and from the coming day on the measures and staff
    /// pools of another arm are in force. Both runs can go on from here.
    ///
    /// A measure that both arms have with the same settings goes on as if nothing had happened: its schedule
    /// and what it remembers are kept, and so are those of the organisation. All other measures of the new
    /// arm are new, also those that differ in a setting alone: they start when their own dates, delays and
    /// triggers say, today if that day is over, and they remember nothing. Measures of the old arm that the
    /// new one does not have end without being lifted; what they ordered and what is still on its way down
    /// the levels arrives.
    Run branch(std::size_t arm) const;
    /// On day 0, of a run that will be branched under these arms: keeps the meetings that their measures may
    /// look back on. Without, measures that trace contacts know only the meetings that those of the old arm
    /// looked back on. Costs memory and time, changes no result.
    void keep_for_branch(std::span<const std::size_t> arms);

    kernel::day::Simulation& simulation() { return *simulation_; }
    const kernel::day::Simulation& simulation() const { return *simulation_; }
    /// The organisation, then the measures of the arm.
    std::span<const kernel::day::InForce> in_force() const { return in_force_; }
    /// Days of effect of the arm's policies: name, first day, first day without (-1: never).
    struct Span {
        std::string name;
        std::int32_t started, ended;
    };
    std::vector<Span> spans() const;

  private:
    /// A measure with the use it was made from; null: the organisation.
    struct Measure {
        std::unique_ptr<policy::Policy> policy;
        const policy::PolicyUse* use = nullptr;
    };

    Run(const Run& past, std::size_t arm);
    void introduce(std::size_t arm);
    kernel::day::Inputs inputs(std::size_t arm) const;

    const world::World* world_;
    const policy::Scenario* scenario_;
    std::uint32_t world_number_;
    std::span<const policy::PolicyKind> library_;
    core::ParallelFor parallel_;
    std::vector<Measure> measures_;
    std::vector<kernel::day::InForce> in_force_;  // by measure
    std::unique_ptr<kernel::day::Simulation> simulation_;
};

}  // namespace wangge::run
