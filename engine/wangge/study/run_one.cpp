#include "wangge/study/run_one.hpp"

#include <utility>

#include "wangge/record/save_file.hpp"
#include "wangge/record/write_hdf5.hpp"
#include "wangge/run/outcomes.hpp"
#include "wangge/scenario/assumptions.hpp"
#include "wangge/study/content_parts.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/memory_need.hpp"
#include "wangge/study/parallel.hpp"
#include "wangge/study/run_content.hpp"
#include "wangge/study/stopwatch.hpp"
#include "wangge/study/transmission_list.hpp"

namespace wangge::study {
namespace {

std::vector<OutcomeValue> outcome_row(const kernel::Ledger& ledger, const policy::Scenario& scenario,
                                      const world::World& world, std::int32_t until) {
    const std::vector<double> values = run::outcome_values(ledger, scenario, world, until);
    std::vector<OutcomeValue> row;
    for (const run::Outcome& outcome : run::outcomes()) {
        row.push_back({outcome.name, outcome.unit, outcome.unit_zh, outcome.title, outcome.title_zh,
                       values[row.size()]});
    }
    return row;
}

/// All days, or as many as there were before somebody said stop.
std::optional<core::Fault> step_through(kernel::day::Simulation& simulation, TransmissionList& infections,
                                        std::int32_t days, const RunOptions& options) {
    while (!simulation.finished()) {
        if (options.cancelled != nullptr && options.cancelled->load()) break;
        simulation.step();
        if (std::optional<core::Fault> fault = infections.put_aside()) return fault;
        if (options.progress) options.progress(simulation.day(), days);
    }
    return std::nullopt;
}

void tell(const run::Run& run, const run::Infections& infections, const world::World& world,
          std::span<const policy::PolicyKind> library, std::size_t arm, RunReport& report) {
    const kernel::day::Simulation& simulation = run.simulation();
    const kernel::Ledger& ledger = simulation.ledger();
    const std::int32_t done = simulation.day();
    report.initial_state_hash = initial_state_hash(run, world);
    report.state_hash = simulation.hash().hex();
    report.residents = world.residents;
    report.households = world.households;
    report.days = done;
    for (const kernel::Count count : {kernel::Count::kLocalInfections, kernel::Count::kImportedInfections,
                                      kernel::Count::kStaffInfections}) {
        report.infections += ledger.total(count, done);
    }
    if (report.day_loop_seconds > 0) {
        report.resident_days_per_second =
            static_cast<double>(world.residents) * done / report.day_loop_seconds;
    }
    for (const std::int32_t day : detail::total_days(report.scenario, done)) {
        if (day <= 0 || day > done) continue;
        report.report_days.push_back(day);
        report.at_report_days.push_back(outcome_row(ledger, report.scenario, world, day));
    }
    if (!report.at_report_days.empty()) report.outcomes = report.at_report_days.back();
    report.spans = run.spans();
    report.tree = run::report_tree(world, report.scenario, infections, simulation.state().courses, done);
    for (std::uint32_t setting = 0; setting < kernel::kSettings; ++setting) {
        report.settings.push_back(detail::setting_name(setting, false));
        report.settings_zh.push_back(detail::setting_name(setting, true));
    }
    for (const scenario::Assumption& each :
         scenario::assumptions(report.scenario, library, static_cast<std::uint32_t>(arm))) {
        report.assumed += each.mark == core::Mark::kAssumed ? 1 : 0;
    }
}

}  // namespace

core::Result<RunReport> run_one(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                                const RunOptions& options) {
    const detail::Stopwatch all;
    if (!options.out.empty()) {
        if (std::optional<core::Fault> fault = record::check_can_save(options.out)) return *fault;
    }
    if (std::optional<core::Fault> fault = check_memory(scenario, 1, 1)) return *fault;
    const ThreadLimit limit(options.threads);
    core::Result<policy::Scenario> ready = solved(scenario);
    if (!ready) return ready.faults();
    RunReport report;
    report.scenario = std::move(ready.value());
    report.estimated_bytes = static_cast<std::uint64_t>(memory_need(report.scenario, 1, 1).bytes());
    report.fit_seconds = all.seconds();
    report.arm = report.scenario.arms[options.arm].name;
    report.world = options.world;
    report.people_seed = run::people_seed(report.scenario, options.world).value;
    report.luck_seed = run::luck_seed(report.scenario, options.world).value;
    report.scenario_hash = scenario_hash(report.scenario, library);

    const detail::Stopwatch synthesis;
    const core::Result<world::World> world = run::make_world(report.scenario, options.world, parallel_for);
    report.synthesis_seconds = synthesis.seconds();
    if (!world) return world.faults();

    run::Run run(world.value(), report.scenario, options.arm, options.world, library, parallel_for);
    const detail::Stopwatch loop;
    TransmissionList infections(run.simulation(), options.out, options.most_transmissions);
    if (std::optional<core::Fault> fault =
            step_through(run.simulation(), infections,
                         static_cast<std::int32_t>(report.scenario.calendar.days), options)) {
        return *fault;
    }
    report.day_loop_seconds = loop.seconds();
    report.interrupted = !run.simulation().finished();
    tell(run, infections, world.value(), library, options.arm, report);
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
