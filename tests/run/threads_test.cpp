// One answer: the same bits whatever the number of threads that share a run, and in whatever order its parts
// are settled.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

using Job = void (*)(void*, std::uint32_t);

std::uint32_t threads = 1;

void on_threads(std::uint32_t count, void* data, Job job) {
    std::atomic<std::uint32_t> next{0};
    std::vector<std::thread> others;
    const auto work = [&] {
        for (std::uint32_t at = next++; at < count; at = next++) job(data, at);
    };
    for (std::uint32_t k = 1; k < threads; ++k) others.emplace_back(work);
    work();
    for (std::thread& one : others) one.join();
}

void backwards(std::uint32_t count, void* data, Job job) {
    for (std::uint32_t left = count; left > 0; --left) job(data, left - 1);
}

// Twelve small communities that infect each other.
policy::Scenario town() {
    policy::Scenario scenario = village();
    scenario.population.residents = 6000;
    scenario.population.households = 2400;
    scenario.population.communities = 12;
    scenario.population.grids = 24;
    scenario.population.gates = 30;
    scenario.population.gate_crew = 60;
    scenario.imports.stress_first = 20;
    scenario.transmission.outside *= 2;
    scenario.calendar.days = 25;
    return scenario;
}

struct Told {
    std::vector<core::StateHash> hashes;
    kernel::Ledger ledger;
    std::vector<kernel::Transmission> tree;
};

Told play_with(const policy::Scenario& scenario, std::size_t arm, core::ParallelFor parallel) {
    const world::World world = run::make_world(scenario, 0, parallel).value();
    run::Run run(world, scenario, arm, 0, policies::catalogue(), parallel);
    kernel::day::Simulation& simulation = run.simulation();
    while (!simulation.finished()) simulation.step();
    return {simulation.hashes(), simulation.ledger(), simulation.tree()};
}

TEST(Threads, GiveOneAnswer) {
    policy::Scenario scenario = town();
    const std::vector<std::size_t> arms = {
        0,
        add_arm(scenario, "four",
                {use("blanket_closure"), use("grid_checkpoints"), use("volunteer_delivery"),
                 use("digital_codes")}),
        add_arm(scenario, "tracing", {use("contact_tracing"), use("quarantine")})};
    for (const std::size_t arm : arms) {
        SCOPED_TRACE(scenario.arms[arm].name);
        const Told alone = play_with(scenario, arm, core::serial_for);
        EXPECT_GT(alone.tree.size(), 30u);
        const auto expect_same = [&](const Told& told) {
            EXPECT_EQ(alone.hashes, told.hashes);
            EXPECT_EQ(alone.ledger, told.ledger);
            EXPECT_EQ(alone.tree, told.tree);
        };
        expect_same(play_with(scenario, arm, backwards));
        for (threads = 2; threads <= 16; threads = threads < 4    ? threads + 1
                                                   : threads == 4 ? 7
                                                                  : threads + 9) {
            SCOPED_TRACE(threads);
            expect_same(play_with(scenario, arm, on_threads));
        }
    }
}

}  // namespace
}  // namespace wangge::tests
