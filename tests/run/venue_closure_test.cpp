// What closing places does and costs, on villages.
#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

constexpr std::int32_t kFirst = 11, kLast = 39;  // days surely in force: 3 February, a day's delay, 28 days

double during(const Played& played, Count count) {
    return total(played, count, kLast) - total(played, count, kFirst);
}

// Village of open schools from the first day, so that there are lessons to lose.
policy::Scenario school_village() {
    policy::Scenario scenario = village();
    scenario.calendar.schools_open = scenario.calendar.start;
    scenario.calendar.days = 45;
    return scenario;
}

TEST(VenueClosure, LeavesNoContactWhereItCloses) {
    policy::Scenario scenario = school_village();
    const std::size_t arm = add_arm(scenario, "closed", {use("venue_closure")});
    double open = 0, shut = 0;
    for (std::uint32_t world = 0; world < 6; ++world) {
        const Played routine = play(scenario, 0, world), closed = play(scenario, arm, world);
        for (const Count count : {Count::kExposureRestaurant, Count::kExposurePark, Count::kExposureGathering,
                                  Count::kExposureSchool}) {
            open += during(routine, count);
            shut += during(closed, count);
        }
    }
    EXPECT_GT(open, 0);
    EXPECT_EQ(shut, 0);
}

TEST(VenueClosure, CostsWorkAndLessonsExceptAtHome) {
    policy::Scenario scenario = school_village();
    const std::size_t none = add_arm(scenario, "none", {use("venue_closure", {{"remote_share", 0}})}),
                      third = add_arm(scenario, "third", {use("venue_closure", {{"remote_share", 0.3}})}),
                      half = add_arm(scenario, "half", {use("venue_closure", {{"work", 0.5}})});
    const Played routine = play(scenario, 0), all_lost = play(scenario, none), some = play(scenario, third),
                 half_open = play(scenario, half);
    const double due = during(routine, Count::kWorkdaysDue);
    ASSERT_GT(due, 1000);
    EXPECT_GT(during(all_lost, Count::kWorkdaysLost), 0.7 * due);  // all but essential work
    EXPECT_EQ(during(all_lost, Count::kWorkdaysAtHome), 0);
    const double kept_out = during(some, Count::kWorkdaysLost) + during(some, Count::kWorkdaysAtHome);
    EXPECT_NEAR(kept_out, during(all_lost, Count::kWorkdaysLost), 0.02 * due);
    EXPECT_NEAR(during(some, Count::kWorkdaysAtHome) / kept_out, 0.3, 0.12);
    EXPECT_NEAR(during(half_open, Count::kWorkdaysLost) / during(some, Count::kWorkdaysLost),
                0.5 * 0.85 / 0.7, 0.12);
    EXPECT_GT(during(routine, Count::kSchooldaysDue), 100);
    EXPECT_EQ(during(all_lost, Count::kSchooldaysLost), during(all_lost, Count::kSchooldaysDue));
    EXPECT_EQ(during(routine, Count::kShutOut), 0);
}

TEST(VenueClosure, OfTheMarketSendsPeopleToTheShops) {
    policy::Scenario scenario = village();
    scenario.calendar.days = 45;
    const std::size_t arm = add_arm(scenario, "market", {use("venue_closure", {{"market", 0}})}),
                      both = add_arm(scenario, "both",
                                     {use("venue_closure", {{"market", 0}, {"food_shops", 0}})});
    const Played routine = play(scenario, 0), market = play(scenario, arm), nothing = play(scenario, both);
    EXPECT_NEAR(during(market, Count::kRationsBought) / during(routine, Count::kRationsBought), 1, 0.15);
    EXPECT_EQ(during(nothing, Count::kRationsBought), 0);
    EXPECT_GT(during(nothing, Count::kMissedMealDays), 10 * during(routine, Count::kMissedMealDays));
}

TEST(VenueClosure, PreventsInfectionsInTheMean) {
    policy::Scenario scenario = school_village();
    scenario.calendar.days = 60;
    const std::size_t arm = add_arm(scenario, "closed", {use("venue_closure")});
    const Paired change = paired(differences(
        scenario, 0, scenario, arm, 24, [](const Played& p) { return total(p, Count::kLocalInfections); }));
    EXPECT_LT(change.high, 0);
}

}  // namespace
}  // namespace wangge::tests
