#include "wangge/study/put_together.hpp"

#include <algorithm>
#include <cmath>

#include "wangge/policy/schedule.hpp"
#include "wangge/run/run.hpp"
#include "wangge/study/arm_differences.hpp"
#include "wangge/study/content_parts.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/small_cells.hpp"

namespace wangge::study::detail {
namespace {

/// First and last day on which measures may hold in any arm.
void find_measures(const policy::Scenario& scenario, Comparison& comparison) {
    const auto end = static_cast<std::int32_t>(scenario.calendar.days);
    for (const policy::Arm& arm : scenario.arms) {
        for (const std::uint32_t row : arm.policies) {
            const policy::Common& common = scenario.policies[row].common;
            if (common.reach <= 0) continue;
            const auto begins = static_cast<std::int32_t>(policy::in_force_from(common, scenario.hierarchy) -
                                                          scenario.calendar.start);
            const double longest = common.most_days * scenario.hierarchy.escalation;
            const double last = begins + std::floor(longest + 0.5) - 1;
            // A trigger may pull late: nobody can say when it ends.
            const std::int32_t until = common.trigger_reports > 0
                                           ? end - 1
                                           : static_cast<std::int32_t>(std::min<double>(last, end - 1));
            if (begins >= end) continue;
            comparison.measures_start = comparison.measures_start < 0
                                            ? std::max(begins, 0)
                                            : std::min(comparison.measures_start, std::max(begins, 0));
            comparison.measures_last_end = std::max(comparison.measures_last_end, until);
        }
    }
}

void collect_values(const StoredRuns& runs, Comparison& comparison) {
    const std::size_t outcomes = run::outcomes().size(), groups = run::group_names().size(),
                      reports = comparison.reports();
    for (std::size_t arm = 0; arm < runs.size(); ++arm) {
        for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
            for (std::size_t report = 0; report < reports; ++report) {
                const std::size_t at = report * outcomes + outcome;
                for (std::uint32_t world = 0; world < comparison.worlds; ++world) {
                    comparison.values.push_back(runs[arm][world]->values[at]);
                }
                for (std::size_t group = 0; group < groups; ++group) {
                    for (std::uint32_t world = 0; world < comparison.worlds; ++world) {
                        comparison.group_values.push_back(
                            runs[arm][world]->group_values[at * groups + group]);
                    }
                }
            }
        }
    }
}

}  // namespace

std::uint32_t complete_worlds(const StoredRuns& runs) {
    std::uint32_t worlds = 0;
    while (worlds < runs.front().size() && std::all_of(runs.begin(), runs.end(), [&](const auto& of_arm) {
               return of_arm[worlds].has_value();
           })) {
        ++worlds;
    }
    return worlds;
}

std::optional<core::Fault> check_twins(const policy::Scenario& scenario, const StoredRuns& runs) {
    for (std::size_t world = 0; world < runs.front().size(); ++world) {
        const StoredRun* first = nullptr;
        for (std::size_t arm = 0; arm < runs.size(); ++arm) {
            if (!runs[arm][world]) continue;
            const StoredRun& run = *runs[arm][world];
            if (first == nullptr) first = &run;
            const bool twins = run.initial_hash == first->initial_hash &&
                               run.people_seed == first->people_seed && run.luck_seed == first->luck_seed &&
                               run.transmission_home == first->transmission_home &&
                               run.transmission_outside == first->transmission_outside;
            if (twins) continue;
            return core::Fault{
                core::FaultCode::kInternal,
                "",
                "arms." + scenario.arms[arm].name,
                {"world " + std::to_string(world) + " does not start from the same state in every arm"}};
        }
    }
    return std::nullopt;
}

SynergyArms synergy_arms(const policy::Scenario& scenario) {
    SynergyArms best;
    const policy::Arm& base = scenario.arms.front();
    if (!base.policies.empty()) return best;
    for (std::size_t arm = 1; arm < scenario.arms.size(); ++arm) {
        const policy::Arm& all = scenario.arms[arm];
        std::vector<std::uint32_t> singles;
        for (const std::uint32_t row : all.policies) {
            for (std::size_t other = 1; other < scenario.arms.size(); ++other) {
                const policy::Arm& single = scenario.arms[other];
                if (single.policies.size() != 1 || single.policies[0] != row || single.pools != base.pools)
                    continue;
                singles.push_back(static_cast<std::uint32_t>(other));
                break;
            }
        }
        const bool whole =
            all.policies.size() > 1 && singles.size() == all.policies.size() && all.pools == base.pools;
        if (whole && singles.size() > best.singles.size()) best = {static_cast<std::int32_t>(arm), singles};
    }
    return best;
}

Comparison put_together(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                        const StoredRuns& runs) {
    Comparison comparison;
    comparison.scenario = scenario.name;
    comparison.title = scenario.title;
    comparison.title_zh = scenario.title_zh;
    comparison.scenario_hash = scenario_hash(scenario, library);
    comparison.start_date = date_text(scenario, 0);
    const ImportWords imports = imports_in_words(scenario);
    comparison.imports = imports.text;
    comparison.imports_zh = imports.text_zh;
    comparison.transmission = scenario.transmission;
    comparison.days = static_cast<std::int32_t>(scenario.calendar.days);
    comparison.asked = static_cast<std::uint32_t>(runs.front().size());
    comparison.worlds = complete_worlds(runs);
    comparison.partial = comparison.worlds < comparison.asked;
    comparison.report_days = scenario.report_days;
    comparison.residents = runs[0][0]->residents;
    comparison.households = runs[0][0]->households;
    for (std::size_t arm = 0; arm < scenario.arms.size(); ++arm) {
        const policy::Arm& each = scenario.arms[arm];
        comparison.arms.push_back(
            {each.name, each.title, each.title_zh, key_differences(scenario, library, 0, arm)});
    }
    for (std::uint32_t world = 0; world < comparison.worlds; ++world) {
        comparison.people_seeds.push_back(runs[0][world]->people_seed);
        comparison.luck_seeds.push_back(runs[0][world]->luck_seed);
        comparison.initial_hashes.push_back(runs[0][world]->initial_hash);
    }
    collect_values(runs, comparison);
    hide_small_cells(scenario, comparison);
    find_measures(scenario, comparison);
    comparison.assumptions = scenario::assumptions(scenario, library);
    for (const scenario::Assumption& each : comparison.assumptions) {
        comparison.assumed += each.mark == core::Mark::kAssumed ? 1 : 0;
        comparison.borrowed += each.mark == core::Mark::kBorrowed ? 1 : 0;
    }
    add_statistics(scenario, comparison);
    return comparison;
}

}  // namespace wangge::study::detail
