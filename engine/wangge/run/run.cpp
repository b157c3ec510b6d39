#include "wangge/run/run.hpp"

#include "wangge/core/flaw.hpp"
#include "wangge/policies/organisation.hpp"
#include "wangge/world/synthesis.hpp"

namespace wangge::run {
namespace {

// Transmission in a large place is solved on a part of it: one community more or less is alike (assumed).
constexpr double kMostFitted = 24000, kFitted = 16000;

constexpr std::string_view kPlaceCode = "community";  // part of every key
constexpr std::uint64_t kPeopleTag = 0x50454F50u, kLuckTag = 0x4C55434Bu;

const policy::PolicyKind* find(std::span<const policy::PolicyKind> library, std::string_view name) {
    for (const policy::PolicyKind& kind : library) {
        if (kind.name == name) return &kind;
    }
    return nullptr;
}

}  // namespace

core::Seed people_seed(const policy::Scenario& scenario, std::uint32_t world) {
    return core::derive(
        core::derive(core::Seed{static_cast<std::uint64_t>(scenario.people_seed)}, kPeopleTag),
        core::flawed(core::Flaw::kSamePeopleInEveryWorld) ? 0 : world);
}

core::Seed luck_seed(const policy::Scenario& scenario, std::uint32_t world) {
    return core::derive(core::derive(core::Seed{static_cast<std::uint64_t>(scenario.luck_seed)}, kLuckTag),
                        world);
}

core::Result<world::World> make_world(const policy::Scenario& scenario, std::uint32_t world,
                                      core::ParallelFor parallel) {
    const core::Seed people = people_seed(scenario, world);
    return scenario.tables ? world::settle(*scenario.tables, scenario.population, people)
                           : world::synthesise(scenario.population, people, kPlaceCode, parallel);
}

std::vector<core::Fault> check(const policy::Scenario& scenario,
                               std::span<const policy::PolicyKind> library) {
    std::vector<core::Fault> faults;
    for (const policy::PolicyUse& use : scenario.policies) {
        const policy::PolicyKind* kind = find(library, use.name);
        if (kind == nullptr || kind->check == nullptr) continue;
        for (core::Fault& fault : kind->check(use.common, use.settings)) {
            fault.key = "policies." + use.name + (fault.key.empty() ? "" : "." + fault.key);
            faults.push_back(std::move(fault));
        }
    }
    return faults;
}

core::Result<kernel::day::Fit> solve(const policy::Scenario& scenario, core::ParallelFor parallel) {
    const bool part = !scenario.tables && scenario.population.residents > kMostFitted;
    core::Result<world::World> world =
        part ? world::synthesise(world::part_of(scenario.population, kFitted), people_seed(scenario, 0))
             : make_world(scenario, 0);
    if (!world) return world.faults();
    return kernel::day::fit_transmission(world.value(), scenario, luck_seed(scenario, 0), parallel);
}

Run::Run(const world::World& world, const policy::Scenario& scenario, std::size_t arm,
         std::uint32_t world_number, std::span<const policy::PolicyKind> library,
         core::ParallelFor parallel) {
    policies_.push_back(std::make_unique<policies::Organisation>());
    names_.emplace_back("organisation");
    in_force_.push_back({policies_.back().get(), core::presets<policy::Common>(), true});
    for (const std::uint32_t row : scenario.arms[arm].policies) {
        const policy::PolicyUse& use = scenario.policies[row];
        const policy::PolicyKind* kind = find(library, use.name);
        if (kind == nullptr) continue;  // unknown names are refused when the scenario is read
        policies_.push_back(kind->make(use.common, use.settings));
        names_.push_back(use.name);
        in_force_.push_back({policies_.back().get(), use.common, false});
    }
    if (core::flawed(core::Flaw::kOtherLuckPerArm)) world_number += static_cast<std::uint32_t>(arm);
    simulation_ = std::make_unique<kernel::day::Simulation>(
        kernel::day::Inputs{world, scenario, scenario.transmission, scenario.arms[arm].pools,
                            luck_seed(scenario, world_number), in_force_, parallel});
}

std::vector<Run::Span> Run::spans() const {
    std::vector<Span> spans;
    for (std::size_t row = 1; row < in_force_.size(); ++row) {
        const policy::ScheduleState& state = simulation_->desk().schedule[row];
        spans.push_back({names_[row], state.started, state.ended});
    }
    return spans;
}

}  // namespace wangge::run
