// Contacts of the named presets against the surveys they were fitted to, on worlds they were not fitted on.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "tests/run/worlds.hpp"
#include "tests/validation/results.hpp"
#include "wangge/kernel/day/diary.hpp"
#include "wangge/policy/contact_surveys.hpp"

namespace wangge::validation {
namespace {

using kernel::Setting;
using kernel::day::Diary;
using kernel::day::Survey;

constexpr std::uint64_t kPeople = 77, kLuck = 78;  // not those of the fit

policy::Scenario scenario_of(std::string_view preset) {
    policy::Scenario scenario = tests::tienan();
    const auto presets = policy::Contacts::named_presets();
    scenario.contacts = core::preset_section<policy::Contacts>(core::preset_row(presets, preset));
    return scenario;
}

// Larger households, lanes without stairs or lifts, more people at work, fewer on the bus.
void make_rural(world::Population& place) {
    place.households = 1310;
    place.lane_share = 1;
    place.lift_share = 0;
    place.employed_share = 0.62;
    place.transit_share = 0.1;
}

world::World world_of(const policy::Scenario& scenario) {
    return world::synthesise(scenario.population, core::Seed{kPeople}).value();
}

double expected(const policy::ContactSurvey& survey, const Diary& diary, std::size_t setting) {
    double sum = 0;
    for (std::uint32_t age = 0; age < kernel::day::kDiaryAges; ++age)
        sum += survey.by_setting[setting][age] * static_cast<double>(diary.persons[age]);
    return sum / static_cast<double>(diary.all_persons());
}

class Prem : public testing::TestWithParam<const char*> {};

TEST_P(Prem, RowSumsBySettingAreReached) {
    policy::Scenario scenario = scenario_of(GetParam());
    if (GetParam() == std::string("prem_rural")) make_rural(scenario.population);
    const policy::ContactSurvey& survey = *policy::contact_survey(GetParam());
    const Diary diary = kernel::day::keep_diary(world_of(scenario), scenario, core::Seed{kLuck});
    constexpr const char* kNames[] = {"home", "school", "work", "other"};
    constexpr const char* kNamesZh[] = {"家庭", "学校", "工作", "其他"};
    double all = 0, all_expected = 0;
    for (std::size_t k = 0; k < kernel::day::kSurveys; ++k) {
        const double measured = diary.mean(static_cast<Survey>(k)), wanted = expected(survey, diary, k);
        all += measured, all_expected += wanted;
        expect_near({.title = std::string(GetParam()) + ": contacts a day, " + kNames[k],
                     .title_zh = std::string(GetParam()) + "：日均接触，" + kNamesZh[k],
                     .measured = measured,
                     .expected = wanted,
                     .unit = "persons/d",
                     .source = std::string(survey.source)},
                    0.15 * wanted);
    }
    expect_near({.title = std::string(GetParam()) + ": contacts a day, sum",
                 .title_zh = std::string(GetParam()) + "：日均接触合计",
                 .measured = all,
                 .expected = all_expected,
                 .unit = "persons/d",
                 .source = std::string(survey.source)},
                0.15 * all_expected);
    double worst = 0;
    for (std::uint32_t age = 0; age < kernel::day::kDiaryAges; ++age) {
        double measured = 0, wanted = 0;
        for (std::size_t k = 0; k < kernel::day::kSurveys; ++k) {
            measured += diary.mean(static_cast<Survey>(k), age);
            wanted += survey.by_setting[k][age];
        }
        worst = std::max(worst, std::abs(measured / wanted - 1));
    }
    expect_below({.title = std::string(GetParam()) + ": largest deviation of an age class",
                  .title_zh = std::string(GetParam()) + "：分年龄最大偏差",
                  .measured = worst,
                  .expected = 0,
                  .source = std::string(survey.source)},
                 0.25);
}

INSTANTIATE_TEST_SUITE_P(Presets, Prem, testing::Values("prem_urban", "prem_rural", "prem_overall"),
                         [](const auto& row) { return std::string(row.param); });

class Zhang : public testing::TestWithParam<const char*> {};

TEST_P(Zhang, MeansBeforeAndUnderClosureAreReached) {
    policy::Scenario scenario = scenario_of(GetParam());
    scenario.calendar.days = 40;
    scenario.imports.setting = 0;
    const std::size_t arm =
        tests::add_arm(scenario, "closed", {tests::use("blanket_closure"), tests::use("venue_closure")});
    const policy::ContactSurvey& survey = *policy::contact_survey(GetParam());
    const world::World world = world_of(scenario);
    const Diary before = kernel::day::keep_diary(world, scenario, core::Seed{kLuck});
    const std::string name = GetParam(), source(survey.source);
    expect_near({.title = name + ": contacts a day",
                 .title_zh = name + "：日均接触",
                 .measured = before.mean(),
                 .expected = survey.mean,
                 .unit = "persons/d",
                 .source = source},
                0.15 * survey.mean);
    run::Run run(world, scenario, arm, 0, policies::catalogue());
    kernel::day::DiaryBook book(world);
    while (run.simulation().day() < 21) run.simulation().step();
    run.simulation().keep_diary(&book);
    while (run.simulation().day() < 35) run.simulation().step();
    const Diary& closed = book.diary();
    expect_near({.title = name + ": contacts a day under closure",
                 .title_zh = name + "：封闭期间日均接触",
                 .measured = closed.mean(),
                 .expected = survey.closed,
                 .unit = "persons/d",
                 .source = source},
                0.15 * survey.closed);
    expect({.title = name + ": share of contacts within the household under closure",
            .title_zh = name + "：封闭期间家庭成员接触占比",
            .measured = closed.household_share(),
            .expected = 0.85,
            .low = 0.77,
            .high = 0.94,
            .source = source});
    if (name != "zhang_shanghai") return;
    // Group contacts make the tail: 90th percentile 44, dispersion 0.95 in the survey, unweighted.
    expect_near({.title = name + ": 90th percentile of contacts",
                 .title_zh = name + "：接触人数第90百分位",
                 .measured = static_cast<double>(before.quantile(0.9)),
                 .expected = 44,
                 .unit = "persons/d",
                 .source = source + ", raw answers"},
                9);
    expect_near({.title = name + ": dispersion of contacts",
                 .title_zh = name + "：接触人数离散参数",
                 .measured = before.dispersion(),
                 .expected = 0.95,
                 .source = source + ", raw answers"},
                0.25);
}

INSTANTIATE_TEST_SUITE_P(Presets, Zhang, testing::Values("zhang_wuhan", "zhang_shanghai"),
                         [](const auto& row) { return std::string(row.param); });

TEST(Beijing, ContactsBySettingAsTracedAreReached) {
    const policy::Scenario scenario = scenario_of("beijing_2022");
    const policy::ContactSurvey& survey = *policy::contact_survey("beijing_2022");
    const auto window = survey.traced_days;
    const Diary diary = kernel::day::keep_diary(world_of(scenario), scenario, core::Seed{kLuck},
                                                static_cast<std::int32_t>(7 * window), window);
    struct Group {
        const char *name, *name_zh;
        std::vector<Setting> settings;
    };
    const Group groups[] = {
        {"dwelling", "住处", {Setting::kHome, Setting::kGuest}},
        {"work", "单位", {Setting::kWork, Setting::kClass, Setting::kSchool}},
        {"space and time",
         "时空伴随",
         {Setting::kCommunity, Setting::kRestaurant, Setting::kPark, Setting::kTransit}},
        {"community", "社区", {Setting::kNeighbour, Setting::kLift, Setting::kCompound}},
        {"other", "其他", {Setting::kGathering, Setting::kCare, Setting::kQueue, Setting::kDoor}}};
    for (std::size_t k = 0; k < std::size(groups); ++k) {
        double measured = 0;
        for (const Setting setting : groups[k].settings) measured += diary.mean(setting);
        expect_near({.title = std::string("beijing_2022: people traced per case, ") + groups[k].name,
                     .title_zh = std::string("beijing_2022：每例追踪接触者，") + groups[k].name_zh,
                     .measured = measured,
                     .expected = survey.traced[k],
                     .unit = "persons",
                     .source = std::string(survey.source)},
                    0.15 * survey.traced[k]);
    }
}

}  // namespace
}  // namespace wangge::validation
