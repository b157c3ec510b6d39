#include "wangge/app/run_page.hpp"

#include <fmt/format.h>

#include "wangge/app/language.hpp"
#include "wangge/app/outcome_words.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/scenario_input.hpp"
#include "wangge/app/sheet.hpp"
#include "wangge/app/tree_page.hpp"
#include "wangge/core/calendar.hpp"
#include "wangge/study/identity.hpp"

namespace wangge::app {
namespace {

using study::RunReport;

std::string outcomes_table(const RunReport& report, Language language, bool headline) {
    std::vector<Side> sides = {Side::kLeft, Side::kLeft};
    std::vector<std::string> head = {"", ""};
    for (const std::int32_t day : report.report_days) {
        sides.push_back(Side::kRight);
        head.push_back(day_words(day, language));
    }
    sides.push_back(Side::kLeft);
    Sheet sheet(sides);
    sheet.row(head);
    const auto outcomes = run::outcomes();
    std::string_view question;
    for (std::size_t row = 0; row < outcomes.size(); ++row) {
        if (outcomes[row].headline != headline) continue;
        std::vector<double> values;
        for (const auto& at_day : report.at_report_days) values.push_back(at_day[row].value);
        const std::string_view asked = question_of(outcomes[row], language);
        std::vector<std::string> cells = {asked == question ? "" : std::string(asked),
                                          std::string(title_of(outcomes[row], language))};
        question = asked;
        const int decimals = decimals_for(values);
        for (const double value : values) cells.push_back(readable(value, decimals));
        cells.emplace_back(unit_of(outcomes[row], language));
        sheet.row(std::move(cells));
    }
    return sheet.text();
}

}  // namespace

std::string run_heading(const RunReport& report, Language language) {
    const policy::Scenario& scenario = report.scenario;
    const policy::Arm& arm = scenario.arms[study::find_arm(scenario, report.arm)];
    const auto start = static_cast<std::int32_t>(scenario.calendar.start);
    const study::ImportWords imports = study::imports_in_words(scenario);
    std::string page = title_in(language, scenario.title, scenario.title_zh, scenario.name) + "\n";
    page += fmt::format(
        fmt::runtime(pick(language, "arm {0} ({1}) · world {2}\n", "方案 {0}（{1}）· 世界 {2}\n")),
        title_in(language, arm.title, arm.title_zh, arm.name), arm.name, report.world);
    page += fmt::format(fmt::runtime(pick(language, "{0} residents in {1} households · {2} days from {3}\n",
                                          "{0} 人，{1} 户 · {2} 天，自 {3} 起\n")),
                        readable(std::uint64_t{report.residents}), readable(std::uint64_t{report.households}),
                        report.days, core::format_date(core::civil_from_days(start)));
    page += std::string(pick(language, "imports: ", "输入病例：")) +
            std::string(pick(language, imports.text, imports.text_zh)) + "\n";
    return page;
}

std::string run_measures(const RunReport& report, Language language) {
    std::string page;
    for (const auto& span : report.spans) {
        std::string line;
        if (span.started < 0) {
            line = pick(language, "did not start", "未启动");
        } else if (span.ended < 0) {
            line = fmt::format(fmt::runtime(pick(language, "from day {0} to the end", "第 {0} 天起至结束")),
                               span.started);
        } else {
            line = fmt::format(fmt::runtime(pick(language, "days {0} to {1}", "第 {0} 至 {1} 天")),
                               span.started, span.ended - 1);
        }
        page += "  " + aligned(span.name, 20) + line + "\n";
    }
    return page.empty() ? page
                        : std::string(pick(language, "\nmeasures in force\n", "\n实际执行的措施\n")) + page;
}

std::string run_page(const RunReport& report, Language language) {
    std::string page = run_heading(report, language) + "\n" + outcomes_table(report, language, true);
    page += std::string(pick(language, "\nfurther figures\n", "\n其他数字\n")) +
            outcomes_table(report, language, false);
    page += run_measures(report, language);
    page += tree_page(report, language);
    page += fmt::format(
        fmt::runtime(
            pick(language,
                 "\ntime      fit {0} · people {1} · days {2} ({3} resident-days per second) · memory {4}\n"
                 "state     {5} (at the start {6})\n",
                 "\n用时  拟合 {0} · 生成居民 {1} · 逐日模拟 {2}（每秒 {3} 人日）· 内存 {4}\n"
                 "状态  {5}（起始 {6}）\n")),
        readable_duration(report.fit_seconds, language),
        readable_duration(report.synthesis_seconds, language),
        readable_duration(report.day_loop_seconds, language), readable(report.resident_days_per_second, 0),
        readable_bytes(report.peak_rss_bytes), report.state_hash, report.initial_state_hash);
    page += std::string(pick(language, "file      ", "文件  "));
    page += report.file.empty() ? std::string(pick(language, "none written; --out FILE.h5 writes one",
                                                   "未写出；加 --out 文件.h5 可保存"))
                                : report.file;
    page += fmt::format(
        fmt::runtime(pick(
            language, "\n\n{0} One world: no basis for comparing arms. It leans on {1} assumed parameters.\n",
            "\n\n{0}。单一世界，不足以比较方案。倚赖 {1} 个假设参数。\n")),
        disclaimer(language), report.assumed);
    return page;
}

Json run_json(const RunReport& report) {
    const auto values = [](const std::vector<study::OutcomeValue>& list) {
        Json object = Json::object();
        for (const study::OutcomeValue& each : list) object[std::string(each.name)] = each.value;
        return object;
    };
    Json units = Json::object(), days = Json::object(), spans = Json::array();
    for (const study::OutcomeValue& each : report.outcomes)
        units[std::string(each.name)] = std::string(each.unit);
    for (std::size_t k = 0; k < report.report_days.size(); ++k) {
        days[std::to_string(report.report_days[k])] = values(report.at_report_days[k]);
    }
    for (const auto& span : report.spans) {
        spans.push_back(
            {{"policy", span.name}, {"first_day", span.started}, {"first_day_without", span.ended}});
    }
    const study::ImportWords imports = study::imports_in_words(report.scenario);
    Json object = {
        {"scenario", report.scenario.name},
        {"scenario_hash", report.scenario_hash},
        {"arm", report.arm},
        {"world", report.world},
        {"people_seed", report.people_seed},
        {"luck_seed", report.luck_seed},
        {"initial_state_hash", report.initial_state_hash},
        {"state_hash", report.state_hash},
        {"residents", report.residents},
        {"households", report.households},
        {"days", report.days},
        {"infections", report.infections},
        {"outcomes", values(report.outcomes)},
        {"units", units},
        {"at_report_days", days},
        {"measures", spans},
        {"imports", imports.text},
        {"assumed_parameters", report.assumed},
        {"transmission",
         {{"home", report.scenario.transmission.home}, {"outside", report.scenario.transmission.outside}}},
        {"transmission_tree", tree_json(report)},
        {"fit_seconds", report.fit_seconds},
        {"synthesis_seconds", report.synthesis_seconds},
        {"day_loop_seconds", report.day_loop_seconds},
        {"total_seconds", report.total_seconds},
        {"resident_days_per_second", report.resident_days_per_second},
        {"peak_rss_bytes", report.peak_rss_bytes},
        {"estimated_bytes", report.estimated_bytes},
        {"note", std::string(study::kDisclaimer)}};
    if (report.resumed_on >= 0) object["resumed_on"] = report.resumed_on;
    object["file"] = report.file.empty() ? Json(nullptr) : Json(report.file);
    return object;
}

}  // namespace wangge::app
