#include "wangge/scenario/assumptions.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scenario/fake_library.hpp"

namespace wangge {
namespace {

policy::Scenario example() {
    policy::Scenario scenario;
    policy::PolicyUse use;
    use.name = use.label = "fake_closure";
    use.settings = {2, 5, 0.5, 0, 8, 8, 4};
    scenario.policies = {use};
    scenario.arms.resize(2);
    scenario.arms[1].policies = {0};
    return scenario;
}

const scenario::Assumption* find(const std::vector<scenario::Assumption>& all, std::string_view key) {
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.key == key; });
    return at == all.end() ? nullptr : &*at;
}

TEST(Assumptions, ListWhatIsBorrowedOrAssumed) {
    const auto all = scenario::assumptions(example(), tests::fake_library(), 0);
    const auto* attack = find(all, "disease.household_attack");
    ASSERT_NE(attack, nullptr);
    EXPECT_EQ(attack->mark, core::Mark::kBorrowed);
    EXPECT_EQ(attack->value, "0.19");
    EXPECT_FALSE(attack->source.empty());
    ASSERT_NE(find(all, "work.hours"), nullptr);
    EXPECT_EQ(find(all, "work.hours")->value, "[0, 10, 5, 4, 9, 9]");
    EXPECT_EQ(find(all, "population.residents"), nullptr);  // measured
    EXPECT_EQ(find(all, "calendar.start"), nullptr);        // a setting
}

TEST(Assumptions, AreThoseOfTheArm) {
    const policy::Scenario scenario = example();
    const auto routine = scenario::assumptions(scenario, tests::fake_library(), 0);
    const auto closure = scenario::assumptions(scenario, tests::fake_library(), 1);
    EXPECT_EQ(find(routine, "policies.fake_closure.wait"), nullptr);
    EXPECT_NE(find(closure, "policies.fake_closure.wait"), nullptr);
    EXPECT_NE(find(closure, "policies.fake_closure.delay"), nullptr);
    EXPECT_EQ(find(closure, "policies.fake_closure.scope"), nullptr);
    EXPECT_EQ(find(closure, "policies.fake_closure.shifts"), nullptr);
    EXPECT_EQ(scenario::assumptions(scenario, tests::fake_library()).size(), closure.size());
    policy::Scenario zero = scenario;
    zero.policies[0].common.reach = 0;
    EXPECT_EQ(scenario::assumptions(zero, tests::fake_library(), 1).size(), routine.size());
}

TEST(Assumptions, AChangedNumberLosesItsSource) {
    policy::Scenario scenario = example();
    scenario.population.residents = 4000;
    scenario.policies[0].settings[2] = 0.6;
    const auto all = scenario::assumptions(scenario, tests::fake_library(), 1);
    ASSERT_NE(find(all, "population.residents"), nullptr);
    EXPECT_EQ(find(all, "population.residents")->mark, core::Mark::kAssumed);
    EXPECT_TRUE(find(all, "population.residents")->changed);
    ASSERT_NE(find(all, "policies.fake_closure.share"), nullptr);
    EXPECT_EQ(find(all, "policies.fake_closure.share")->mark, core::Mark::kAssumed);
}

TEST(Assumptions, LeaveOutImportsThatAreNotChosen) {
    policy::Scenario scenario = example();
    auto all = scenario::assumptions(scenario, tests::fake_library(), 0);
    EXPECT_NE(find(all, "imports.stress_first"), nullptr);
    EXPECT_EQ(find(all, "imports.documented_expected"), nullptr);
    scenario.imports.setting = 2;
    all = scenario::assumptions(scenario, tests::fake_library(), 0);
    EXPECT_EQ(find(all, "imports.stress_first"), nullptr);
    EXPECT_NE(find(all, "imports.documented_expected"), nullptr);
}

}  // namespace
}  // namespace wangge
