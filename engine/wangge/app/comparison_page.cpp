#include "wangge/app/comparison_page.hpp"

#include <fmt/format.h>

#include "wangge/app/comparison_parts.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/outcome_words.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/scenario_input.hpp"
#include "wangge/app/text_width.hpp"

namespace wangge::app {
namespace parts {
namespace {

constexpr int kTitleColumns = 26;

}  // namespace

std::string ruled(std::string_view words) {
    std::string line = "── " + std::string(words) + " ";
    for (int columns = columns_of(line); columns < kPageColumns; ++columns) line += "─";
    return "\n" + line + "\n";
}

std::string paragraph(std::string_view text, int indent) {
    std::string page;
    for (const std::string& line : wrapped(text, kPageColumns - indent)) {
        page += std::string(static_cast<std::size_t>(indent), ' ') + line + "\n";
    }
    return page;
}

std::string arm_title(const study::ArmSummary& arm, Language language) {
    const std::string title = title_in(language, arm.title, arm.title_zh, arm.name);
    return shortened(title, kTitleColumns);
}

std::string interval_text(const statistics::Interval& interval, int decimals) {
    if (!interval.is_given()) return "-";
    std::string text =
        "[" + readable(interval.low, decimals) + ", " + readable(interval.high, decimals) + "]";
    if (interval.state == statistics::IntervalState::kSparse) text += " ~";
    if (interval.state == statistics::IntervalState::kDegenerate) text += " =";
    return text;
}

std::string heading(const study::Comparison& comparison, Language language) {
    std::string page = title_in(language, comparison.title, "", comparison.scenario);
    if (language == Language::kChinese)
        page = title_in(language, comparison.title, comparison.title_zh, comparison.scenario);
    page += "\n";
    page += fmt::format(fmt::runtime(pick(language, "{0} arms in {1} twin worlds: same people, same luck\n",
                                          "{0} 个方案 × {1} 个孪生世界：同样的人、同样的运气\n")),
                        comparison.arms.size(), comparison.worlds);
    page += fmt::format(fmt::runtime(pick(language, "{0} days from {1} · {2} residents in {3} households\n",
                                          "{0} 天，自 {1} 起 · {2} 人，{3} 户\n")),
                        comparison.days, comparison.start_date, readable(std::uint64_t{comparison.residents}),
                        readable(std::uint64_t{comparison.households}));
    page += paragraph(std::string(pick(language, "imports: ", "输入病例：")) +
                      std::string(pick(language, comparison.imports, comparison.imports_zh)));
    page += std::string(disclaimer(language)) + "\n";
    if (comparison.partial) {
        page += paragraph(fmt::format(
            fmt::runtime(pick(
                language, "PARTIAL: {0} of {1} worlds are complete in every arm; only these are compared.",
                "未完成：{1} 个世界中只有 {0} 个各方案齐全，仅比较这些。")),
            comparison.worlds, comparison.asked));
    }
    return page;
}

std::string how_to_read(const study::Comparison& comparison, Language language) {
    const std::string base = comparison.arms.empty() ? "" : arm_title(comparison.arms[0], language);
    std::string page = "\n";
    page += paragraph(fmt::format(
        fmt::runtime(pick(language,
                          "median, 10 %, 90 %: the spread of worlds, how different futures can be; it does "
                          "not shrink with more worlds. "
                          "difference: mean over worlds of the arm minus {0}, with its 95 % Monte Carlo "
                          "interval, which does shrink. "
                          "b/s/w: worlds in which the arm is better, the same, worse (l/s/h where nobody "
                          "says which is better: lower, same, higher). "
                          "r: correlation of the twins; saved: variance that pairing saves.",
                          "中位数、10 %、90 %：各世界的离散，即未来可以有多不同，不随世界数增加而收窄。"
                          "差：逐世界减去“{0}”后的平均，附 95 % 蒙特卡罗区间，随世界数增加而收窄。"
                          "优/同/劣：较好、相同、较差的世界数（不分优劣者为 "
                          "低/同/高）。相关：孪生世界之间的相关系数；省方差：成对相减省去的方差。")),
        base));
    page += paragraph(pick(language,
                           "* the interval that holds for all headline outcomes and arms of that day at once "
                           "excludes 0; what has no * is exploratory. "
                           "~ fewer than five worlds differ; = all worlds give the same difference; \"-\" "
                           "not given (fewer than five worlds).",
                           "* 对当日全部主要结果与方案同时成立的区间也不含 0；无 * 者属探索性。"
                           "~ 有差别的世界不足五个；= 各世界之差全同；“-” 未给出（不足五个世界）。"));
    return page;
}

}  // namespace parts

std::string comparison_page(const study::Comparison& comparison, const std::string& scenario_file,
                            Language language) {
    return parts::heading(comparison, language) + parts::how_to_read(comparison, language) +
           parts::questions(comparison, language) + parts::outbreaks(comparison, language) +
           parts::synergies(comparison, language) + parts::differences(comparison, language) +
           parts::assumptions(comparison, scenario_file, language) + parts::glance(comparison, language);
}

}  // namespace wangge::app
