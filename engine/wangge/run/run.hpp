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
    kernel::day::Simulation& simulation() { return *simulation_; }
    const kernel::day::Simulation& simulation() const { return *simulation_; }
    /// Days of effect of the arm's policies: name, first day, first day without (-1: never).
    struct Span {
        std::string name;
        std::int32_t started, ended;
    };
    std::vector<Span> spans() const;

  private:
    std::vector<std::unique_ptr<policy::Policy>> policies_;
    std::vector<kernel::day::InForce> in_force_;
    std::vector<std::string> names_;
    std::unique_ptr<kernel::day::Simulation> simulation_;
};

}  // namespace wangge::run
