#include "wangge/policy/flat.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/scenario/fake_library.hpp"

namespace wangge {
namespace {

policy::Scenario example() {
    policy::Scenario scenario;
    scenario.people_seed = 7;
    scenario.luck_seed = 9;
    scenario.population.residents = 500;
    scenario.work.hours[3] = 2.5;
    policy::PolicyUse delivery, closure;
    delivery.name = "fake_delivery";
    delivery.common.reach = 0.25;
    closure.name = "fake_closure";
    closure.settings = {1, 0.1, 0.75, 1, 2, 3, 4};
    scenario.policies = {delivery, closure};
    scenario.arms.resize(3);
    scenario.arms[1].policies = {1, 0};
    scenario.arms[1].pools = 0x03;
    scenario.arms[2].policies = {0};
    scenario.report_days = {10, 20};
    scenario.transmission = {0.5, 1.0 / 3};
    return scenario;
}

TEST(Flat, RoundTrip) {
    const policy::Scenario scenario = example();
    const std::vector<double> numbers = policy::flatten(scenario, tests::fake_library());
    const auto back = policy::unflatten(numbers, tests::fake_library());
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(policy::flatten(back.value(), tests::fake_library()), numbers);
    EXPECT_EQ(back.value().people_seed, 7);
    EXPECT_EQ(back.value().population.residents, 500);
    EXPECT_EQ(back.value().work.hours[3], 2.5);
    ASSERT_EQ(back.value().policies.size(), 2u);
    EXPECT_EQ(back.value().policies[0].name, "fake_delivery");
    EXPECT_EQ(back.value().policies[0].common.reach, 0.25);
    EXPECT_EQ(back.value().policies[1].settings, scenario.policies[1].settings);
    ASSERT_EQ(back.value().arms.size(), 3u);
    EXPECT_EQ(back.value().arms[1].policies, (std::vector<std::uint32_t>{1, 0}));
    EXPECT_EQ(back.value().arms[1].pools, 0x03u);
    EXPECT_EQ(back.value().arms[0].pools, static_cast<std::uint32_t>(policy::kAllPools));
    EXPECT_EQ(back.value().report_days, scenario.report_days);
    EXPECT_EQ(back.value().transmission.outside, 1.0 / 3);
}

TEST(Flat, EveryFieldIsThere) {
    const std::vector<double> plain = policy::flatten(policy::Scenario{}, tests::fake_library());
    for (const policy::Section& section : policy::sections()) {
        for (const core::Field& field : section.fields) {
            for (std::uint32_t k = 0; k < field.parameter.length; ++k) {
                policy::Scenario changed;
                core::field_value(policy::section_of(changed, section), field)[k] += 1;
                EXPECT_NE(policy::flatten(changed, tests::fake_library()), plain)
                    << section.name << "." << field.parameter.name;
            }
        }
    }
}

TEST(Flat, RefusesWhatIsNoScenario) {
    const std::vector<double> good = policy::flatten(example(), tests::fake_library());
    for (std::size_t length = 0; length < good.size(); ++length) {
        EXPECT_FALSE(policy::unflatten(std::span(good).first(length), tests::fake_library()).ok()) << length;
    }
    std::vector<double> longer = good;
    longer.push_back(0);
    EXPECT_FALSE(policy::unflatten(longer, tests::fake_library()).ok());
    // Anything may be in there: no number is believed, and none of these may read beyond the end.
    const double bad[] = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                          -1e300, 1e300};
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const double value : bad) {
            std::vector<double> changed = good;
            changed[at] = value;
            EXPECT_FALSE(policy::unflatten(changed, tests::fake_library()).ok()) << at << " " << value;
        }
        std::vector<double> changed = good;
        changed[at] += 1;
        (void)policy::unflatten(changed, tests::fake_library());
    }
    std::vector<double> residents = policy::flatten(policy::Scenario{}, tests::fake_library());
    policy::Scenario few;
    few.population.residents = 1;
    const auto refused =
        policy::unflatten(policy::flatten(few, tests::fake_library()), tests::fake_library());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.faults()[0].key, "population.residents");
}

TEST(Flat, MarksPoliciesThatTheLibraryDoesNotHave) {
    policy::Scenario scenario = example();
    scenario.policies[0].name = "unheard_of";
    EXPECT_FALSE(
        policy::unflatten(policy::flatten(scenario, tests::fake_library()), tests::fake_library()).ok());
}

}  // namespace
}  // namespace wangge
