#include "wangge/scenario/resolved_text.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/scenario/fake_library.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/policy/flat.hpp"
#include "wangge/scenario/read_scenario.hpp"

namespace wangge {
namespace {

/// A number in the declared range that needs all its digits, different for every key.
double awkward(const core::Parameter& parameter, std::uint64_t key) {
    const double share = static_cast<double>(core::mix64(key) >> 11) * 0x1p-53;
    const double value = parameter.least + share * (parameter.most - parameter.least);
    switch (parameter.kind) {
        case core::Kind::kNumber:
        case core::Kind::kShare:
            return value;
        default:
            return static_cast<double>(static_cast<std::int64_t>(value));
    }
}

policy::Scenario example() {
    policy::Scenario scenario;
    scenario.name = "example";
    scenario.title = "A \"title\" with \\ and # and: all that";
    scenario.title_zh = "铁南社区：常态";
    scenario.people_seed = 9007199254740991;
    scenario.luck_seed = 0;
    for (int k = 0; k < 2; ++k) {
        policy::PolicyUse use;
        use.name = "fake_closure";
        use.label = k == 0 ? "fake_closure" : "second";
        use.common.start = 18300 + k;
        use.settings = {2.0 - k, 1.0 / 3, 0.1, 1.0 - k, 1e-9, 23.999999999999996, 5};
        scenario.policies.push_back(use);
    }
    policy::PolicyUse delivery;
    delivery.name = delivery.label = "fake_delivery";
    scenario.policies.push_back(delivery);
    policy::Arm routine;
    routine.name = "routine";
    routine.title = "Routine";
    routine.title_zh = "常态";
    policy::Arm all = routine;
    all.name = "all";
    all.policies = {2, 1};
    all.pools = 0x03;
    scenario.arms = {routine, all};
    scenario.report_days = {7, 180};
    scenario.transmission = {0.123456789012345678, 1e-17};
    return scenario;
}

void expect_same(const policy::Scenario& a, const policy::Scenario& b) {
    EXPECT_EQ(policy::flatten(a, tests::fake_library()), policy::flatten(b, tests::fake_library()));
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.title_zh, b.title_zh);
    ASSERT_EQ(a.policies.size(), b.policies.size());
    for (std::size_t k = 0; k < a.policies.size(); ++k) {
        EXPECT_EQ(a.policies[k].name, b.policies[k].name);
        EXPECT_EQ(a.policies[k].label, b.policies[k].label);
    }
    ASSERT_EQ(a.arms.size(), b.arms.size());
    for (std::size_t k = 0; k < a.arms.size(); ++k) {
        EXPECT_EQ(a.arms[k].name, b.arms[k].name);
        EXPECT_EQ(a.arms[k].title, b.arms[k].title);
        EXPECT_EQ(a.arms[k].title_zh, b.arms[k].title_zh);
    }
}

void expect_round_trip(const policy::Scenario& scenario) {
    const std::string text = scenario::resolved_text(scenario, tests::fake_library());
    const auto again = scenario::read_scenario_text(text, "resolved", tests::fake_library());
    ASSERT_TRUE(again.ok()) << again.faults()[0].where << " " << again.faults()[0].key << "\n" << text;
    expect_same(scenario, again.value());
    EXPECT_EQ(scenario::resolved_text(again.value(), tests::fake_library()), text);
}

TEST(ResolvedText, ReadsBackToTheSameBits) {
    expect_round_trip(example());
    policy::Scenario unsolved = example();
    unsolved.transmission = {};
    unsolved.policies.clear();
    unsolved.arms.resize(1);
    expect_round_trip(unsolved);
}

TEST(ResolvedText, KeepsNumbersThatNeedAllTheirDigits) {
    // Section by section, so that contradictions between awkward numbers do not stand in the way.
    for (const policy::Section& section : policy::sections()) {
        for (const core::Field& field : section.fields) {
            if (section.name == "population" || section.name == "calendar" ||
                field.parameter.kind == core::Kind::kDate)
                continue;
            policy::Scenario scenario = example();
            double* values = core::field_value(policy::section_of(scenario, section), field);
            for (std::uint32_t k = 0; k < field.parameter.length; ++k) {
                values[k] = awkward(field.parameter, core::hash_text(field.parameter.name) + k);
            }
            const std::string text = scenario::resolved_text(scenario, tests::fake_library());
            const auto again = scenario::read_scenario_text(text, "resolved", tests::fake_library());
            if (!again.ok()) {
                ASSERT_EQ(again.faults()[0].code, core::FaultCode::kContradiction) << field.parameter.name;
                continue;
            }
            expect_same(scenario, again.value());
        }
    }
}

TEST(ResolvedText, SaysUnitAndMarkOfEveryValue) {
    const std::string text = scenario::resolved_text(example(), tests::fake_library());
    EXPECT_NE(text.find("\n  residents: 3812  # persons, measured\n"), std::string::npos);
    EXPECT_NE(text.find("\n  start: 2020-01-24  # setting\n"), std::string::npos);
    EXPECT_NE(text.find("\n  property_management: none  # measured\n"), std::string::npos);
    EXPECT_NE(text.find("\n  hours: [0, 10, 5, 4, 9, 9]  # h, assumed\n"), std::string::npos);
    EXPECT_NE(text.find("\n    wait: 0.3333333333333333  # s, assumed\n"), std::string::npos);
    EXPECT_NE(text.find("\n    staff: [community]\n"), std::string::npos);
    EXPECT_NE(text.find("\n  outside: 1e-17  # 1, borrowed\n"), std::string::npos);
    std::size_t lines = 0;
    for (const policy::Section& section : policy::sections()) lines += section.fields.size();
    EXPECT_GT(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), lines);
}

}  // namespace
}  // namespace wangge
