#include "wangge/study/run_futures.hpp"

#include <tuple>
#include <utility>
#include <vector>

#include "wangge/study/identity.hpp"
#include "wangge/study/memory_need.hpp"
#include "wangge/study/parallel.hpp"
#include "wangge/study/stopwatch.hpp"
#include "wangge/study/tell_run.hpp"

namespace wangge::study {
namespace {

/// Up to the dawn of a day, unless somebody says stop.
void go_to(std::int32_t day, const RunOptions& options, std::int32_t& done, std::int32_t all, run::Run& run) {
    kernel::day::Simulation& simulation = run.simulation();
    while (simulation.day() < day && !simulation.finished()) {
        if (options.cancelled != nullptr && options.cancelled->load()) return;
        simulation.step();
        if (options.progress) options.progress(++done, all);
    }
}

}  // namespace

core::Result<FuturesReport> run_futures(const policy::Scenario& scenario,
                                        std::span<const policy::PolicyKind> library,
                                        const RunOptions& options, const Fork& fork) {
    const detail::Stopwatch all;
    if (std::optional<core::Fault> fault = check_memory(scenario, library, {.at_once = 2, .runs = 2}))
        return *fault;
    const ThreadLimit limit(options.threads);
    core::Result<policy::Scenario> ready = solved(scenario);
    if (!ready) return ready.faults();
    FuturesReport report;
    report.day = fork.day;
    report.one.scenario = std::move(ready.value());
    report.one.estimated_bytes = static_cast<std::uint64_t>(
        memory_need(report.one.scenario, library, {.at_once = 2, .runs = 2}).bytes());
    report.one.fit_seconds = all.seconds();
    const detail::Stopwatch synthesis;
    const core::Result<world::World> world = run::make_world(report.one.scenario, options.world);
    report.one.synthesis_seconds = synthesis.seconds();
    if (!world) return world.faults();
    report.other = report.one;
    const policy::Scenario& shared = report.one.scenario;

    const auto days = static_cast<std::int32_t>(shared.calendar.days);
    std::int32_t done = 0;
    const std::int32_t to_do = 2 * days - fork.day;
    run::Run one(world.value(), shared, options.arm, options.world, library, parallel_for);
    one.keep_for_branch(std::vector<std::size_t>{fork.arm});
    const detail::Stopwatch first_loop;
    go_to(fork.day, options, done, to_do, one);
    const detail::Stopwatch copying;
    run::Run other = one.branch(fork.arm);
    report.branch_seconds = copying.seconds();
    const detail::Stopwatch second_loop;
    go_to(days, options, done, to_do, other);
    report.other.day_loop_seconds = second_loop.seconds();
    go_to(days, options, done, to_do, one);
    report.one.day_loop_seconds =
        first_loop.seconds() - report.branch_seconds - report.other.day_loop_seconds;

    for (auto& [run, future, arm] :
         {std::tie(one, report.one, options.arm), std::tie(other, report.other, fork.arm)}) {
        future.interrupted = !run.simulation().finished();
        detail::name_run(library, arm, options.world, future);
        detail::tell(run, run::InfectionsInMemory(run.simulation().tree()), world.value(), library, arm,
                     future);
        future.peak_rss_bytes = peak_rss_bytes();
        future.total_seconds = all.seconds();
    }
    report.other.resident_days_per_second = 0;  // its past was not computed
    return report;
}

}  // namespace wangge::study
