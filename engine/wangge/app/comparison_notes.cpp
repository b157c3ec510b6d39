#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "wangge/app/comparison_parts.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/outcome_words.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/scenario_input.hpp"
#include "wangge/app/sheet.hpp"

namespace wangge::app::parts {
namespace {

using study::Comparison;

constexpr std::size_t kAssumptionsShown = 10;
constexpr int kArmColumns = 9;  // of the table at a glance

/// Values of keys are those of a scenario file; what stands for a whole measure or a list of pools is worded.
std::string value_in_words(const std::string& value, Language language) {
    if (value.empty()) return std::string(pick(language, "none", "无"));
    if (language == Language::kEnglish) return value;
    constexpr std::pair<std::string_view, std::string_view> kWords[] = {
        {"in force", "实施"},        {"community", "社区工作者"}, {"party", "党员志愿者"},
        {"volunteer", "其他志愿者"}, {"crew", "值守人员"},        {"seconded", "下沉干部"}};
    std::string words;
    for (std::string_view rest = value; !rest.empty();) {
        const std::size_t end = std::min(rest.find(", "), rest.size());
        const std::string_view part = rest.substr(0, end);
        const auto* known = std::find_if(std::begin(kWords), std::end(kWords),
                                         [&](const auto& pair) { return pair.first == part; });
        if (known == std::end(kWords)) return value;
        words += std::string(words.empty() ? "" : "、") + std::string(known->second);
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return words;
}

/// One table at a glance for the arms [from, to).
std::string glance_of(const Comparison& comparison, std::size_t from, std::size_t to, Language language) {
    const std::size_t last = comparison.reports() - 1;
    std::vector<Side> sides = {Side::kLeft};
    std::vector<std::vector<std::string>> titles;
    std::size_t lines = 0;
    for (std::size_t arm = from; arm < to; ++arm) {
        sides.push_back(Side::kRight);
        titles.push_back(wrapped(title_in(language, comparison.arms[arm].title, comparison.arms[arm].title_zh,
                                          comparison.arms[arm].name),
                                 kArmColumns));
        lines = std::max(lines, titles.back().size());
    }
    Sheet sheet(sides);
    for (std::size_t line = 0; line < lines; ++line) {
        std::vector<std::string> cells = {
            line + 1 == lines ? day_words(comparison.report_days[last], language) : ""};
        for (const auto& title : titles) {
            const std::size_t above = lines - title.size();  // titles stand on the numbers
            cells.push_back(line < above ? "" : title[line - above]);
        }
        sheet.row(std::move(cells));
    }
    std::vector<std::string> outbreak = {std::string(pick(language, "Outbreak probability", "暴发概率"))};
    for (std::size_t arm = from; arm < to; ++arm)
        outbreak.push_back(readable_share(comparison.outbreak(arm, last).share.share));
    sheet.row(std::move(outbreak));
    for (std::size_t row = 0; row < run::outcomes().size(); ++row) {
        const run::Outcome& outcome = run::outcomes()[row];
        if (!outcome.headline) continue;
        std::vector<double> medians;
        for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm)
            medians.push_back(comparison.cell(arm, row, last).paired.arm.median);
        const int decimals = decimals_for(medians);
        const std::string label = std::string(title_of(outcome, language)) +
                                  std::string(pick(language, ", ", "，")) +
                                  std::string(unit_of(outcome, language));
        const std::vector<std::string> words = wrapped(label, 34);
        std::vector<std::string> cells = {words[0]};
        for (std::size_t arm = from; arm < to; ++arm) cells.push_back(readable(medians[arm], decimals));
        sheet.row(std::move(cells));
        for (std::size_t more = 1; more < words.size(); ++more) sheet.row({"  " + words[more]});
    }
    return sheet.text();
}

}  // namespace

std::string differences(const Comparison& comparison, Language language) {
    if (comparison.arms.empty()) return "";
    std::string page = ruled(pick(language, "in what the arms differ", "方案之间的差别"));
    page += "\n" +
            paragraph(fmt::format(
                fmt::runtime(pick(
                    language,
                    "Every key that differs from {0}. In each world all arms start from the same state "
                    "(hashes compared) "
                    "with the same transmission (home {1:.6g}, outside {2:.6g}).",
                    "与“{0}”不同的全部键。每个世界中各方案的起始状态相同（已比对校验码），传播参数相同（家庭 "
                    "{1:.6g}，家庭外 {2:.6g}）。")),
                arm_title(comparison.arms[0], language), comparison.transmission.home,
                comparison.transmission.outside));
    Sheet sheet({Side::kLeft, Side::kLeft, Side::kLeft});
    int left = 6;  // indent and gaps
    int widest[2] = {0, 0};
    for (const study::ArmSummary& arm : comparison.arms) {
        if (!arm.differences.empty()) widest[0] = std::max(widest[0], columns_of(arm_title(arm, language)));
        for (const auto& each : arm.differences) widest[1] = std::max(widest[1], columns_of(each.key));
    }
    left += widest[0] + widest[1];
    for (const study::ArmSummary& arm : comparison.arms) {
        std::string title = arm_title(arm, language);
        for (const study::KeyDifference& each : arm.differences) {
            std::string key = each.key;
            const std::string change =
                value_in_words(each.in_base, language) + " → " + value_in_words(each.in_arm, language);
            for (const std::string& line : wrapped(change, std::max(20, kPageColumns - left))) {
                sheet.row({title, key, line});
                title.clear();
                key.clear();
            }
        }
    }
    return page + sheet.text();
}

std::string assumptions(const Comparison& comparison, const std::string& scenario_file, Language language) {
    std::vector<const scenario::Assumption*> first;
    for (const bool changed : {true, false}) {
        for (const scenario::Assumption& each : comparison.assumptions) {
            if (each.mark == core::Mark::kAssumed && each.changed == changed) first.push_back(&each);
        }
    }
    first.resize(std::min(first.size(), kAssumptionsShown));
    std::string page = ruled(pick(language, "what the result leans on", "结果倚赖什么"));
    page += "\n" +
            paragraph(fmt::format(
                fmt::runtime(pick(language,
                                  "{0} assumed and {1} borrowed parameters. The first {2} assumed ones, "
                                  "those changed by the scenario before others "
                                  "(all of them: wangge check {3} --assumptions):",
                                  "{0} 个假设参数，{1} 个借用参数。以下为前 {2} "
                                  "个假设参数，情景改动过的在前（全部：wangge check {3} --assumptions）：")),
                comparison.assumed, comparison.borrowed, first.size(), scenario_file));
    Sheet sheet({Side::kLeft, Side::kLeft, Side::kLeft});
    for (const scenario::Assumption* each : first) {
        const std::string unit =
            each->unit == "1" || each->unit == "date" ? "" : " " + std::string(each->unit);
        const std::string value = columns_of(each->value) > 24
                                      ? std::string(pick(language, "(list)", "（列表）"))
                                      : each->value + unit;
        sheet.row({each->key, value, std::string(pick(language, each->meaning, each->meaning_zh))});
    }
    return page + sheet.text();
}

std::string glance(const Comparison& comparison, Language language) {
    if (comparison.arms.empty() || comparison.reports() == 0) return "";
    std::string page = ruled(pick(language, "at a glance: medians of worlds", "一览：各世界中位数"));
    page += "\n";
    constexpr std::size_t kAtOnce = 7;
    const std::size_t arms = comparison.arms.size();
    // Eight arms fit as well; more are broken into tables of equal length.
    const std::size_t tables = arms <= kAtOnce + 1 ? 1 : (arms + kAtOnce - 1) / kAtOnce;
    const std::size_t each = (arms + tables - 1) / tables;
    for (std::size_t from = 0; from < arms; from += each) {
        page += (from > 0 ? "\n" : "") + glance_of(comparison, from, std::min(arms, from + each), language);
    }
    return page;
}

}  // namespace wangge::app::parts
