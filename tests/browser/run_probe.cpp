// run_probe CASE FILE SEED: writes the numbers of a scenario (policy::flatten, luck seed 1) to FILE, runs it
// natively with luck seed SEED from the plain value, and prints what WebAssembly must find: one line a fact.
// compare_runs.mjs compares. The scenario's transmission is unsolved, so that both sides solve it.

#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "wangge/policies/catalogue.hpp"
#include "wangge/policy/flat.hpp"
#include "wangge/run/outcomes.hpp"
#include "wangge/run/run.hpp"
#include "wangge/world/synthesis.hpp"

namespace {

using namespace wangge;

constexpr std::uint32_t kCommunityOnly = 1u << static_cast<std::uint32_t>(world::Pool::kCommunity);

policy::PolicyUse preset_use(const policy::PolicyKind& kind) {
    policy::PolicyUse use;
    use.name = kind.name;
    for (const core::Field& field : kind.fields) {
        for (std::uint32_t k = 0; k < field.parameter.length; ++k)
            use.settings.push_back(core::preset_of(field.parameter, k));
    }
    return use;
}

// Tienan on its presets: nothing, all four measures, all four with community workers alone.
policy::Scenario tienan() {
    policy::Scenario scenario;
    scenario.arms.resize(3);
    for (const policy::PolicyKind& kind : policies::catalogue()) {
        const auto row = static_cast<std::uint32_t>(scenario.policies.size());
        scenario.policies.push_back(preset_use(kind));
        scenario.arms[1].policies.push_back(row);
        scenario.arms[2].policies.push_back(row);
    }
    scenario.arms[2].pools = kCommunityOnly;
    scenario.report_days = {70, 120, 180};
    return scenario;
}

// A village of a tenth, where orders come down late and stricter than they were meant.
policy::Scenario village() {
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
    scenario.hierarchy.delay = 2;
    scenario.hierarchy.escalation = 1.3;
    scenario.calendar.days = 60;
    scenario.report_days = {30, 60};
    return scenario;
}

[[noreturn]] void give_up(const char* what) {
    std::fprintf(stderr, "run_probe: %s\n", what);
    std::exit(2);
}

void write_numbers(const char* path, const std::vector<double>& numbers) {
    std::FILE* file = std::fopen(path, "wb");
    if (file == nullptr) give_up("cannot write the numbers");
    const bool whole = std::fwrite(numbers.data(), sizeof(double), numbers.size(), file) == numbers.size();
    if (std::fclose(file) != 0 || !whole) give_up("cannot write the numbers");
}

void print(const char* fact, std::size_t arm, std::size_t index, double value) {
    std::printf("%s %zu %zu %016llx\n", fact, arm, index,
                static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(value)));
}

void print_run(const policy::Scenario& scenario, std::size_t arm, std::uint32_t number) {
    const auto made = world::synthesise(scenario.population, run::people_seed(scenario, number));
    if (!made) give_up("population refused");
    const world::World& world = made.value();
    run::Run run(world, scenario, arm, number, policies::catalogue());
    kernel::day::Simulation& simulation = run.simulation();
    while (!simulation.finished()) simulation.step();
    std::printf("initial %zu 0 %s\n", arm, simulation.initial_hash().hex().c_str());
    for (std::size_t day = 0; day < simulation.hashes().size(); ++day)
        std::printf("day %zu %zu %s\n", arm, day, simulation.hashes()[day].hex().c_str());
    for (const std::int32_t until : scenario.report_days) {
        const auto values = run::outcome_values(simulation.ledger(), scenario, world, until);
        for (std::size_t k = 0; k < values.size(); ++k) {
            std::printf("outcome:%d:", until);
            print(std::string(run::outcomes()[k].name).c_str(), arm, k, values[k]);
        }
    }
    for (std::uint32_t k = 0; k < kernel::kCounts; ++k) {
        const auto count = static_cast<kernel::Count>(k);
        std::printf("total:");
        print(std::string(kernel::name_of(count).name).c_str(), arm, k,
              static_cast<double>(simulation.ledger().total(count, simulation.day())));
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) give_up("run_probe CASE FILE SEED");
    const bool small = std::strcmp(argv[1], "village") == 0;
    policy::Scenario scenario = small ? village() : tienan();
    write_numbers(argv[2], policy::flatten(scenario, policies::catalogue()));
    scenario.luck_seed = std::strtod(argv[3], nullptr);
    const core::Result<kernel::day::Fit> fit = run::solve(scenario);
    if (!fit) give_up("scenario refused");
    scenario.transmission = fit.value().transmission;
    print("transmission", 0, 0, scenario.transmission.home);
    print("transmission", 0, 1, scenario.transmission.outside);
    const std::uint32_t number = small ? 3 : 0;
    std::printf("world %zu %u %u\n", scenario.arms.size(), number, 0u);
    for (std::size_t arm = 0; arm < scenario.arms.size(); ++arm) print_run(scenario, arm, number);
    return 0;
}
