// Outcomes beside what they are made from, counted another way.
#include "wangge/run/outcomes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

constexpr std::int32_t kDays = 60;

TEST(Outcomes, CountLocalInfectionsWithoutImports) {
    policy::Scenario scenario = village();
    scenario.imports.stress_first = 8;
    const world::World world = world::synthesise(scenario.population, run::people_seed(scenario, 0)).value();
    const Played played = play(scenario, 0);
    std::int32_t local = 0, imported = 0;
    for (const kernel::Transmission& one : played.tree) {
        if (one.infected >= world.residents) continue;
        (one.infector == world::kNone ? imported : local) += 1;
    }
    EXPECT_GT(imported, 0);
    EXPECT_GT(local, 0);
    const std::vector<double> values = run::outcome_values(played.ledger, scenario, world, kDays);
    EXPECT_EQ(values[outcome_row("local_infections")], local);
    EXPECT_EQ(values[outcome_row("imported_infections")], imported);
}

TEST(Outcomes, OfAGroupAreDividedByItsOwnPeople) {
    policy::Scenario scenario = village();
    const std::size_t closed = add_arm(scenario, "closed", {use("blanket_closure")});
    const world::World world = world::synthesise(scenario.population, run::people_seed(scenario, 0)).value();
    const Played played = play(scenario, closed);
    const auto groups = run::group_names();
    const auto elders =
        static_cast<std::size_t>(std::find(groups.begin(), groups.end(), "age:60-74") - groups.begin());
    ASSERT_LT(elders, groups.size());
    const auto people =
        std::count_if(world.resident.age.begin(), world.resident.age.begin() + world.residents,
                      [](std::uint8_t age) { return age >= 60 && age < 75; });
    constexpr std::uint32_t kOwners = 2, kTenants = 6;  // groups of 60 to 74
    const auto days = played.ledger.total_of_group(Count::kConfinedDays, kDays, kOwners) +
                      played.ledger.total_of_group(Count::kConfinedDays, kDays, kTenants);
    ASSERT_GT(days, 0);
    EXPECT_DOUBLE_EQ(
        run::group_value(played.ledger, scenario, world, outcome_row("confined_days"), elders, kDays),
        static_cast<double>(days) / static_cast<double>(people));
}

// Rates of refusal in groups: 60 and older less 18 to 59, of owners and tenants together.
TEST(Outcomes, GapOfRefusalsIsOlderLessYounger) {
    policy::Scenario scenario = village();
    const std::size_t codes = add_arm(scenario, "codes", {use("digital_codes", {{"code_paper", 0}})});
    const world::World world = world::synthesise(scenario.population, run::people_seed(scenario, 0)).value();
    const Played played = play(scenario, codes);
    const auto rate = [&](std::initializer_list<std::uint32_t> groups) {
        std::int64_t refused = 0, tried = 0;
        for (const std::uint32_t group : groups) {
            refused += played.ledger.total_of_group(Count::kRefusals, kDays, group);
            tried += played.ledger.total_of_group(Count::kAttempts, kDays, group);
        }
        return 1000.0 * static_cast<double>(refused) / static_cast<double>(tried);
    };
    const double gap = rate({2, 3, 6, 7}) - rate({1, 5});
    ASSERT_GT(gap, 10);
    EXPECT_DOUBLE_EQ(
        run::outcome_values(played.ledger, scenario, world, kDays)[outcome_row("refusal_gap_60")], gap);
}

TEST(Outcomes, PublicCostPaysEveryPool) {
    policy::Scenario scenario = village();
    scenario.population.seconded = 4;
    scenario.work.pay = {0, 31, 32, 33, 34, 35};
    const std::size_t checked =
        add_arm(scenario, "checked", {use("grid_checkpoints"), use("volunteer_delivery")});
    const world::World world = world::synthesise(scenario.population, run::people_seed(scenario, 0)).value();
    const Played played = play(scenario, checked);
    const Count minutes[] = {Count::kMinutesCommunity, Count::kMinutesParty, Count::kMinutesVolunteer,
                             Count::kMinutesCrew, Count::kMinutesSeconded};
    double cost = total(played, Count::kRationsRelief) * scenario.money.ration +
                  total(played, Count::kRefillsRelief) * scenario.money.refill +
                  total(played, Count::kReports) * scenario.money.case_care;
    for (std::size_t pool = 0; pool < std::size(minutes); ++pool) {
        EXPECT_GT(total(played, minutes[pool]), 0) << pool;
        cost += total(played, minutes[pool]) / 60.0 * (31.0 + static_cast<double>(pool));
    }
    EXPECT_NEAR(run::outcome_values(played.ledger, scenario, world, kDays)[outcome_row("public_cost")] *
                    world.residents,
                cost, 1e-6 * cost);
}

}  // namespace
}  // namespace wangge::tests
