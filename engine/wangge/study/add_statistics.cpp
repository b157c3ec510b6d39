#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "wangge/statistics/simultaneous.hpp"
#include "wangge/statistics/synergy.hpp"
#include "wangge/study/parallel.hpp"
#include "wangge/study/put_together.hpp"

namespace wangge::study::detail {
namespace {

statistics::Direction direction_of(const run::Outcome& outcome) {
    switch (outcome.better) {
        case run::Better::kLower:
            return statistics::Direction::kLowerIsBetter;
        case run::Better::kHigher:
            return statistics::Direction::kHigherIsBetter;
        case run::Better::kUnsaid:
            break;
    }
    return statistics::Direction::kNeither;
}

void for_all(std::size_t count, std::function<void(std::size_t)> job) {
    parallel_for(static_cast<std::uint32_t>(count), &job, [](void* data, std::uint32_t index) {
        (*static_cast<std::function<void(std::size_t)>*>(data))(index);
    });
}

std::size_t local_infections() {
    std::size_t row = 0;
    while (run::outcomes()[row].name != "local_infections") ++row;
    return row;
}

/// Resamples are keyed by what is estimated: a cell's interval does not depend on which others are asked for.
void add_cells(Comparison& comparison) {
    const auto outcomes = run::outcomes();
    const std::size_t reports = comparison.reports();
    comparison.cells.resize(comparison.arms.size() * outcomes.size() * reports);
    for_all(comparison.cells.size(), [&](std::size_t row) {
        const std::size_t report = row % reports, outcome = row / reports % outcomes.size(),
                          arm = row / reports / outcomes.size();
        const std::string name =
            std::string(outcomes[outcome].name) + "/" + std::to_string(comparison.report_days[report]);
        statistics::BootstrapOptions options;
        options.name = name;
        comparison.cells[row].paired = statistics::compare(comparison.worlds_of(0, outcome, report),
                                                           comparison.worlds_of(arm, outcome, report),
                                                           direction_of(outcomes[outcome]), options);
    });
}

/// All headline outcomes × arms of one report day at once.
void add_simultaneous(std::size_t report, Comparison& comparison) {
    const auto outcomes = run::outcomes();
    std::vector<std::vector<double>> differences;
    std::vector<Cell*> cells;
    for (std::size_t arm = 1; arm < comparison.arms.size(); ++arm) {
        for (std::size_t outcome = 0; outcome < outcomes.size(); ++outcome) {
            if (!outcomes[outcome].headline) continue;
            differences.push_back(statistics::paired_differences(comparison.worlds_of(0, outcome, report),
                                                                 comparison.worlds_of(arm, outcome, report)));
            cells.push_back(
                &comparison.cells[(arm * outcomes.size() + outcome) * comparison.reports() + report]);
        }
    }
    if (cells.empty()) return;
    const std::vector<std::span<const double>> contrasts(differences.begin(), differences.end());
    statistics::BootstrapOptions options;
    const std::string name = "headline/" + std::to_string(comparison.report_days[report]);
    options.name = name;
    const statistics::SimultaneousIntervals together = statistics::simultaneous_intervals(contrasts, options);
    for (std::size_t k = 0; k < cells.size(); ++k) cells[k]->simultaneous = together.intervals[k];
}

void add_outbreaks(Comparison& comparison) {
    const std::size_t outcome = local_infections();
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
        for (std::size_t report = 0; report < comparison.reports(); ++report) {
            const auto base = comparison.worlds_of(0, outcome, report),
                       own = comparison.worlds_of(arm, outcome, report);
            comparison.outbreaks.push_back({statistics::share_reaching(own, kOutbreak),
                                            statistics::compare_reaching(base, own, kOutbreak)});
        }
    }
}

void add_groups(Comparison& comparison) {
    const auto outcomes = run::outcomes();
    for (std::uint32_t arm = 0; arm < comparison.arms.size(); ++arm) {
        for (std::uint32_t outcome = 0; outcome < outcomes.size(); ++outcome) {
            if (!outcomes[outcome].by_group) continue;
            for (std::uint32_t report = 0; report < comparison.reports(); ++report) {
                for (std::uint32_t group = 0; group < run::group_names().size(); ++group) {
                    const auto worlds = comparison.group_worlds_of(arm, outcome, report, group);
                    const auto hidden = [](double value) { return std::isnan(value); };
                    if (std::any_of(worlds.begin(), worlds.end(), hidden)) continue;  // see small_cells.hpp
                    comparison.groups.push_back(
                        {arm, report, outcome, group, statistics::spread_of_worlds(worlds)});
                }
            }
        }
    }
}

void add_synergies(const policy::Scenario& scenario, Comparison& comparison) {
    const SynergyArms arms = synergy_arms(scenario);
    comparison.all_arm = arms.all;
    comparison.single_arms = arms.singles;
    if (arms.all < 0) return;
    const std::size_t reports = comparison.reports();
    comparison.synergies.resize(run::outcomes().size() * reports);
    for_all(comparison.synergies.size(), [&](std::size_t row) {
        const std::size_t outcome = row / reports, report = row % reports;
        std::vector<std::span<const double>> singles;
        for (const std::uint32_t arm : comparison.single_arms)
            singles.push_back(comparison.worlds_of(arm, outcome, report));
        const std::string name = "synergy/" + std::string(run::outcomes()[outcome].name) + "/" +
                                 std::to_string(comparison.report_days[report]);
        statistics::BootstrapOptions options;
        options.name = name;
        comparison.synergies[row] = statistics::synergy(
            comparison.worlds_of(0, outcome, report),
            comparison.worlds_of(static_cast<std::size_t>(comparison.all_arm), outcome, report), singles,
            options);
    });
}

}  // namespace

void add_statistics(const policy::Scenario& scenario, Comparison& comparison) {
    add_cells(comparison);
    for_all(comparison.reports(), [&](std::size_t report) { add_simultaneous(report, comparison); });
    add_outbreaks(comparison);
    add_groups(comparison);
    add_synergies(scenario, comparison);
}

}  // namespace wangge::study::detail
