// The page of a small invented comparison, kept as text to read: golden/comparison_zh.txt and _en.txt.
// To accept a new page: WANGGE_UPDATE_GOLDEN=1 test_app, then look at the difference.
#include "wangge/app/comparison_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "wangge/app/text_width.hpp"

namespace wangge::app {
namespace {

using study::Comparison;

constexpr std::uint32_t kWorlds = 8;

/// Invented values: arms lie apart, worlds vary, the base is the same in all.
double invented(std::size_t arm, std::size_t outcome, std::size_t report, std::size_t world) {
    const double scale = outcome == 0 ? 40 : outcome == 13 ? 1500 : 0.5 + static_cast<double>(outcome);
    const double luck = static_cast<double>((world * 7 + outcome * 3) % 11) / 10;
    const double late = 1 + 0.25 * static_cast<double>(report);
    const double value = scale * luck * late * (1 - 0.2 * static_cast<double>(arm));
    return outcome == 0 ? static_cast<double>(static_cast<int>(value)) : value;
}

statistics::Direction direction_of(const run::Outcome& outcome) {
    return outcome.better == run::Better::kUnsaid ? statistics::Direction::kNeither
                                                  : statistics::Direction::kLowerIsBetter;
}

Comparison invented_comparison() {
    Comparison comparison;
    comparison.scenario = "small";
    comparison.title = "A small place";
    comparison.title_zh = "小社区";
    comparison.start_date = "2020-01-24";
    comparison.imports = "stress: an assumed input";
    comparison.imports_zh = "假设输入";
    comparison.transmission = {0.25, 0.0625};
    comparison.days = 180;
    comparison.residents = 3812;
    comparison.households = 1655;
    comparison.asked = comparison.worlds = kWorlds;
    comparison.arms = {
        {"routine", "Routine", "常态", {}},
        {"closure", "Closure", "封闭管理", {{"policies.blanket_closure", "", "from 2020-02-03"}}},
        {"delivery",
         "Volunteer delivery",
         "志愿配送",
         {{"policies.volunteer_delivery", "", "from 2020-02-03"}}},
        {"all_ten",
         "Both, with the ten community workers and nobody else",
         "两项并用，仅十名社区工作者",
         {{"staff", "all", "community"}}}};
    comparison.report_days = {70, 180};
    const std::size_t outcomes = run::outcomes().size();
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
        for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
            for (std::size_t report = 0; report < comparison.reports(); ++report) {
                for (std::size_t world = 0; world < kWorlds; ++world)
                    comparison.values.push_back(invented(arm, outcome, report, world));
            }
        }
    }
    statistics::BootstrapOptions options;
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
        for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
            for (std::size_t report = 0; report < comparison.reports(); ++report) {
                study::Cell cell;
                cell.paired = statistics::compare(comparison.worlds_of(0, outcome, report),
                                                  comparison.worlds_of(arm, outcome, report),
                                                  direction_of(run::outcomes()[outcome]), options);
                if (arm > 0) cell.simultaneous = cell.paired.difference;
                comparison.cells.push_back(cell);
            }
        }
        for (std::size_t report = 0; report < comparison.reports(); ++report) {
            const auto base = comparison.worlds_of(0, 0, report), own = comparison.worlds_of(arm, 0, report);
            comparison.outbreaks.push_back({statistics::share_reaching(own, study::kOutbreak),
                                            statistics::compare_reaching(base, own, study::kOutbreak)});
        }
    }
    comparison.all_arm = 3;
    comparison.single_arms = {1, 2};
    for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
        for (std::size_t report = 0; report < comparison.reports(); ++report)
            comparison.synergies.push_back(comparison.cell(1, outcome, report).paired.difference);
    }
    comparison.assumptions = {{"disease.r0", "2.5", "1", core::Mark::kBorrowed, false,
                               "mean direct infections", "基本再生数", "a source"},
                              {"work.tire", "0.0625", "1/h", core::Mark::kAssumed, false,
                               "fatigue per further hour", "每超一小时疲劳增量", ""},
                              {"mind.decline", "0.5", "1", core::Mark::kAssumed, true,
                               "decline of compliance", "遵守程度下降", ""}};
    comparison.assumed = 2;
    comparison.borrowed = 1;
    return comparison;
}

