// The measure door_to_door_census: whom it finds, whom it misses, and what is knocked on twice.
#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

// Tienan where nobody swept so far.
policy::Scenario unswept() {
    policy::Scenario scenario = tienan();
    scenario.calendar.days = 25;
    scenario.imports.setting = 0;
    scenario.organisation.sweep1_days = scenario.organisation.passes_days =
        scenario.organisation.sweep2_days = 0;
    return scenario;
}

TEST(Census, FindsHouseholdsAndReturnees) {
    policy::Scenario scenario = unswept();
    const std::size_t census = add_arm(scenario, "census", {use("door_to_door_census")});
    EXPECT_GT(paired(differences(scenario, 0, scenario, census, 6, counter(Count::kReturneesKnown))).low, 5);
    EXPECT_LT(paired(differences(scenario, 0, scenario, census, 6, counter(Count::kUnobservedDays))).high, 0);
    const double found = total(play(scenario, census), Count::kHouseholdsRegistered);
    EXPECT_GT(found, 0.6 * scenario.population.households);
    EXPECT_EQ(total(play(scenario, 0), Count::kHouseholdsRegistered), 0);
}

TEST(Census, FindsMoreWhenItComesAgain) {
    policy::Scenario scenario = unswept();
    const auto arm = [&](const char* name, double knocks) {
        return add_arm(scenario, name,
                       {use("door_to_door_census", {{"rounds", 1}, {"round_days", 6}, {"knocks", knocks}})});
    };
    const std::size_t once = arm("once", 1), again = arm("again", 2), often = arm("often", 5);
    const auto found = counter(Count::kHouseholdsRegistered);
    EXPECT_GT(paired(differences(scenario, once, scenario, again, 4, found)).low, 100);
    EXPECT_GT(paired(differences(scenario, again, scenario, often, 4, found)).low, 20);
}

TEST(Census, MissesTenantsMost) {
    policy::Scenario scenario = unswept();
    const auto arm = [&](double tenure) {
        return add_arm(
            scenario, "tenure" + std::to_string(static_cast<int>(tenure)),
            {use("door_to_door_census", {{"rounds", 1}, {"knocks", 1}, {"target_tenure", tenure}})});
    };
    const std::size_t owners = arm(1), tenants = arm(2);
    const double share_of_owners = total(play(scenario, owners), Count::kHouseholdsRegistered) /
                                   (scenario.population.households - scenario.population.rented_households),
                 share_of_tenants = total(play(scenario, tenants), Count::kHouseholdsRegistered) /
                                    scenario.population.rented_households;
    EXPECT_GT(share_of_owners, share_of_tenants + 0.1);
}

TEST(Census, AsksForFevers) {
    policy::Scenario scenario = village();
    scenario.transmission.outside *= 3;
    scenario.imports.stress_first = 20;
    scenario.care.stay_home_share = 1;
    const std::size_t asks =
        add_arm(scenario, "asks", {use("door_to_door_census", {{"rounds", 10}, {"tells_fever", 1}})});
    const std::size_t silent =
        add_arm(scenario, "silent", {use("door_to_door_census", {{"rounds", 10}, {"tells_fever", 0}})});
    EXPECT_GT(paired(differences(scenario, silent, scenario, asks, 10, counter(Count::kDoorFevers))).low, 0);
    EXPECT_EQ(total(play(scenario, silent), Count::kDoorFevers), 0);
}

TEST(Census, KnocksTwiceWhereTheRegisterIsNotPushed) {
    policy::Scenario shared = unswept();
    shared.organisation.sweep1_days = 4;
    const std::size_t census =
        add_arm(shared, "census", {use("door_to_door_census", {{"skip_registered", 1}, {"rounds", 1}})});
    policy::Scenario half = shared;
    half.organisation.register_match = 0.5;
    policy::Scenario late = shared;
    late.organisation.register_lag = 30;
    const auto redundant = counter(Count::kRedundantVisits);
    EXPECT_GT(paired(differences(shared, census, half, census, 4, redundant)).low, 100);
    EXPECT_GT(paired(differences(half, census, late, census, 4, redundant)).low, 100);
}

}  // namespace
}  // namespace wangge::tests
