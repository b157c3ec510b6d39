// The scenarios that come with Wangge, read with its own library of policies.
#include <gtest/gtest.h>

#include <filesystem>

#include "wangge/app/words.hpp"
#include "wangge/core/calendar.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/policy/flat.hpp"
#include "wangge/run/run.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/scenario/resolved_text.hpp"
#include "wangge/world/synthesis.hpp"

namespace wangge {
namespace {

const std::string kFolder = std::string(WANGGE_SOURCE_DIR) + "/scenarios/";

policy::Scenario read(const std::string& path, const std::vector<std::string>& sets = {}) {
    auto result = scenario::read_scenario(path, sets, policies::catalogue());
    EXPECT_TRUE(result.ok()) << app::describe(result.faults()[0], app::Language::kEnglish);
    return result.ok() ? result.value().scenario : policy::Scenario{};
}

TEST(ShippedScenarios, ReadAndReadBack) {
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kFolder)) {
        if (entry.path().extension() != ".yaml") continue;
        ++files;
        SCOPED_TRACE(entry.path().string());
        const policy::Scenario scenario = read(entry.path().string());
        ASSERT_FALSE(scenario.arms.empty());
        EXPECT_TRUE(scenario.arms[0].policies.empty()) << "the base arm is routine";
        const std::string text = scenario::resolved_text(scenario, policies::catalogue());
        const auto again = scenario::read_scenario_text(text, "resolved", policies::catalogue());
        ASSERT_TRUE(again.ok()) << app::describe(again.faults()[0], app::Language::kEnglish);
        const std::vector<double> numbers = policy::flatten(scenario, policies::catalogue());
        EXPECT_EQ(policy::flatten(again.value(), policies::catalogue()), numbers);
        const auto unflat = policy::unflatten(numbers, policies::catalogue());
        ASSERT_TRUE(unflat.ok());
        EXPECT_EQ(policy::flatten(unflat.value(), policies::catalogue()), numbers);
        EXPECT_NE(scenario.title, scenario.title_zh);
        for (const policy::Arm& arm : scenario.arms) EXPECT_NE(arm.title, arm.title_zh) << arm.name;
    }
    EXPECT_GE(files, 3);
}

TEST(ShippedScenarios, TheMainJobIsWhatItIsCalled) {
    const policy::Scenario scenario = read(kFolder + "tienan/four_policies.yaml");
    std::vector<std::string> arms;
    for (const policy::Arm& arm : scenario.arms) arms.push_back(arm.name);
    EXPECT_EQ(arms, (std::vector<std::string>{"routine", "closure", "gates", "delivery", "codes",
                                              "closure_delivery", "all", "all_ten"}));
    ASSERT_EQ(scenario.policies.size(), 4u);
    for (const policy::PolicyUse& use : scenario.policies) {
        EXPECT_EQ(use.common.start, core::days_from_civil({2020, 2, 3}));
        EXPECT_EQ(use.common.start - scenario.calendar.start, 10);
        EXPECT_EQ(use.common.delay, 1);
        EXPECT_EQ(use.common.least_days, 28);
        EXPECT_EQ(use.common.most_days, 60);
        EXPECT_EQ(use.common.report_free_days, 14);
        EXPECT_EQ(use.common.reach, 1);
    }
    EXPECT_EQ(scenario.arms[6].policies.size(), 4u);
    EXPECT_EQ(scenario.arms[7].policies, scenario.arms[6].policies);
    EXPECT_EQ(scenario.arms[6].pools, policy::kAllPools);
    EXPECT_EQ(scenario.arms[7].pools,
              policy::pool_bit(world::Pool::kResident) | policy::pool_bit(world::Pool::kCommunity));
    EXPECT_EQ(scenario.imports.setting, 1);
    EXPECT_EQ(read(kFolder + "tienan/documented.yaml").imports.setting, 2);
    EXPECT_EQ(scenario.report_days, (std::vector<std::int32_t>{70, 120, 180}));
    EXPECT_EQ(scenario.population.residents, 3812);
    EXPECT_EQ(scenario.population.households, 1655);
}

// Three weeks of each arm: whoever is to be found is looked for, and whoever is found is kept apart.
TEST(ShippedScenarios, CaseFindingLooksForCasesAndKeepsThemApart) {
    policy::Scenario scenario =
        read(kFolder + "tienan/case_finding.yaml", {"calendar.days=21", "report.days=[21]"});
    ASSERT_EQ(scenario.arms.size(), 5u);
    auto fit = run::solve(scenario);
    ASSERT_TRUE(fit.ok());
    scenario.transmission = fit.value().transmission;
    const auto world = world::synthesise(scenario.population, run::people_seed(scenario, 0));
    ASSERT_TRUE(world.ok());
    for (std::size_t arm = 0; arm < scenario.arms.size(); ++arm) {
        const std::string& name = scenario.arms[arm].name;
        SCOPED_TRACE(name);
        run::Run played(world.value(), scenario, arm, 0, policies::catalogue());
        while (!played.simulation().finished()) played.simulation().step();
        const auto total = [&](kernel::Count count) { return played.simulation().ledger().total(count, 21); };
        const bool traces = name == "contact_tracing" || name.starts_with("both");
        EXPECT_EQ(total(kernel::Count::kInterviews) > 0, traces);
        EXPECT_EQ(total(kernel::Count::kContactsNamed) > 0, traces);
        EXPECT_EQ(total(kernel::Count::kMinutesQuarantine) > 0,
                  name == "quarantine" || name.starts_with("both"));
        EXPECT_EQ(total(kernel::Count::kCentralDays) > 0, name == "both_central");
    }
}

TEST(ShippedScenarios, TheExamplesOfTheManualAreRight) {
    for (const policy::PolicyKind& kind : policies::catalogue()) {
        SCOPED_TRACE(kind.name);
        const std::string text =
            "name: example\narms: {routine: {policies: []}}\n" + std::string(kind.example);
        const auto result = scenario::read_scenario_text(text, "example", policies::catalogue());
        ASSERT_TRUE(result.ok()) << app::describe(result.faults()[0], app::Language::kEnglish);
        ASSERT_EQ(result.value().policies.size(), 1u);
        EXPECT_EQ(result.value().policies[0].name, kind.name);
    }
}

TEST(ShippedScenarios, SettingsReachThem) {
    const std::string path = kFolder + "tienan/four_policies.yaml";
    EXPECT_EQ(read(path, {"policies.blanket_closure.reach=0 %"}).policies[0].common.reach, 0);
    EXPECT_EQ(read(path, {"work.volunteer_share=0.5"}).work.volunteer_share, 0.5);
    const std::vector<std::string> bad = {"policies.blanket_closure.scope=street"};
    const auto refused = scenario::read_scenario(path, bad, policies::catalogue());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(
        app::describe(refused.faults()[0], app::Language::kEnglish),
        "--set policies.blanket_closure.scope=street: policies.blanket_closure.scope: street is none of the "
        "choices (stairwell, grid, community).");
}

}  // namespace
}  // namespace wangge
