#include "wangge/app/diary_page.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "wangge/app/language.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/sheet.hpp"
#include "wangge/policy/contact_surveys.hpp"

namespace wangge::app {
namespace {

using kernel::Setting;
using kernel::day::Diary;
using kernel::day::kDiaryAges;
using kernel::day::kSurveys;
using kernel::day::Survey;

struct Words {
    const char *name, *title, *title_zh;
};
constexpr Words kSurveyWords[kSurveys] = {{"home", "home", "家庭"},
                                          {"school", "school", "学校"},
                                          {"work", "work", "工作"},
                                          {"other", "other", "其他"}};
constexpr Words kSettingWords[] = {
    {"household", "household", "家庭成员"},
    {"neighbour", "stairwell", "楼道"},
    {"class", "class", "班级"},
    {"work", "work", "工作"},
    {"community", "shops and market", "商铺市场"},
    {"queue", "gate queue", "门岗排队"},
    {"door", "doors and posts", "上门与岗位"},
    {"import", "", ""},
    {"centre", "quarantine centre", "集中隔离点"},
    {"guest", "guests and hosts", "串门"},
    {"lift", "lift", "电梯"},
    {"compound", "yard", "院内"},
    {"school", "school beyond the class", "同校"},
    {"restaurant", "restaurant", "餐馆"},
    {"park", "square and park", "广场公园"},
    {"transit", "public transport", "公交"},
    {"care", "clinic", "诊所"},
    {"gathering", "gathering", "聚会"},
};
static_assert(std::size(kSettingWords) == kernel::kSettings);

std::string age_name(std::uint32_t age) {
    return age + 1 == kDiaryAges ? "75+" : fmt::format("{}-{}", 5 * age, 5 * age + 4);
}

const policy::ContactSurvey* survey_of(const policy::Scenario& scenario) {
    const auto presets = policy::Contacts::named_presets();
    return policy::contact_survey(presets[static_cast<std::size_t>(scenario.contacts.preset)].name);
}

// What the survey says about one setting and all ages, with the ages of these people; NaN: nothing.
double target(const policy::ContactSurvey* survey, const Diary& diary, std::size_t setting) {
    if (survey == nullptr || survey->by_setting.empty() || diary.all_persons() == 0) return std::nan("");
    double sum = 0;
    for (std::uint32_t age = 0; age < kDiaryAges; ++age)
        sum += survey->by_setting[setting][age] * static_cast<double>(diary.persons[age]);
    return sum / static_cast<double>(diary.all_persons());
}

std::string number(double value) {
    return readable(value, 2);
}

std::string by_age(const Diary& diary, const policy::ContactSurvey* survey, Language language) {
    const bool by_setting = survey != nullptr && !survey->by_setting.empty();
    std::vector<Side> sides(by_setting ? 11 : 6, Side::kRight);
    sides[0] = Side::kLeft;
    Sheet sheet(sides);
    std::vector<std::string> head = {std::string(pick(language, "age", "年龄"))};
    for (const Words& words : kSurveyWords) head.emplace_back(pick(language, words.title, words.title_zh));
    head.emplace_back(pick(language, "people", "不同人数"));
    if (by_setting) {
        for (const Words& words : kSurveyWords)
            head.push_back(std::string(pick(language, "target ", "目标")) +
                           std::string(pick(language, words.title, words.title_zh)));
        head.emplace_back(pick(language, "target sum", "目标合计"));
    }
    sheet.row(head);
    const auto row = [&](const std::string& name, const auto& mean, double any, const auto& wanted) {
        std::vector<std::string> cells = {name};
        double sum = 0;
        for (std::size_t k = 0; k < kSurveys; ++k) cells.push_back(number(mean(k)));
        cells.push_back(number(any));
        for (std::size_t k = 0; by_setting && k < kSurveys; ++k) {
            cells.push_back(number(wanted(k)));
            sum += wanted(k);
        }
        if (by_setting) cells.push_back(number(sum));
        sheet.row(std::move(cells));
    };
    row(
        std::string(pick(language, "all", "全部")),
        [&](std::size_t k) { return diary.mean(static_cast<Survey>(k)); }, diary.mean(),
        [&](std::size_t k) { return target(survey, diary, k); });
    for (std::uint32_t age = 0; age < kDiaryAges; ++age) {
        if (diary.persons[age] == 0) continue;
        row(
            age_name(age), [&](std::size_t k) { return diary.mean(static_cast<Survey>(k), age); },
            diary.mean_of_age(age), [&](std::size_t k) { return survey->by_setting[k][age]; });
    }
    return sheet.text();
}

std::string by_setting(const Diary& diary, Language language) {
    Sheet sheet({Side::kLeft, Side::kRight});
    for (std::size_t k = 0; k < kernel::kSettings; ++k) {
        const auto setting = static_cast<Setting>(k);
        if (setting == Setting::kImport || diary.by_setting[k] == 0) continue;
        sheet.row({std::string(pick(language, kSettingWords[k].title, kSettingWords[k].title_zh)),
                   number(diary.mean(setting))});
    }
    return sheet.text();
}

std::string distribution(const Diary& diary, Language language) {
    std::string page = fmt::format(
        fmt::runtime(pick(language,
                          "  median {0} · 90th percentile {1} · negative-binomial dispersion k {2}\n"
                          "  met nobody {3} · one {4} · two {5} · three {6}\n"
                          "  of the people met, {7} are of the own household\n",
                          "  中位数 {0} · 第90百分位 {1} · 负二项离散参数 k {2}\n"
                          "  无接触 {3} · 一人 {4} · 两人 {5} · 三人 {6}\n"
                          "  接触者中家庭成员占 {7}\n")),
        diary.quantile(0.5), diary.quantile(0.9), number(diary.dispersion()),
        readable_share(diary.share_who_met(0)), readable_share(diary.share_who_met(1)),
        readable_share(diary.share_who_met(2)), readable_share(diary.share_who_met(3)),
        readable_share(diary.household_share()));
    return page;
}

}  // namespace

std::string diary_page(const KeptDiary& kept, Language language) {
    const policy::ContactSurvey* survey = survey_of(kept.scenario);
    const auto presets = policy::Contacts::named_presets();
    const core::Preset& preset = presets[static_cast<std::size_t>(kept.scenario.contacts.preset)];
    std::string page(pick(language, "Different people met per person and day, ", "每人每日接触的不同人数，"));
    page += kept.day
                ? fmt::format(fmt::runtime(pick(language, "arm {0}, day {1}, world {2}\n",
                                                "方案 {0}，第 {1} 天，世界 {2}\n")),
                              kept.arm, *kept.day, kept.world)
                : fmt::format(
                      fmt::runtime(pick(language, "an ordinary week without disease or measures, world {0}\n",
                                        "无疫情、无措施的普通一周，世界 {0}\n")),
                      kept.world);
    page += fmt::format(fmt::runtime(pick(language, "contacts preset {0} ({1}) · {2} person-days\n\n",
                                          "接触参数组 {0}（{1}）· {2} 人日\n\n")),
                        preset.name, pick(language, preset.title, preset.title_zh),
                        readable(kept.diary.all_persons()));
    page += by_age(kept.diary, survey, language);
    if (survey != nullptr && survey->mean > 0) {
        page += fmt::format(fmt::runtime(pick(language, "\n  target: {0} a day, under closure {1}\n",
                                              "\n  目标：日均 {0}，封闭期间 {1}\n")),
                            number(survey->mean), number(survey->closed));
        for (std::size_t k = 0; k < survey->by_age.size(); ++k)
            page += fmt::format("    {}+  {}\n", survey->age_from[k], number(survey->by_age[k]));
    }
    page += std::string(pick(language, "\nby setting\n", "\n按场所\n")) + by_setting(kept.diary, language);
    page += std::string(pick(language, "\ndistribution\n", "\n分布\n")) + distribution(kept.diary, language);
    if (survey != nullptr) {
        page +=
            fmt::format(fmt::runtime(pick(language, "\ntarget: {0}\n", "\n目标来源：{0}\n")), survey->source);
    }
    return page;
}

Json diary_json(const KeptDiary& kept) {
    const Diary& diary = kept.diary;
    const policy::ContactSurvey* survey = survey_of(kept.scenario);
    const auto presets = policy::Contacts::named_presets();
    Json ages = Json::array(), settings = Json::object(), means = Json::object(), targets = Json::object();
    for (std::size_t k = 0; k < kSurveys; ++k) {
        means[kSurveyWords[k].name] = diary.mean(static_cast<Survey>(k));
        targets[kSurveyWords[k].name] = target(survey, diary, k);
    }
    for (std::uint32_t age = 0; age < kDiaryAges; ++age) {
        Json row = {{"age", age_name(age)}, {"persons", diary.persons[age]}};
        for (std::size_t k = 0; k < kSurveys; ++k) {
            row[kSurveyWords[k].name] = diary.mean(static_cast<Survey>(k), age);
            if (survey != nullptr && !survey->by_setting.empty())
                row["target_" + std::string(kSurveyWords[k].name)] = survey->by_setting[k][age];
        }
        row["people"] = diary.mean_of_age(age);
        ages.push_back(std::move(row));
    }
    for (std::size_t k = 0; k < kernel::kSettings; ++k) {
        if (static_cast<Setting>(k) != Setting::kImport)
            settings[kSettingWords[k].name] = diary.mean(static_cast<Setting>(k));
    }
    Json object = {{"scenario", kept.scenario.name},
                   {"preset", presets[static_cast<std::size_t>(kept.scenario.contacts.preset)].name},
                   {"world", kept.world},
                   {"arm", kept.day ? Json(kept.arm) : Json(nullptr)},
                   {"day", kept.day ? Json(*kept.day) : Json(nullptr)},
                   {"person_days", diary.all_persons()},
                   {"people_met", diary.mean()},
                   {"by_kind", means},
                   {"target_by_kind", targets},
                   {"by_setting", settings},
                   {"by_age", ages},
                   {"median", diary.quantile(0.5)},
                   {"percentile_90", diary.quantile(0.9)},
                   {"dispersion", diary.dispersion()},
                   {"household_share", diary.household_share()}};
    for (std::uint32_t people = 0; people < 4; ++people)
        object["share_who_met_" + std::to_string(people)] = diary.share_who_met(people);
    if (survey != nullptr && survey->mean > 0) {
        object["target_mean"] = survey->mean;
        object["target_mean_closed"] = survey->closed;
    }
    object["source"] = survey == nullptr ? Json(nullptr) : Json(std::string(survey->source));
    return object;
}

}  // namespace wangge::app
