#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/run/run.hpp"

/// The engine in a page: one arm of one world at a time, day by day.
namespace wangge::browser {

/// A run that is open, with all that it refers to.
class Session {
  public:
    /// Reads a flattened scenario (policy::flatten) and makes world `world` and the arm in row `arm` ready.
    /// Transmission scales are solved here if the scenario brings none (both 0), with the bits that every
    /// other door gets. Faults: those of policy::unflatten, run::check and world::synthesise; kOutOfRange at
    /// `arm` if there is no such row.
    static core::Result<std::unique_ptr<Session>> open(std::span<const double> numbers, std::uint32_t arm,
                                                       std::uint32_t world);

    const policy::Scenario& scenario() const { return scenario_; }  /// solved
    const world::World& world() const { return world_; }
    kernel::day::Simulation& simulation() { return run_->simulation(); }
    const kernel::day::Simulation& simulation() const { return run_->simulation(); }

  private:
    Session(policy::Scenario scenario, world::World world)
        : scenario_(std::move(scenario)), world_(std::move(world)) {}

    policy::Scenario scenario_;
    world::World world_;
    std::optional<run::Run> run_;  // refers to both
};

}  // namespace wangge::browser
