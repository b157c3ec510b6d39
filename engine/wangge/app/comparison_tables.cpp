#include <fmt/format.h>

#include <algorithm>

#include "wangge/app/comparison_parts.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/outcome_words.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/sheet.hpp"

namespace wangge::app::parts {
namespace {

using study::Cell;
using study::Comparison;

constexpr int kFirstColumn = 26;
constexpr int kNumberColumn = 8;

/// All numbers of one outcome are read side by side: they share their decimals.
int decimals_of(const Comparison& comparison, std::size_t outcome) {
    std::vector<double> values;
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
        for (std::size_t report = 0; report < comparison.reports(); ++report) {
            const auto& paired = comparison.cell(arm, outcome, report).paired;
            values.insert(values.end(), {paired.arm.median, paired.arm.p10, paired.arm.p90});
            if (arm > 0)
                values.insert(values.end(),
                              {paired.difference.estimate, paired.difference.low, paired.difference.high});
        }
    }
    return decimals_for(values);
}

std::string counts_text(const statistics::PairedComparison& paired) {
    const int first = paired.better().value_or(paired.below);
    const int last = paired.worse().value_or(paired.above);
    return fmt::format("{}/{}/{}", first, paired.same, last);
}

std::vector<std::string> cells_of(const Cell& cell, const std::string& title, bool base, int decimals) {
    const auto& paired = cell.paired;
    std::vector<std::string> cells = {"  " + title, readable(paired.arm.median, decimals),
                                      readable(paired.arm.p10, decimals), readable(paired.arm.p90, decimals)};
    if (base) return cells;
    const std::string star = cell.simultaneous.excludes(0) ? " *" : "";
    cells.insert(cells.end(), {readable_difference(paired.difference.estimate, decimals),
                               interval_text(paired.difference, decimals) + star, counts_text(paired),
                               readable(paired.correlation, 2), readable_share(paired.variance_reduction)});
    return cells;
}

std::string_view better_words(run::Better better, Language language) {
    switch (better) {
        case run::Better::kLower:
            return pick(language, "lower is better", "越低越好");
        case run::Better::kHigher:
            return pick(language, "higher is better", "越高越好");
        case run::Better::kUnsaid:
            return pick(language, "neither way is called better", "不分优劣");
    }
    return "";
}

std::string outcome_table(const Comparison& comparison, std::size_t row, Language language) {
    const run::Outcome& outcome = run::outcomes()[row];
    std::string page = "\n" + std::string(title_of(outcome, language)) +
                       fmt::format(fmt::runtime(pick(language, " ({}; {})", "（{}；{}）")),
                                   unit_of(outcome, language), better_words(outcome.better, language)) +
                       "\n";
    Sheet sheet({Side::kLeft, Side::kRight, Side::kRight, Side::kRight, Side::kRight, Side::kLeft,
                 Side::kRight, Side::kRight, Side::kRight});
    sheet.at_least(0, kFirstColumn);
    for (std::size_t column = 1; column <= 4; ++column) sheet.at_least(column, kNumberColumn);
    sheet.at_least(5, 20);
    const int decimals = decimals_of(comparison, row);
    const bool unsaid = outcome.better == run::Better::kUnsaid;
    for (std::size_t report = 0; report < comparison.reports(); ++report) {
        std::vector<std::string> head = {day_words(comparison.report_days[report], language)};
        if (report == 0) {
            for (const std::string_view words :
                 {pick(language, "median", "中位数"), pick(language, "10 %", "10 %"),
                  pick(language, "90 %", "90 %"), pick(language, "difference", "差"),
                  pick(language, "95 % interval", "95 % 区间"),
                  unsaid ? pick(language, "l/s/h", "低/同/高") : pick(language, "b/s/w", "优/同/劣"),
                  pick(language, "r", "相关"), pick(language, "saved", "省方差")}) {
                head.emplace_back(words);
            }
        }
        sheet.row(head);
        for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
            sheet.row(cells_of(comparison.cell(arm, row, report), arm_title(comparison.arms[arm], language),
                               arm == 0, decimals));
        }
    }
    return page + sheet.text();
}

}  // namespace

std::string questions(const Comparison& comparison, Language language) {
    std::string page;
    std::vector<std::string_view> asked;  // outcomes of a question may stand apart from each other
    for (const run::Outcome& outcome : run::outcomes()) {
        const std::string_view question = question_of(outcome, language);
        if (!outcome.headline || std::find(asked.begin(), asked.end(), question) != asked.end()) continue;
        asked.push_back(question);
        page += ruled(question);
        for (std::size_t row = 0; row < run::outcomes().size(); ++row) {
            const run::Outcome& each = run::outcomes()[row];
            if (each.headline && question_of(each, language) == question)
                page += outcome_table(comparison, row, language);
        }
    }
    return page;
}

