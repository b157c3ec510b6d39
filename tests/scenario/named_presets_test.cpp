#include <gtest/gtest.h>

#include "tests/scenario/fake_library.hpp"
#include "wangge/scenario/assumptions.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/scenario/resolved_text.hpp"

namespace wangge {
namespace {

core::Result<policy::Scenario> read(const std::string& disease) {
    return scenario::read_scenario_text(
        "name: x\ndisease: " + disease + "\narms: {routine: {policies: []}}\n", "x.yaml",
        tests::fake_library());
}

const scenario::Assumption* find(const std::vector<scenario::Assumption>& all, std::string_view key) {
    for (const scenario::Assumption& each : all) {
        if (each.key == key) return &each;
    }
    return nullptr;
}

TEST(NamedPreset, ComesBeforeTheKeysBesideItWhereverItStands) {
    const auto first = read("{preset: wuhan, household_attack: 0.3}");
    const auto last = read("{household_attack: 0.3, preset: wuhan}");
    ASSERT_TRUE(first.ok() && last.ok());
    for (const policy::Scenario& scenario : {first.value(), last.value()}) {
        EXPECT_EQ(scenario.disease.r0, 3.86);
        EXPECT_EQ(scenario.disease.household_attack, 0.3);
    }
    EXPECT_EQ(read("{r0: 2, preset: wuhan}").value().disease.r0, 2);
}

TEST(NamedPreset, ThatIsUnknownIsRefusedWithItsNeighbour) {
    const auto refused = read("{preset: wuhen}");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.faults()[0].code, core::FaultCode::kUnknownChoice);
    EXPECT_EQ(refused.faults()[0].key, "disease.preset");
    EXPECT_EQ(refused.faults()[0].arguments.back(), "wuhan");
}

TEST(NamedPreset, SurvivesTheResolvedText) {
    const policy::Scenario scenario = read("{preset: wuhan, household_attack: 0.3}").value();
    const std::string text = scenario::resolved_text(scenario, tests::fake_library());
    EXPECT_NE(text.find("preset: wuhan"), std::string::npos);
    const auto again = scenario::read_scenario_text(text, "again.yaml", tests::fake_library());
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again.value().disease.r0, 3.86);
    EXPECT_EQ(again.value().disease.household_attack, 0.3);
    EXPECT_EQ(again.value().disease.preset, scenario.disease.preset);
}

TEST(NamedPreset, SpeaksForItsNumbersUntilTheyAreChanged) {
    const auto as_preset = scenario::assumptions(read("{preset: wuhan}").value(), tests::fake_library(), 0);
    EXPECT_EQ(find(as_preset, "disease.r0"), nullptr);  // measured at the place itself
    const auto changed =
        scenario::assumptions(read("{preset: wuhan, r0: 3}").value(), tests::fake_library(), 0);
    ASSERT_NE(find(changed, "disease.r0"), nullptr);
    EXPECT_EQ(find(changed, "disease.r0")->mark, core::Mark::kAssumed);
    EXPECT_EQ(find(changed, "disease.household_attack")->mark, core::Mark::kBorrowed);
}

}  // namespace
}  // namespace wangge
