#include "wangge/app/check_page.hpp"

#include <fmt/format.h>

#include "wangge/app/fault_terms.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/outcome_words.hpp"
#include "wangge/app/parameter_words.hpp"
#include "wangge/app/population_table.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/scenario_input.hpp"
#include "wangge/app/sheet.hpp"
#include "wangge/core/calendar.hpp"
#include "wangge/policy/schedule.hpp"
#include "wangge/scenario/bind_uses.hpp"
#include "wangge/scenario/resolved_text.hpp"
#include "wangge/study/identity.hpp"

namespace wangge::app {
namespace {

using policy::Scenario;

std::string date_of(double days) {
    return core::format_date(core::civil_from_days(static_cast<std::int32_t>(days)));
}

std::string list_of(const std::vector<std::int32_t>& numbers) {
    std::string text;
    for (const std::int32_t number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text;
}

/// Names of the staff pools an arm has; empty if it has all of them.
std::string pools_of(const policy::Arm& arm) {
    std::string names;
    bool all = true;
    for (const scenario::PoolName& pool : scenario::pool_names()) {
        if ((arm.pools & pool.bit) == 0) {
            all = false;
        } else {
            names += (names.empty() ? "" : ", ") + std::string(pool.name);
        }
    }
    return all ? "" : names.empty() ? "-" : names;
}

std::string arms_table(const Scenario& scenario, Language language) {
    Sheet sheet({Side::kLeft, Side::kLeft, Side::kLeft, Side::kLeft});
    for (const policy::Arm& arm : scenario.arms) {
        std::string uses;
        for (const std::uint32_t row : arm.policies) {
            const policy::PolicyUse& use = scenario.policies[row];
            uses += (uses.empty() ? "" : ", ") + (use.label.empty() ? use.name : use.label);
        }
        if (uses.empty()) uses = std::string(pick(language, "no measure", "无措施"));
        const std::string pools = pools_of(arm);
        const std::string staff =
            pools.empty() ? "" : std::string(pick(language, "; staff: ", "；人手：")) + pools;
        sheet.row({arm.name, title_in(language, arm.title, arm.title_zh, ""), uses + staff});
    }
    return sheet.text();
}

std::string policies_table(const Scenario& scenario, Language language) {
    Sheet sheet({Side::kLeft, Side::kLeft});
    for (const policy::PolicyUse& use : scenario.policies) {
        const policy::Common& common = use.common;
        std::string line =
            fmt::format(fmt::runtime(pick(language, "decided {0}, in force {1} d later, {2} to {3} d",
                                          "{0} 决定，{1} 天后落实，持续 {2} 至 {3} 天")),
                        date_of(common.start), common.delay, common.least_days, common.most_days);
        if (policy::in_force_from(common, scenario.hierarchy) >=
            scenario.calendar.start + scenario.calendar.days)
            line += fmt::format(fmt::runtime(pick(language, " - NOT within these {0} days, which end on {1}",
                                                  "——不在本次 {0} 天之内（截至 {1}）")),
                                scenario.calendar.days,
                                date_of(scenario.calendar.start + scenario.calendar.days - 1));
        if (common.reach < 1)
            line += fmt::format(fmt::runtime(pick(language, ", reach {0}", "，覆盖 {0}")),
                                readable_share(common.reach));
        if (common.trigger_reports > 0) {
            line += fmt::format(
                fmt::runtime(pick(language, ", from {0} reports in 14 d on", "，14 天内报告 {0} 例起触发")),
                common.trigger_reports);
        }
        sheet.row({use.label.empty() ? use.name : use.label, line});
    }
    return sheet.text();
}

/// The three largest.
std::string largest_items(const study::MemoryNeed& need, Language language) {
    std::string text;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, need.items.size()); ++k) {
        text += text.empty() ? "" : pick(language, ", ", "、");
        text += memory_name(std::string(need.items[k].key), language) + " " +
                readable_bytes(static_cast<std::uint64_t>(need.items[k].bytes));
    }
    return text;
}

std::string assumptions_table(const Checked& checked, Language language) {
    std::string page(pick(language, "\nwhat it leans on\n", "\n倚赖的数值\n"));
    for (const scenario::Assumption& each : checked.assumptions) {
        const std::string unit =
            each.unit.empty() || each.unit == "1" || each.unit == "date" ? "" : " " + std::string(each.unit);
        std::string mark(mark_in_words(each.mark, language));
        if (each.changed) mark += std::string(pick(language, ", changed by the scenario", "，情景已改动"));
        page += "  " + each.key + " = " + each.value + unit + "  [" + mark + "]\n";
        page += "      " + std::string(pick(language, each.meaning, each.meaning_zh)) + "\n";
        if (!each.source.empty() && !each.changed)
            page += "      " + std::string(pick(language, "source: ", "来源：")) + std::string(each.source) +
                    "\n";
    }
    return page;
}

}  // namespace

