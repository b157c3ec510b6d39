#include "wangge/study/tell_run.hpp"

#include <algorithm>

#include "wangge/run/outcomes.hpp"
#include "wangge/scenario/assumptions.hpp"
#include "wangge/study/content_parts.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/run_content.hpp"

namespace wangge::study::detail {
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

}  // namespace

void name_run(std::span<const policy::PolicyKind> library, std::size_t arm, std::uint32_t world,
              RunReport& report) {
    report.arm = report.scenario.arms[arm].name;
    report.world = world;
    report.people_seed = run::people_seed(report.scenario, world).value;
    report.luck_seed = run::luck_seed(report.scenario, world).value;
    report.scenario_hash = scenario_hash(report.scenario, library);
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
        report.resident_days_per_second = static_cast<double>(world.residents) *
                                          (done - std::max(0, report.resumed_on)) / report.day_loop_seconds;
    }
    for (const std::int32_t day : total_days(report.scenario, done)) {
        if (day <= 0 || day > done) continue;
        report.report_days.push_back(day);
        report.at_report_days.push_back(outcome_row(ledger, report.scenario, world, day));
    }
    if (!report.at_report_days.empty()) report.outcomes = report.at_report_days.back();
    report.spans = run.spans();
    report.tree = run::report_tree(world, report.scenario, infections, simulation.state().courses, done);
    for (std::uint32_t setting = 0; setting < kernel::kSettings; ++setting) {
        report.settings.push_back(setting_name(setting, false));
        report.settings_zh.push_back(setting_name(setting, true));
    }
    for (const scenario::Assumption& each :
         scenario::assumptions(report.scenario, library, static_cast<std::uint32_t>(arm))) {
        report.assumed += each.mark == core::Mark::kAssumed ? 1 : 0;
    }
}

}  // namespace wangge::study::detail
