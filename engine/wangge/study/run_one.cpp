#include "wangge/study/run_one.hpp"

#include <algorithm>
#include <utility>

#include "wangge/record/save_file.hpp"
#include "wangge/record/write_hdf5.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/memory_need.hpp"
#include "wangge/study/parallel.hpp"
#include "wangge/study/run_content.hpp"
#include "wangge/study/stopwatch.hpp"
#include "wangge/study/tell_run.hpp"
#include "wangge/study/transmission_list.hpp"

namespace wangge::study {
namespace {

/// All days, or as many as there were before somebody said stop.
std::optional<core::Fault> step_through(run::Run& run, TransmissionList& infections, std::int32_t days,
                                        const RunOptions& options, CheckpointKeeper& keeper) {
    kernel::day::Simulation& simulation = run.simulation();
    while (!simulation.finished() && (options.cancelled == nullptr || !options.cancelled->load())) {
        simulation.step();
        if (std::optional<core::Fault> fault = infections.put_aside()) return fault;
        keeper.after_day(run);
        if (options.progress) options.progress(simulation.day(), days);
    }
    keeper.last(run);
    return std::nullopt;
}

/// The scenario solved, by the checkpoint if there is one: whether it is its scenario is seen afterwards.
core::Result<policy::Scenario> ready(policy::Scenario scenario, const std::optional<Checkpoint>& checkpoint) {
    if (checkpoint && !is_solved(scenario)) scenario.transmission = checkpoint->head.transmission;
    return solved(scenario);
}

}  // namespace

core::Result<RunReport> run_one(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                                const RunOptions& options) {
    const detail::Stopwatch all;
    if (!options.out.empty()) {
        if (std::optional<core::Fault> fault = record::check_can_save(options.out)) return *fault;
    }
    if (std::optional<core::Fault> fault = check_memory(scenario, library, {.arm = options.arm}))
        return *fault;
    std::optional<Checkpoint> checkpoint;
    if (!options.resume.empty()) {
        core::Result<Checkpoint> loaded = load_checkpoint(options.resume);
        if (!loaded) return loaded.faults();
        checkpoint = std::move(loaded.value());
    }
    const ThreadLimit limit(options.threads);
    core::Result<policy::Scenario> with_scales = ready(scenario, checkpoint);
    if (!with_scales) return with_scales.faults();
    RunReport report;
    report.scenario = std::move(with_scales.value());
    report.estimated_bytes =
        static_cast<std::uint64_t>(memory_need(report.scenario, library, {.arm = options.arm}).bytes());
    report.fit_seconds = all.seconds();
    detail::name_run(library, options.arm, options.world, report);
    CheckpointHead own;
    own.scenario_hash = report.scenario_hash, own.arm = report.arm, own.world = options.world;
    own.transmission = report.scenario.transmission;
    if (checkpoint) {
        if (std::optional<core::Fault> fault = check_same_run(*checkpoint, own)) return *fault;
    }
    CheckpointKeeper keeper(options.checkpoint, options.checkpoint_every, own, options.checkpointed);
    if (std::optional<core::Fault> fault = keeper.begin(checkpoint ? &*checkpoint : nullptr, options.resume))
        return *fault;

    const detail::Stopwatch synthesis;
    const core::Result<world::World> world = run::make_world(report.scenario, options.world, parallel_for);
    report.synthesis_seconds = synthesis.seconds();
    if (!world) return world.faults();

    run::Run run(world.value(), report.scenario, options.arm, options.world, library, parallel_for);
    if (checkpoint) {
        if (std::optional<core::Fault> fault = resume(*checkpoint, run)) return *fault;
        report.resumed_on = checkpoint->head.day;
        if (options.resumed) options.resumed(*checkpoint);
        checkpoint.reset();
    }
    const detail::Stopwatch loop;
    // A checkpoint holds the whole list, so that it stays in memory.
    constexpr std::uint64_t kNoLimit = ~std::uint64_t{0};
    TransmissionList infections(run.simulation(), options.out,
                                options.checkpoint.empty() ? options.most_transmissions : kNoLimit);
    if (std::optional<core::Fault> fault = step_through(
            run, infections, static_cast<std::int32_t>(report.scenario.calendar.days), options, keeper)) {
        return *fault;
    }
    report.checkpoint_day = keeper.written();
    report.day_loop_seconds = loop.seconds();
    report.interrupted = !run.simulation().finished();
    detail::tell(run, infections, world.value(), library, options.arm, report);
    if (infections.fault()) return *infections.fault();
    if (!options.out.empty() && !report.interrupted) {
        const record::FileContent content =
            content_of(report.scenario, options.arm, options.world, run, world.value(), library, infections);
        const std::optional<core::Fault> fault = record::save_hdf5(options.out, content);
        if (infections.fault()) return *infections.fault();  // the cause of a fault in saving, if any
        if (fault) return *fault;
        report.file = options.out;
    }
    report.peak_rss_bytes = peak_rss_bytes();
    report.total_seconds = all.seconds();
    return report;
}

}  // namespace wangge::study
