#include "wangge/study/small_cells.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace wangge::study::tests {
namespace {

/// One arm, world and report; every group has the same value of every outcome.
Comparison comparison_of(double value) {
    Comparison comparison;
    comparison.arms.resize(1);
    comparison.report_days = {10};
    comparison.worlds = 1;
    comparison.group_values.assign(run::outcomes().size() * run::group_names().size(), value);
    return comparison;
}

/// 200 grown owners and three tenants of 80.
policy::Scenario with_tables() {
    auto tables = std::make_shared<world::OwnTables>();
    tables->households = {{"H1", 0, world::Dwelling::kFamily, world::Tenure::kOwner, world::kNone},
                          {"H2", 0, world::Dwelling::kFamily, world::Tenure::kTenant, world::kNone}};
    for (int k = 0; k < 203; ++k) {
        tables->residents.push_back({"R" + std::to_string(k), k < 200 ? 0u : 1u,
                                     static_cast<std::uint8_t>(k < 200 ? 40 : 80), 0, world::kNone,
                                     world::kNone});
    }
    policy::Scenario scenario;
    scenario.tables = tables;
    return scenario;
}

double value_of(const Comparison& comparison, std::string_view outcome, std::string_view group) {
    const auto outcomes = run::outcomes();
    const auto groups = run::group_names();
    std::size_t o = 0, g = 0;
    while (outcomes[o].name != outcome) ++o;
    while (groups[g] != group) ++g;
    return comparison.group_worlds_of(0, o, 0, g)[0];
}

TEST(SmallCells, AreHiddenForPeopleFromTables) {
    Comparison comparison = comparison_of(4);
    detail::hide_small_cells(with_tables(), comparison);
    EXPECT_TRUE(std::isnan(value_of(comparison, "local_infections", "age:18-59")));  // four persons
    EXPECT_TRUE(std::isnan(value_of(comparison, "refusals", "age:18-59")));          // 4 of 1,000: not one
    EXPECT_EQ(value_of(comparison, "attempts", "age:18-59"), 4);                     // four each: 800
    EXPECT_TRUE(std::isnan(value_of(comparison, "attempts", "age:75+")));            // of three people
    EXPECT_TRUE(std::isnan(value_of(comparison, "attempts", "tenancy:tenant")));
    // or tenants would be everybody less the owners
    EXPECT_TRUE(std::isnan(value_of(comparison, "attempts", "tenancy:owner")));
}

TEST(SmallCells, OfFiveOrNoneAreShown) {
    for (const double value : {0.0, 5.0}) {
        Comparison comparison = comparison_of(value);
        detail::hide_small_cells(with_tables(), comparison);
        EXPECT_EQ(value_of(comparison, "local_infections", "age:18-59"), value);
    }
}

TEST(SmallCells, OfPeopleThatWereMadeAreNobodys) {
    Comparison comparison = comparison_of(1);
    detail::hide_small_cells(policy::Scenario{}, comparison);
    EXPECT_EQ(value_of(comparison, "local_infections", "age:75+"), 1);
}

}  // namespace
}  // namespace wangge::study::tests
