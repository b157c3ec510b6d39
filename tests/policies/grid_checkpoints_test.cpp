#include <gtest/gtest.h>

#include "tests/policies/bench.hpp"

namespace wangge::policies {
namespace {

using test::Bench;

constexpr std::string_view kName = "grid_checkpoints";

TEST(GridCheckpoints, ChecksEverybodyAndKeepsNobodyHome) {
    test::SmallTown town;
    const policy::Directives orders = Bench(kName).decide(town, 11);
    EXPECT_TRUE(orders.permits.empty());
    EXPECT_TRUE(orders.quotas.empty());
    ASSERT_EQ(orders.posts.size(), 3u);
    for (const policy::Post& post : orders.posts) {
        EXPECT_EQ(post.site, policy::Site::kGate);
        EXPECT_EQ(post.servers, 2);
        EXPECT_EQ(post.reinforcements, 1);
        EXPECT_FALSE(post.guards);
    }
    EXPECT_EQ(orders.barriers.at(0).open_gates, 3u);
    EXPECT_EQ(orders.visitors.at(0).admitted, 0.9);
    const policy::Checks& checks = orders.checks.at(0);
    EXPECT_TRUE(checks.pass && checks.temperature && !checks.code);
    EXPECT_EQ(checks.pass_seconds, 8);
    EXPECT_EQ(checks.register_seconds, 30);
    EXPECT_EQ(checks.temperature_seconds, 5);
    EXPECT_EQ(checks.temperature_sensitivity, 0.7);
    EXPECT_EQ(checks.temperature_false_alarm, 0.004);
    EXPECT_EQ(checks.venues, 0);
}

TEST(GridCheckpoints, SettingsReachThePosts) {
    test::SmallTown town;
    const policy::Directives orders =
        Bench(kName, {{"servers", 5}, {"reinforcements", 0}, {"open_gates", 2}}).decide(town, 11);
    ASSERT_EQ(orders.posts.size(), 2u);
    EXPECT_EQ(orders.posts[1].servers, 5);
    EXPECT_EQ(orders.posts[1].reinforcements, 0);
}

TEST(GridCheckpoints, NoThermometerNoSecondsNoAlarms) {
    test::SmallTown town;
    const policy::Checks checks =
        Bench(kName, {{"temperature_sensitivity", 0}}).decide(town, 11).checks.at(0);
    EXPECT_FALSE(checks.temperature);
    EXPECT_EQ(checks.temperature_seconds, 0);
    EXPECT_EQ(checks.temperature_false_alarm, 0);
}

TEST(GridCheckpoints, TargetsGoIntoTheChecks) {
    test::SmallTown town;
    policy::Common common = core::presets<policy::Common>();
    common.reach = 0.25;
    common.target_grid = 2;
    common.staff_volunteer = 0;
    const policy::Directives orders = Bench(kName, {}, common).decide(town, 11);
    EXPECT_EQ(orders.checks[0].dwellings.reach, 0.25);
    EXPECT_EQ(orders.visitors[0].dwellings.grid, 1u);
    EXPECT_EQ(orders.posts[0].pools & policy::pool_bit(world::Pool::kVolunteer), 0);
}

}  // namespace
}  // namespace wangge::policies
