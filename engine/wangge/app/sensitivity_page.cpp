#include "wangge/app/sensitivity_page.hpp"

#include <fmt/format.h>

#include "wangge/app/comparison_parts.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/outcome_words.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/sheet.hpp"

namespace wangge::app {
namespace {

using study::LoopSign;
using study::Verdict;

std::string_view words_of(Verdict verdict, Language language) {
    switch (verdict) {
        case Verdict::kSurvives:
            return pick(language, "survives", "不变");
        case Verdict::kVanishes:
            return pick(language, "vanishes", "消失");
        case Verdict::kTurns:
            return pick(language, "turns", "反转");
        case Verdict::kAppears:
            return pick(language, "appears", "出现");
        case Verdict::kNoSign:
            break;
    }
    return pick(language, "no sign", "无定号");
}

std::string interval_of(const statistics::Interval& interval) {
    const double values[] = {interval.estimate, interval.low, interval.high};
    const int decimals = decimals_for(values);
    return readable_difference(interval.estimate, decimals) + " " + parts::interval_text(interval, decimals);
}

std::string changed_signs(const study::SensitivityReport& report, Language language) {
    const study::Comparison& comparison = report.base.comparison;
    Sheet sheet({Side::kLeft, Side::kLeft, Side::kLeft, Side::kLeft, Side::kLeft, Side::kLeft});
    bool any = false;
    for (const LoopSign& sign : report.signs) {
        const bool last = sign.report + 1 == comparison.reports();
        if (!last || sign.verdict == Verdict::kSurvives || sign.verdict == Verdict::kNoSign) continue;
        if (!any) {
            sheet.row({std::string(pick(language, "loop off", "关闭的反馈")),
                       std::string(pick(language, "outcome", "结果")),
                       std::string(pick(language, "arm", "方案")),
                       std::string(pick(language, "sign", "符号")),
                       std::string(pick(language, "with it", "开启时的差")),
                       std::string(pick(language, "without it", "关闭时的差"))});
        }
        any = true;
        sheet.row({report.loops[sign.loop], std::string(title_of(run::outcomes()[sign.outcome], language)),
                   parts::arm_title(comparison.arms[sign.arm], language),
                   std::string(words_of(sign.verdict, language)), interval_of(sign.with),
                   interval_of(sign.without)});
    }
    if (any) return "\n" + sheet.text();
    return "\n" + std::string(pick(language, "  No sign vanishes, turns or appears without any one loop.\n",
                                   "  逐一关闭各反馈，没有任何符号消失、反转或出现。\n"));
}

/// One line an outcome and arm: with how many loops off the sign is still there.
std::string counts(const study::SensitivityReport& report, Language language) {
    const study::Comparison& comparison = report.base.comparison;
    Sheet sheet(
        {Side::kLeft, Side::kLeft, Side::kLeft, Side::kRight, Side::kRight, Side::kRight, Side::kRight});
    sheet.row({std::string(pick(language, "outcome", "结果")), std::string(pick(language, "arm", "方案")),
               std::string(pick(language, "with all loops", "全部反馈开启时的差")),
               std::string(words_of(Verdict::kSurvives, language)),
               std::string(words_of(Verdict::kVanishes, language)),
               std::string(words_of(Verdict::kTurns, language)),
               std::string(words_of(Verdict::kAppears, language))});
    for (std::size_t outcome = 0; outcome < run::outcomes().size(); ++outcome) {
        for (std::size_t arm = 1; arm < comparison.arms.size(); ++arm) {
            int of[5] = {};
            const LoopSign* one = nullptr;
            for (const LoopSign& sign : report.signs) {
                if (sign.arm != arm || sign.outcome != outcome || sign.report + 1 != comparison.reports())
                    continue;
                one = &sign;
                ++of[static_cast<std::size_t>(sign.verdict)];
            }
            if (one == nullptr) continue;
            const auto count = [&](Verdict verdict) {
                const int n = of[static_cast<std::size_t>(verdict)];
                return n == 0 ? std::string("-") : std::to_string(n);
            };
            sheet.row({std::string(title_of(run::outcomes()[outcome], language)),
                       parts::arm_title(comparison.arms[arm], language), interval_of(one->with),
                       count(Verdict::kSurvives), count(Verdict::kVanishes), count(Verdict::kTurns),
                       count(Verdict::kAppears)});
        }
    }
    return "\n" + sheet.text();
}

}  // namespace

std::string sensitivity_page(const study::SensitivityReport& report, Language language) {
    const study::Comparison& comparison = report.base.comparison;
    std::string page =
        parts::ruled(pick(language, "do the signs hang on a feedback?", "符号是否取决于某项反馈？"));
    page +=
        "\n" +
        parts::paragraph(fmt::format(
            fmt::runtime(pick(
                language,
                "The same {0} worlds again with each of {1} loops switched off. A difference to the "
                "base has a sign if its 95 % interval excludes 0. Last report day; all days are in "
                "sensitivity.csv. With so many intervals a few change by chance.",
                "在同样的 {0} 个世界中逐一关闭 {1} 项反馈后重算。差的 95 % 区间不含 0 即为有定号。此处为最后"
                "报告日，各日见 sensitivity.csv。区间众多，少数会因偶然而变。")),
            comparison.worlds, report.loops.size()));
    page += changed_signs(report, language) + counts(report, language);
    return page + "\n" + std::string(disclaimer(language)) + "\n";
}

}  // namespace wangge::app