std::string outbreaks(const Comparison& comparison, Language language) {
    std::string page = ruled(pick(language, "outbreak probability", "暴发概率"));
    page += "\n" +
            paragraph(fmt::format(
                fmt::runtime(pick(language,
                                  "Share of worlds with {0:.0f} or more local infections, Wilson interval; "
                                  "difference in percentage points, "
                                  "Newcombe interval of twins; worlds with an outbreak only in the base, "
                                  "only in the arm; McNemar's exact p.",
                                  "本地感染达 {0:.0f} "
                                  "人及以上的世界所占比例，威尔逊区间；差为百分点，孪生世界的 Newcombe 区间；"
                                  "只在基准暴发、只在本方案暴发的世界数；McNemar 精确 p 值。")),
                study::kOutbreak));
    Sheet sheet({Side::kLeft, Side::kRight, Side::kRight, Side::kLeft, Side::kRight, Side::kLeft,
                 Side::kRight, Side::kRight});
    sheet.at_least(0, kFirstColumn);
    for (std::size_t report = 0; report < comparison.reports(); ++report) {
        std::vector<std::string> head = {day_words(comparison.report_days[report], language)};
        if (report == 0) {
            for (const std::string_view words :
                 {pick(language, "worlds", "世界数"), pick(language, "share", "比例"),
                  pick(language, "95 % interval", "95 % 区间"), pick(language, "difference", "差"),
                  pick(language, "95 % interval", "95 % 区间"),
                  pick(language, "base/arm only", "仅基准/仅本方案"), pick(language, "p", "p 值")}) {
                head.emplace_back(words);
            }
        }
        sheet.row(head);
        for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
            const study::Outbreaks& found = comparison.outbreak(arm, report);
            std::vector<std::string> cells = {
                "  " + arm_title(comparison.arms[arm], language),
                fmt::format("{}/{}", found.share.count, found.share.worlds),
                readable_share(found.share.share),
                fmt::format("[{:.0f}, {:.0f}] %", 100 * found.share.low, 100 * found.share.high)};
            if (arm > 0) {
                cells.insert(cells.end(),
                             {readable_difference(100 * found.against.difference, 0),
                              fmt::format("[{}, {}]", readable(100 * found.against.low, 0),
                                          readable(100 * found.against.high, 0)),
                              fmt::format("{}/{}", found.against.base_only, found.against.arm_only),
                              readable(found.against.exact_p, 3)});
            }
            sheet.row(std::move(cells));
        }
    }
    return page + sheet.text();
}

std::string synergies(const Comparison& comparison, Language language) {
    if (comparison.all_arm < 0) return "";
    std::string singles;
    for (const std::uint32_t arm : comparison.single_arms) {
        singles += std::string(singles.empty() ? "" : pick(language, ", ", "、")) +
                   arm_title(comparison.arms[arm], language);
    }
    std::string page = ruled(pick(language, "synergy", "协同"));
    page +=
        "\n" +
        paragraph(fmt::format(
            fmt::runtime(pick(language,
                              "Difference of \"{0}\" minus the sum of the differences of {1}, with 95 % "
                              "Monte Carlo intervals. 0: they simply add up.",
                              "“{0}”之差减去各单项（{1}）之差的和，附 95 % 蒙特卡罗区间。0 表示恰好相加。")),
            arm_title(comparison.arms[static_cast<std::size_t>(comparison.all_arm)], language), singles));
    std::vector<Side> sides = {Side::kLeft};
    std::vector<std::string> head = {""};
    for (const std::int32_t day : comparison.report_days) {
        sides.insert(sides.end(), {Side::kRight, Side::kLeft});
        head.insert(head.end(), {day_words(day, language), ""});
    }
    Sheet sheet(sides);
    sheet.row(head);
    for (std::size_t row = 0; row < run::outcomes().size(); ++row) {
        const run::Outcome& outcome = run::outcomes()[row];
        if (!outcome.headline) continue;
        std::vector<double> values;
        for (std::size_t report = 0; report < comparison.reports(); ++report) {
            const auto& interval = comparison.synergy(row, report);
            values.insert(values.end(), {interval.estimate, interval.low, interval.high});
        }
        const int decimals = decimals_for(values);
        std::vector<std::string> titles = wrapped(title_of(outcome, language), 30);
        std::vector<std::string> cells = {titles[0]};
        for (std::size_t report = 0; report < comparison.reports(); ++report) {
            const auto& interval = comparison.synergy(row, report);
            cells.insert(cells.end(), {readable_difference(interval.estimate, decimals),
                                       interval_text(interval, decimals)});
        }
        sheet.row(std::move(cells));
        for (std::size_t more = 1; more < titles.size(); ++more) sheet.row({"  " + titles[more]});
    }
    return page + sheet.text();
}

}  // namespace wangge::app::parts