void expect_golden(const std::string& name, const std::string& page) {
    const std::string path = std::string(WANGGE_SOURCE_DIR) + "/tests/app/golden/" + name;
    if (std::getenv("WANGGE_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path, std::ios::binary) << page;
        return;
    }
    std::ifstream file(path, std::ios::binary);
    ASSERT_TRUE(file.good()) << path;
    EXPECT_EQ(page, (std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}));
}

std::vector<std::string> lines_of(const std::string& page) {
    std::vector<std::string> lines(1);
    for (const char c : page) {
        if (c == '\n') {
            lines.emplace_back();
        } else {
            lines.back() += c;
        }
    }
    return lines;
}

TEST(ComparisonPage, ReadsAsKept) {
    const Comparison comparison = invented_comparison();
    expect_golden("comparison_en.txt", comparison_page(comparison, "small.yaml", Language::kEnglish));
    expect_golden("comparison_zh.txt", comparison_page(comparison, "small.yaml", Language::kChinese));
}

TEST(ComparisonPage, FitsATerminalOf120Columns) {
    for (const Language language : {Language::kEnglish, Language::kChinese}) {
        for (const std::string& line :
             lines_of(comparison_page(invented_comparison(), "small.yaml", language))) {
            EXPECT_LE(columns_of(line), 120) << line;
        }
    }
}

/// Where the medians end: the same column in each row of a table, however wide the titles of the arms are.
TEST(ComparisonPage, ColumnsEndBelowEachOther) {
    const auto lines = lines_of(comparison_page(invented_comparison(), "small.yaml", Language::kChinese));
    std::size_t tables = 0;
    for (std::size_t k = 0; k + 4 < lines.size(); ++k) {
        const std::size_t head = lines[k].find("中位数");
        if (head == std::string::npos || lines[k].rfind("  第 ", 0) != 0) continue;
        ++tables;
        const int end = columns_of(lines[k].substr(0, head)) + 6;
        for (std::size_t row = k + 1; row <= k + 4; ++row) {
            std::string_view rest = lines[row];
            int column = 0;
            char32_t before = 0, at_end = 0, after = 0;
            while (!rest.empty() && column <= end) {
                const char32_t c = take_character(rest);
                (column < end ? before : after) = c;
                if (column == end - 1) at_end = c;
                column += columns_of(c);
            }
            EXPECT_TRUE(at_end >= U'0' && at_end <= U'9') << lines[row];
            EXPECT_TRUE(after == U' ' || after == 0) << lines[row];
            EXPECT_EQ(before, at_end);
        }
    }
    EXPECT_GE(tables, 15u);
}

TEST(ComparisonPage, SaysWhatMustBeSaid) {
    Comparison comparison = invented_comparison();
    comparison.partial = true;
    comparison.asked = 32;
    const std::string zh = comparison_page(comparison, "small.yaml", Language::kChinese);
    const std::string en = comparison_page(comparison, "small.yaml", Language::kEnglish);
    for (const char* words :
         {"模拟推演，非预测、非历史复原", "蒙特卡罗区间", "各世界的离散", "输入病例：假设输入", "暴发概率",
          "协同", "未完成", "policies.blanket_closure", "2 个假设参数", "第 70 天", "第 180 天"}) {
        EXPECT_THAT(zh, testing::HasSubstr(words));
    }
    for (const char* words : {"Neither a forecast", "Monte Carlo interval", "spread of worlds",
                              "PARTIAL: 8 of 32", "imports: stress"}) {
        EXPECT_THAT(en, testing::HasSubstr(words));
    }
    for (const char* words : {"best", "winner", "score"})
        EXPECT_THAT(en, testing::Not(testing::HasSubstr(words)));
    EXPECT_LT(zh.find("mind.decline"), zh.find("work.tire")) << "what the scenario changed comes first";
    EXPECT_EQ(zh.find("disease.r0 "), std::string::npos) << "borrowed, not assumed";
}

TEST(ComparisonPage, TwoWorldsGiveNoIntervalAndNoCrash) {
    Comparison comparison = invented_comparison();
    for (study::Cell& cell : comparison.cells) {
        cell.paired.difference.low = cell.paired.difference.high = std::nan("");
        cell.paired.difference.state = statistics::IntervalState::kTooFew;
        cell.paired.correlation = std::nan("");
        cell.simultaneous = {};
    }
    EXPECT_THAT(comparison_page(comparison, "small.yaml", Language::kEnglish), testing::HasSubstr("  -  "));
}

}  // namespace
}  // namespace wangge::app