std::uint32_t Checked::assumed() const {
    std::uint32_t count = 0;
    for (const scenario::Assumption& each : assumptions) count += each.mark == core::Mark::kAssumed ? 1 : 0;
    return count;
}

std::string check_page(const Checked& checked, bool list_assumptions, bool list_population,
                       Language language) {
    const Scenario& scenario = checked.read.scenario;
    const Trial& trial = checked.trial;
    const auto arms = static_cast<std::uint32_t>(scenario.arms.size());
    const study::ImportWords imports = study::imports_in_words(scenario);
    const auto line = [&](std::string_view english, std::string_view chinese, const auto&... values) {
        return fmt::format(fmt::runtime(pick(language, english, chinese)), values...);
    };
    std::string page = line("{0}: no fault found\n\n", "{0}: 没有发现问题\n\n", checked.read.files.front());
    page += title_in(language, scenario.title, scenario.title_zh, scenario.name) + "\n";
    page += line("  time     {0} days from {1}; reported at days {2}\n",
                 "  时间  {0} 天，自 {1} 起；报告日 {2}\n", scenario.calendar.days,
                 date_of(scenario.calendar.start), list_of(scenario.report_days));
    page += line("  people   {0} residents in {1} households; {2} staff\n",
                 "  人口  {0} 人，{1} 户；工作人员 {2} 人\n", readable(std::uint64_t{trial.residents}),
                 readable(std::uint64_t{trial.households}), trial.staff);
    page += line("  place    {0} grids, {1} stairwells, {2} gates and {3} other mouths, {4} meeting places\n",
                 "  地方  {0} 个网格，{1} 个楼道，{2} 个出入口和 {3} 个其他巷口，{4} 处会面场所\n",
                 trial.grids, trial.stairwells, trial.gates, trial.mouths, trial.places);
    page += line("  imports  {0}\n", "  输入  {0}\n", pick(language, imports.text, imports.text_zh));
    page += line("  seeds    people {0}, luck {1}\n", "  种子  人口 {0}，运气 {1}\n", scenario.people_seed,
                 scenario.luck_seed);
    page += line("\narms\n", "\n方案\n") + arms_table(scenario, language);
    if (!scenario.policies.empty())
        page += line("\nmeasures\n", "\n措施\n") + policies_table(scenario, language);
    page += line(
        "\nestimate\n  one run      {0}\n  compare      {1} runs ({2} arms, {3} worlds) in about {4} on {5} "
        "threads, {6}\n",
        "\n估计\n  一次运行  {0}\n  compare   {1} 次运行（{2} 个方案，{3} 个世界），{5} 个线程约 {4}，{6}\n",
        readable_duration(trial.run_seconds, language), readable(std::uint64_t{arms} * checked.worlds), arms,
        checked.worlds,
        readable_duration(trial.compare_seconds(arms, checked.worlds, checked.threads), language),
        checked.threads,
        study::is_solved(scenario) ? line("transmission is given", "传播参数已给出")
                                   : line("and once the fit of transmission", "另加一次传播参数拟合"));
    page += line("  memory       about {0}\n", "  内存      约 {0}\n",
                 readable_bytes(trial.compare_bytes(checked.threads)));
    page += line("  at most      {0} for one run: {1}\n", "  至多      一次运行 {0}：{1}\n",
                 readable_bytes(static_cast<std::uint64_t>(checked.need.bytes())),
                 largest_items(checked.need, language));
    page += line("\nIt leans on {0} assumed and {1} borrowed parameters{2}.\n{3}\n",
                 "\n倚赖 {0} 个假设参数和 {1} 个借用参数{2}。\n{3}\n", checked.assumed(),
                 checked.assumptions.size() - checked.assumed(),
                 list_assumptions ? std::string_view()
                                  : pick(language, " (--assumptions lists them)", "（--assumptions 列出）"),
                 disclaimer(language));
    if (list_assumptions) page += assumptions_table(checked, language);
    if (list_population) page += population_table(checked.trial.fit, language);
    return page;
}

