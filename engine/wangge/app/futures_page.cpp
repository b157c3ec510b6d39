#include "wangge/app/futures_page.hpp"

#include <fmt/format.h>

#include <vector>

#include "wangge/app/language.hpp"
#include "wangge/app/outcome_words.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/run_page.hpp"
#include "wangge/app/sheet.hpp"
#include "wangge/study/identity.hpp"

namespace wangge::app {
namespace {

std::string headline_table(const study::FuturesReport& report, Language language) {
    Sheet sheet({Side::kLeft, Side::kLeft, Side::kRight, Side::kRight, Side::kLeft});
    const std::int32_t last = report.one.report_days.empty() ? 0 : report.one.report_days.back();
    sheet.row({"", day_words(last, language), report.one.arm, report.other.arm, ""});
    const auto outcomes = run::outcomes();
    std::string_view question;
    for (std::size_t row = 0; row < report.one.outcomes.size(); ++row) {
        if (!outcomes[row].headline) continue;
        const std::vector<double> values = {report.one.outcomes[row].value, report.other.outcomes[row].value};
        const std::string_view asked = question_of(outcomes[row], language);
        const int decimals = decimals_for(values);
        sheet.row({asked == question ? "" : std::string(asked),
                   std::string(title_of(outcomes[row], language)), readable(values[0], decimals),
                   readable(values[1], decimals), std::string(unit_of(outcomes[row], language))});
        question = asked;
    }
    return sheet.text();
}

std::string future(const study::RunReport& report, Language language) {
    return "\n" +
           fmt::format(fmt::runtime(pick(language, "{0} · state {1}", "{0} · 状态 {1}")), report.arm,
                       report.state_hash) +
           run_measures(report, language);
}

}  // namespace

std::string futures_page(const study::FuturesReport& report, Language language) {
    std::string page = run_heading(report.one, language);
    page += fmt::format(fmt::runtime(pick(language, "two futures from day {0} on: {1} as before, or {2}\n\n",
                                          "自第 {0} 天起的两种后续：仍按 {1}，或改按 {2}\n\n")),
                        report.day, report.one.arm, report.other.arm);
    page += headline_table(report, language);
    page += future(report.one, language) + future(report.other, language);
    page += fmt::format(
        fmt::runtime(pick(
            language, "\n{0} One world: no basis for comparing arms. It leans on {1} assumed parameters.\n",
            "\n{0}。单一世界，不足以比较方案。倚赖 {1} 个假设参数。\n")),
        disclaimer(language), std::max(report.one.assumed, report.other.assumed));
    return page;
}

Json futures_json(const study::FuturesReport& report) {
    return {{"branch_day", report.day},
            {"branch_seconds", report.branch_seconds},
            {"futures", Json::array({run_json(report.one), run_json(report.other)})}};
}

}  // namespace wangge::app
