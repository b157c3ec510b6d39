#include "tests/run/worlds.hpp"

#include <cmath>
#include <stdexcept>

namespace wangge::tests {
namespace {

const policy::PolicyKind& kind_of(std::string_view name) {
    for (const policy::PolicyKind& kind : policies::catalogue()) {
        if (kind.name == name) return kind;
    }
    throw std::invalid_argument("no policy " + std::string(name));
}

void solve(policy::Scenario& scenario) {
    core::Result<kernel::day::Fit> fit = run::solve(scenario);
    if (!fit) throw std::runtime_error("scenario refused: " + fit.faults().front().key);
    scenario.transmission = fit.value().transmission;
}

}  // namespace

void set(policy::PolicyUse& use, std::string_view name, double value) {
    for (const core::Field& field : policy::Common::fields()) {
        if (field.parameter.name == name) {
            *core::field_value(&use.common, field) = value;
            return;
        }
    }
    std::size_t at = 0;
    for (const core::Field& field : kind_of(use.name).fields) {
        if (field.parameter.name == name) {
            use.settings.at(at) = value;
            return;
        }
        at += field.parameter.length;
    }
    throw std::invalid_argument("no setting " + std::string(name) + " in " + use.name);
}

policy::PolicyUse use(std::string_view name, std::vector<Setting> settings) {
    policy::PolicyUse made;
    made.name = name;
    for (const core::Field& field : kind_of(name).fields) {
        for (std::uint32_t k = 0; k < field.parameter.length; ++k) {
            made.settings.push_back(core::preset_of(field.parameter, k));
        }
    }
    for (const auto& [key, value] : settings) set(made, key, value);
    return made;
}

policy::Scenario tienan() {
    static const policy::Scenario solved = [] {
        policy::Scenario scenario;
        scenario.name = "tienan";
        add_arm(scenario, "routine", {});
        solve(scenario);
        return scenario;
    }();
    return solved;
}

policy::Scenario village() {
    static const policy::Scenario solved = [] {
        policy::Scenario scenario = tienan();
        world::Population& place = scenario.population;
        place.residents = 381;
        place.households = 166;
        place.rented_households = 13;
        place.rented_residents = 29;
        place.grids = 2;
        place.stairwells = 6;
        place.shops = 6;
        place.community_workers = 2;
        place.party_volunteers = 3;
        place.other_volunteers = 6;
        place.gate_crew = 8;
        place.gates = 1;
        place.side_gaps = 3;
        place.seconded = 1;
        place.returnees = 8;
        place.returnees_later = 1;
        scenario.calendar.days = 60;
        return scenario;
    }();
    return solved;
}

policy::Scenario quiet_city(double residents, std::int32_t days) {
    policy::Scenario scenario = tienan();
    scenario.population = core::preset_section<world::Population>(
        core::preset_row(world::Population::named_presets(), "chengdu"));
    scenario.population.residents = residents;
    scenario.calendar.days = days;
    scenario.organisation.sweep1_days = scenario.organisation.sweep2_days = 0;
    scenario.organisation.passes_days = 0;
    scenario.imports.setting = 0;
    return scenario;
}

std::size_t add_arm(policy::Scenario& scenario, std::string name, std::vector<policy::PolicyUse> policies,
                    std::uint32_t pools) {
    policy::Arm arm;
    arm.name = std::move(name);
    arm.pools = pools;
    for (policy::PolicyUse& one : policies) {
        arm.policies.push_back(static_cast<std::uint32_t>(scenario.policies.size()));
        scenario.policies.push_back(std::move(one));
    }
    scenario.arms.push_back(std::move(arm));
    return scenario.arms.size() - 1;
}

Played play(const policy::Scenario& scenario, std::size_t arm, std::uint32_t world_number) {
    const core::Result<world::World> world =
        world::synthesise(scenario.population, run::people_seed(scenario, world_number));
    if (!world) throw std::runtime_error("population refused: " + world.faults().front().key);
    run::Run run(world.value(), scenario, arm, world_number, policies::catalogue());
    kernel::day::Simulation& simulation = run.simulation();
    while (!simulation.finished()) simulation.step();
    return {simulation.ledger(), simulation.tree(), simulation.hashes(), simulation.initial_hash()};
}

double total(const Played& played, kernel::Count count, std::int32_t until) {
    return static_cast<double>(played.ledger.total(count, until));
}

Paired paired(const std::vector<double>& differences) {
    const auto n = static_cast<double>(differences.size());
    double mean = 0, square = 0;
    for (const double one : differences) mean += one / n;
    for (const double one : differences) square += (one - mean) * (one - mean);
    constexpr double kQuantile = 2.75;  // Student's t, 99 %, 30 degrees of freedom
    const double half = kQuantile * std::sqrt(square / (n - 1) / n);
    return {mean, mean - half, mean + half};
}

void switch_off_loops(policy::Scenario& scenario) {
    for (const core::Field& loop : policy::Loops::fields()) *core::field_value(&scenario.loops, loop) = 0;
}

std::size_t outcome_row(std::string_view name) {
    const auto all = run::outcomes();
    for (std::size_t row = 0; row < all.size(); ++row) {
        if (all[row].name == name) return row;
    }
    throw std::invalid_argument("no outcome " + std::string(name));
}

}  // namespace wangge::tests