namespace {

Json memory_json(const study::MemoryNeed& need) {
    Json items = Json::object();
    for (const study::MemoryItem& item : need.items)
        items[std::string(item.key)] = static_cast<std::uint64_t>(item.bytes);
    return items;
}

}  // namespace

Json check_json(const Checked& checked, bool list_assumptions, bool list_population) {
    const Scenario& scenario = checked.read.scenario;
    const Trial& trial = checked.trial;
    const auto count = static_cast<std::uint32_t>(scenario.arms.size());
    Json arms = Json::array();
    for (const policy::Arm& arm : scenario.arms) {
        Json uses = Json::array();
        for (const std::uint32_t row : arm.policies) uses.push_back(scenario.policies[row].name);
        arms.push_back({{"name", arm.name},
                        {"title", arm.title},
                        {"title_zh", arm.title_zh},
                        {"policies", uses},
                        {"staff", pools_of(arm)}});
    }
    Json object = {{"files", checked.read.files},
                   {"faults", Json::array()},
                   {"scenario", scenario.name},
                   {"title", scenario.title},
                   {"title_zh", scenario.title_zh},
                   {"start_date", date_of(scenario.calendar.start)},
                   {"days", static_cast<std::int64_t>(scenario.calendar.days)},
                   {"report_days", scenario.report_days},
                   {"residents", trial.residents},
                   {"households", trial.households},
                   {"grids", trial.grids},
                   {"stairwells", trial.stairwells},
                   {"gates", trial.gates},
                   {"other_mouths", trial.mouths},
                   {"places", trial.places},
                   {"staff", trial.staff},
                   {"imports", study::imports_in_words(scenario).text},
                   {"people_seed", static_cast<std::uint64_t>(scenario.people_seed)},
                   {"luck_seed", static_cast<std::uint64_t>(scenario.luck_seed)},
                   {"transmission_given", study::is_solved(scenario)},
                   {"arms", arms},
                   {"estimate",
                    {{"worlds", checked.worlds},
                     {"threads", checked.threads},
                     {"runs", std::uint64_t{count} * checked.worlds},
                     {"run_seconds", trial.run_seconds},
                     {"compare_seconds", trial.compare_seconds(count, checked.worlds, checked.threads)},
                     {"memory_bytes", trial.compare_bytes(checked.threads)},
                     {"run_memory", memory_json(checked.need)}}},
                   {"assumed_parameters", checked.assumed()},
                   {"borrowed_parameters", checked.assumptions.size() - checked.assumed()}};
    if (list_assumptions) {
        Json list = Json::array();
        for (const scenario::Assumption& each : checked.assumptions) {
            list.push_back({{"key", each.key},
                            {"value", each.value},
                            {"unit", std::string(each.unit)},
                            {"mark", std::string(scenario::mark_name(each.mark))},
                            {"changed", each.changed},
                            {"meaning", std::string(each.meaning)},
                            {"meaning_zh", std::string(each.meaning_zh)},
                            {"source", std::string(each.source)}});
        }
        object["assumptions"] = list;
    }
    if (list_population) object["population"] = population_json(checked.trial.fit);
    return object;
}

}  // namespace wangge::app
