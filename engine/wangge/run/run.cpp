#include "wangge/run/run.hpp"

#include <algorithm>

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

// Whether two measures are one and the same; the organisation is the same in every arm.
bool same(const policy::PolicyUse* one, const policy::PolicyUse* other) {
    if (one == other) return true;
    if (one == nullptr || other == nullptr || one->name != other->name || one->settings != other->settings)
        return false;
    return std::ranges::all_of(policy::Common::fields(), [&](const core::Field& field) {
        const double* const a = core::field_value(&one->common, field);
        return std::equal(a, a + field.parameter.length, core::field_value(&other->common, field));
    });
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
         std::uint32_t world_number, std::span<const policy::PolicyKind> library, core::ParallelFor parallel)
    : world_(&world),
      scenario_(&scenario),
      world_number_(world_number),
      library_(library),
      parallel_(parallel) {
    introduce(arm);
    simulation_ = std::make_unique<kernel::day::Simulation>(inputs(arm));
}

Run::Run(const Run& past, std::size_t arm)
    : world_(past.world_),
      scenario_(past.scenario_),
      world_number_(past.world_number_),
      library_(past.library_),
      parallel_(past.parallel_) {
    introduce(arm);
    std::vector<kernel::day::Desk::Kept> kept(measures_.size());
    for (std::size_t row = 0; row < measures_.size(); ++row) {
        for (std::size_t before = 0; before < past.measures_.size(); ++before) {
            if (same(measures_[row].use, past.measures_[before].use)) kept[row] = before;
        }
    }
    simulation_ = std::make_unique<kernel::day::Simulation>(inputs(arm), *past.simulation_, kept);
}

Run Run::branch(std::size_t arm) const {
    return {*this, arm};
}

void Run::keep_for_branch(std::span<const std::size_t> arms) {
    std::int32_t days = 0;
    for (const std::size_t arm : arms) {
        for (const std::uint32_t row : scenario_->arms[arm].policies) {
            const policy::PolicyUse& use = scenario_->policies[row];
            const policy::PolicyKind* kind = find(library_, use.name);
            if (kind == nullptr || use.common.reach <= 0) continue;
            days = std::max(days, kind->make(use.common, use.settings)->looks_back());
        }
    }
    simulation_->remember_meetings(days);
}

void Run::introduce(std::size_t arm) {
    measures_.push_back({std::make_unique<policies::Organisation>(), nullptr});
    in_force_.push_back({measures_.back().policy.get(), core::presets<policy::Common>(), true});
    for (const std::uint32_t row : scenario_->arms[arm].policies) {
        const policy::PolicyUse& use = scenario_->policies[row];
        const policy::PolicyKind* kind = find(library_, use.name);
        if (kind == nullptr) continue;  // unknown names are refused when the scenario is read
        measures_.push_back({kind->make(use.common, use.settings), &use});
        in_force_.push_back({measures_.back().policy.get(), use.common, false});
    }
}

kernel::day::Inputs Run::inputs(std::size_t arm) const {
    std::uint32_t luck = world_number_;
    if (core::flawed(core::Flaw::kOtherLuckPerArm)) luck += static_cast<std::uint32_t>(arm);
    return {*world_,
            *scenario_,
            scenario_->transmission,
            scenario_->arms[arm].pools,
            luck_seed(*scenario_, luck),
            in_force_,
            parallel_};
}

std::vector<Run::Span> Run::spans() const {
    std::vector<Span> spans;
    for (std::size_t row = 1; row < measures_.size(); ++row) {
        const policy::ScheduleState& state = simulation_->desk().schedule[row];
        spans.push_back({measures_[row].use->name, state.started, state.ended});
    }
    return spans;
}

}  // namespace wangge::run
