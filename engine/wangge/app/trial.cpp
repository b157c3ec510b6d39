#include "wangge/app/trial.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "wangge/run/run.hpp"
#include "wangge/study/parallel.hpp"

namespace wangge::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kSeconds = 0.5;                             // spent on trying days
constexpr std::uint64_t kProgram = std::uint64_t{24} << 20;  // the program and its libraries, about (assumed)

double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Memory in use now; 0 if the system does not say.
std::uint64_t bytes_now() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t all = 0, resident = 0;
    file >> all >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::size_t busiest_arm(const policy::Scenario& scenario) {
    std::size_t busiest = 0;
    for (std::size_t arm = 0; arm < scenario.arms.size(); ++arm) {
        if (scenario.arms[arm].policies.size() > scenario.arms[busiest].policies.size()) busiest = arm;
    }
    return busiest;
}

}  // namespace

double Trial::compare_seconds(std::uint32_t arms, std::uint32_t worlds, std::uint32_t threads) const {
    return worlds * (synthesis_seconds + arms * run_seconds) / std::max(1u, threads);
}

std::uint64_t Trial::compare_bytes(std::uint32_t threads) const {
    return kProgram + run_bytes * std::max(1u, threads);
}

core::Result<Trial> try_out(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library) {
    const std::uint64_t before = bytes_now();
    auto start = Clock::now();
    const core::Result<world::World> made = run::make_world(scenario, 0, study::parallel_for);
    if (!made) return made.faults();
    const world::World& world = made.value();
    Trial trial;
    // comparisons make each world on one thread
    trial.synthesis_seconds = since(start) * (world.lean.used() ? study::threads_at_work() : 1);
    if (scenario.tables == nullptr) trial.fit = world::fit(scenario.population, world);
    trial.residents = world.residents;
    trial.households = world.households;
    trial.grids = static_cast<std::uint32_t>(world.grid.key.size());
    trial.stairwells = static_cast<std::uint32_t>(world.stairwell.key.size());
    trial.places = static_cast<std::uint32_t>(world.places.key.size());
    trial.gates = static_cast<std::uint32_t>(world.gates.key.size());
    trial.mouths = world.side_gaps;
    trial.staff = static_cast<std::uint32_t>(world.staff.resident.size());

    start = Clock::now();
    run::Run run(world, scenario, busiest_arm(scenario), 0, library);
    double passed = 0;
    while (!run.simulation().finished() && passed < kSeconds) {
        run.simulation().step();
        passed = since(start);
    }
    trial.run_seconds = passed * scenario.calendar.days / std::max(1, run.simulation().day());
    const std::uint64_t after = bytes_now();
    trial.run_bytes = after > before ? after - before : 0;
    return trial;
}

}  // namespace wangge::app
