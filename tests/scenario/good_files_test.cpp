#include <gtest/gtest.h>

#include "tests/scenario/fake_library.hpp"
#include "tests/scenario/temporary_folder.hpp"
#include "wangge/core/calendar.hpp"
#include "wangge/scenario/read_scenario.hpp"

namespace wangge {
namespace {

using Sets = std::vector<std::string>;

std::string all_of(const std::vector<core::Fault>& faults) {
    std::string text;
    for (const core::Fault& fault : faults) text += fault.where + ": " + fault.key + "\n";
    return text;
}

class GoodFile : public testing::Test {
  protected:
    policy::Scenario read(std::string_view text, const Sets& sets = {},
                          std::optional<std::int64_t> days = {}) {
        return read_at(folder_.write("good.yaml", text), sets, days);
    }
    policy::Scenario read_at(const std::string& path, const Sets& sets = {},
                             std::optional<std::int64_t> days = {}) {
        auto result = scenario::read_scenario(path, sets, tests::fake_library(), days);
        EXPECT_TRUE(result.ok()) << (result.ok() ? "" : all_of(result.faults()));
        if (!result.ok()) return {};
        last_ = result.value();
        return last_.scenario;
    }

    tests::TemporaryFolder folder_;
    scenario::ReadScenario last_;
};

constexpr const char* kLeast = "name: least\narms:\n  routine: {policies: []}\n";

TEST_F(GoodFile, LeavesOutWhatHasADefault) {
    const policy::Scenario read_scenario = read(kLeast);
    EXPECT_EQ(read_scenario.name, "least");
    EXPECT_EQ(read_scenario.title, "least");
    EXPECT_EQ(read_scenario.title_zh, "least");
    EXPECT_EQ(read_scenario.people_seed, 1);
    EXPECT_EQ(read_scenario.population.residents, 3812);
    EXPECT_EQ(read_scenario.report_days, (std::vector<std::int32_t>{70, 120, 180}));
    ASSERT_EQ(read_scenario.arms.size(), 1u);
    EXPECT_EQ(read_scenario.arms[0].title, "routine");
    EXPECT_EQ(read_scenario.arms[0].pools, policy::kAllPools);
    EXPECT_EQ(read_scenario.transmission.home, 0);
}

TEST_F(GoodFile, ReadsEveryKindOfValue) {
    const policy::Scenario s = read(R"(
name: all-kinds_2
title: "A title: with a colon # and no comment"
title_zh: 铁南社区
seeds: {people: 9007199254740991, luck: 0}
calendar: {start: 2020-02-29, days: 200 d}
population:
  gates: 1e1
  lift_share: 14.1 %
  property_management: quasi
  width: 1.4e3 m
organisation:
  knock_minutes: 90 s
  forms_per_day: 3 1/d
care: {confirm_after: 48 h, acute_rate: 0.3 1/1000/d}
work:
  hours: [0, 600 min, 5 h, 4, 9, 9]
  volunteer_share: 50 %
mind: {evasion_grievance: 150 %}
policies:
  fake_closure: {start: 2020-02-03, delay: 1 d, scope: grid, wait: 0.1 min, share: 25 %, strict: true, shifts: [1, 2, 0.5 d]}
  later: {policy: fake_delivery, reach: 80 %, staff_crew: false}
arms:
  routine: {title: Routine, title_zh: 常态, policies: []}
  both: {policies: [later, fake_closure], staff: [community, crew]}
  none: {policies: [fake_closure], staff: []}
report: {days: [1, 200]}
transmission: {home: 0.25, outside: 0.0125}
)");
    EXPECT_EQ(s.title, "A title: with a colon # and no comment");
    EXPECT_EQ(s.title_zh, "铁南社区");
    EXPECT_EQ(s.people_seed, 9007199254740991.0);
    EXPECT_EQ(s.calendar.start, core::days_from_civil({2020, 2, 29}));
    EXPECT_EQ(s.population.gates, 10);
    EXPECT_EQ(s.population.lift_share, 0.141);
    EXPECT_EQ(s.population.property_management, 1);
    EXPECT_EQ(s.population.width, 1400);
    EXPECT_EQ(s.organisation.knock_minutes, 1.5);
    EXPECT_EQ(s.organisation.forms_per_day, 3);
    EXPECT_EQ(s.care.confirm_after, 2);
    EXPECT_EQ(s.care.acute_rate, 0.3);
    EXPECT_EQ(s.work.hours[1], 10);
    EXPECT_EQ(s.work.volunteer_share, 0.5);
    EXPECT_EQ(s.mind.evasion_grievance, 1.5);
    ASSERT_EQ(s.policies.size(), 2u);
    EXPECT_EQ(s.policies[0].settings, (std::vector<double>{1, 6, 0.25, 1, 1, 2, 12}));
    EXPECT_EQ(s.policies[1].name, "fake_delivery");
    EXPECT_EQ(s.policies[1].label, "later");
    EXPECT_EQ(s.policies[1].common.reach, 0.8);
    EXPECT_EQ(s.policies[1].common.staff_crew, 0);
    EXPECT_EQ(s.policies[1].common.staff_party, 1);
    ASSERT_EQ(s.arms.size(), 3u);
    EXPECT_EQ(s.arms[0].title_zh, "常态");
    EXPECT_EQ(s.arms[1].policies, (std::vector<std::uint32_t>{1, 0}));
    const std::uint32_t residents = policy::pool_bit(world::Pool::kResident);
    EXPECT_EQ(s.arms[1].pools,
              residents | policy::pool_bit(world::Pool::kCommunity) | policy::pool_bit(world::Pool::kCrew));
    EXPECT_EQ(s.arms[2].pools, residents);
    EXPECT_EQ(s.report_days, (std::vector<std::int32_t>{1, 200}));
    EXPECT_EQ(s.transmission.outside, 0.0125);
}

TEST_F(GoodFile, BearsWindowsLineEndsMarksAndTabsInside) {
    const policy::Scenario s = read(
        "\xEF\xBB\xBFname: windows\t# tabs\r\npopulation:\r\n  gates:\t4 # four\r\narms:\r\n  a: {policies: "
        "[]}\r\n");
    EXPECT_EQ(s.name, "windows");
    EXPECT_EQ(s.population.gates, 4);
}

TEST_F(GoodFile, LaysAFileOverWhatItExtends) {
    folder_.write("base/place.yaml",
                  "extends: ../root.yaml\npopulation: {gates: 2, floors: 5}\n"
                  "policies:\n  fake_closure: {wait: 9 s, scope: grid}\n");
    folder_.write("root.yaml",
                  "name: root\npopulation: {gates: 1, side_gaps: 7}\nwork: {hours: [0, 1, 1, 1, 1, 1]}\n"
                  "arms:\n  routine: {title: Base, policies: []}\n  second: {policies: []}\n");
    const std::string path = folder_.write("top.yaml",
                                           "extends: base/place.yaml\nname: top\npopulation: {floors: 4}\n"
                                           "policies:\n  fake_closure: {scope: stairwell}\n"
                                           "arms:\n  third: {policies: [fake_closure]}\n"
                                           "  routine: {title: Top}\n"
                                           "work: {hours: [0, 2, 2, 2, 2, 2]}\n");
    const policy::Scenario s = read_at(path);
    EXPECT_EQ(s.name, "top");
    EXPECT_EQ(s.population.gates, 2);
    EXPECT_EQ(s.population.side_gaps, 7);
    EXPECT_EQ(s.population.floors, 4);
    EXPECT_EQ(s.work.hours[1], 2);
    EXPECT_EQ(s.policies[0].settings[0], 0);
    EXPECT_EQ(s.policies[0].settings[1], 9);
    ASSERT_EQ(s.arms.size(), 3u);
    EXPECT_EQ(s.arms[0].title, "Top");
    EXPECT_EQ(s.arms[2].name, "third");
    EXPECT_EQ(last_.files,
              (std::vector<std::string>{path, folder_.path("base/place.yaml"), folder_.path("root.yaml")}));
    EXPECT_EQ(last_.places["population.gates"], folder_.path("base/place.yaml") + ":2:21");
    std::vector<core::Fault> faults(2);
    faults[0].key = "population.side_gaps";
    faults[1].key = "needs.shop_at";
    scenario::locate(last_, faults);
    EXPECT_EQ(faults[0].where, folder_.path("root.yaml") + ":2:35");
    EXPECT_EQ(faults[1].where, path);
}

TEST_F(GoodFile, TakesSettingsOfTheCommandLine) {
    const policy::Scenario s =
        read("name: s\npolicies:\n  fake_closure: {wait: 9 s}\narms:\n  routine: {policies: []}\n",
             {"population.gates=2", "policies.fake_closure.wait=2 min", "title_zh=两个门",
              "arms.routine.policies=[fake_closure]", "work.hours=[0, 1, 2, 3, 4, 5]",
              "imports={setting: none}", "title=\"a = b\""});
    EXPECT_EQ(s.population.gates, 2);
    EXPECT_EQ(s.policies[0].settings[1], 120);
    EXPECT_EQ(s.title_zh, "两个门");
    EXPECT_EQ(s.title, "a = b");
    EXPECT_EQ(s.arms[0].policies.size(), 1u);
    EXPECT_EQ(s.work.hours[5], 5);
    EXPECT_EQ(s.imports.setting, 0);
}

TEST_F(GoodFile, ShortensTheCalendarWithItsReports) {
    const std::string text = std::string(kLeast) + "report: {days: [30, 90, 180]}\n";
    EXPECT_EQ(read(text, {}, 90).report_days, (std::vector<std::int32_t>{30, 90}));
    EXPECT_EQ(read(text, {}, 60).report_days, (std::vector<std::int32_t>{30, 60}));
    EXPECT_EQ(read(text, {}, 20).report_days, (std::vector<std::int32_t>{20}));
    EXPECT_EQ(read(text, {}, 200).report_days, (std::vector<std::int32_t>{30, 90, 180, 200}));
    EXPECT_EQ(read(text, {}, 60).calendar.days, 60);
    // Report days that nobody asked for give way by themselves.
    EXPECT_EQ(read(kLeast, {"calendar.days=100"}).report_days, (std::vector<std::int32_t>{70, 100}));
    const auto zero = scenario::read_scenario(folder_.write("z.yaml", kLeast), {}, tests::fake_library(), 0);
    ASSERT_FALSE(zero.ok());
    EXPECT_EQ(zero.faults()[0].where, "--days 0");
    EXPECT_EQ(zero.faults()[0].key, "calendar.days");
}

TEST_F(GoodFile, FixedPointOfReadingTextAlone) {
    const auto text = scenario::read_scenario_text(kLeast, "here", tests::fake_library());
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(text.value().name, "least");
    const auto extends = scenario::read_scenario_text(std::string("extends: a.yaml\n") + kLeast, "here",
                                                      tests::fake_library());
    ASSERT_FALSE(extends.ok());
    EXPECT_EQ(extends.faults()[0].where, "here:1:1");
}

}  // namespace
}  // namespace wangge
