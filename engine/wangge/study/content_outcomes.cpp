// The answers to the eight questions, of this run alone.
#include <limits>

#include "wangge/run/outcomes.hpp"
#include "wangge/study/content_parts.hpp"

namespace wangge::study::detail {

record::Group outcomes_group(const Finished& finished) {
    const auto outcomes = run::outcomes();
    const auto names = run::group_names();
    const std::vector<std::int32_t> until = total_days(finished.scenario, finished.days());
    std::vector<std::string> name, unit, unit_zh, title, title_zh, question, question_zh;
    std::vector<std::uint8_t> headline, by_group;
    for (const run::Outcome& outcome : outcomes) {
        name.emplace_back(outcome.name);
        unit.emplace_back(outcome.unit);
        unit_zh.emplace_back(outcome.unit_zh);
        title.emplace_back(outcome.title);
        title_zh.emplace_back(outcome.title_zh);
        question.emplace_back(outcome.question);
        question_zh.emplace_back(outcome.question_zh);
        headline.push_back(outcome.headline ? 1 : 0);
        by_group.push_back(outcome.by_group ? 1 : 0);
    }
    std::vector<double> values, group_values;
    for (const std::int32_t day : until) {
        const std::vector<double> of_day =
            run::outcome_values(finished.ledger(), finished.scenario, finished.world, day);
        values.insert(values.end(), of_day.begin(), of_day.end());
        for (std::size_t k = 0; k < outcomes.size(); ++k) {
            for (std::size_t g = 0; g < names.size(); ++g) {
                group_values.push_back(
                    outcomes[k].by_group
                        ? run::group_value(finished.ledger(), finished.scenario, finished.world, k, g, day)
                        : std::numeric_limits<double>::quiet_NaN());
            }
        }
    }
    record::Group group;
    group.path = kOutcomes;
    group.title = "Answers to the eight questions, in this one world";
    group.dimensions = {total_axis(finished.scenario, finished.days()),
                        {"outcome", "", "Outcome", "结果", std::move(name)},
                        {"group", "", "Age or tenancy", "年龄或居住类型",
                         std::vector<std::string>(names.begin(), names.end())}};
    const std::vector<std::string> along{"outcome"};
    group.variables = {
        {"value",
         kUnitByRow,
         "Value of all residents",
         "全体居民之值",
         {"day", "outcome"},
         std::move(values),
         {}},
        {"group_value",
         kUnitByRow,
         "Value of the residents of a group; not a number where an outcome is not told by group",
         "各组居民之值",
         {"day", "outcome", "group"},
         std::move(group_values),
         {}},
        {"unit", "", "Unit", "单位（英文）", along, std::move(unit), {}},
        {"unit_zh", "", "Unit in Chinese", "单位", along, std::move(unit_zh), {}},
        {"title", "", "Title", "名称（英文）", along, std::move(title), {}},
        {"title_zh", "", "Title in Chinese", "名称", along, std::move(title_zh), {}},
        {"question", "", "Which of the eight questions", "所属问题（英文）", along, std::move(question), {}},
        {"question_zh",
         "",
         "Which of the eight questions, in Chinese",
         "所属问题",
         along,
         std::move(question_zh),
         {}},
        {"headline",
         "1",
         "1 for headline outcomes, 0 for supporting figures",
         "是否主要结果",
         along,
         std::move(headline),
         {}},
        {"by_group", "1", "1 where there are values by group", "是否分组", along, std::move(by_group), {}},
    };
    return group;
}

}  // namespace wangge::study::detail
