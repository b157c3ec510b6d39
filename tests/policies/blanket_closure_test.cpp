#include <gtest/gtest.h>

#include "tests/policies/bench.hpp"

namespace wangge::policies {
namespace {

using policy::Errand;
using policy::errands;
using test::Bench;

constexpr std::string_view kName = "blanket_closure";
constexpr double kStairwell = 0, kGrid = 1;

TEST(BlanketClosure, ClosesTheCommunity) {
    test::SmallTown town;
    const policy::Directives orders = Bench(kName).decide(town, 11);
    ASSERT_EQ(orders.permits.size(), 1u);
    EXPECT_EQ(orders.permits[0].allowed, errands(Errand::kEssentialWork, Errand::kMedical));
    ASSERT_EQ(orders.quotas.size(), 1u);
    EXPECT_EQ(orders.quotas[0].every_days, 2);
    ASSERT_EQ(orders.visitors.size(), 1u);
    EXPECT_EQ(orders.visitors[0].admitted, 0);
    ASSERT_EQ(orders.barriers.size(), 1u);
    EXPECT_EQ(orders.barriers[0].open_gates, 3u);
    ASSERT_EQ(orders.posts.size(), 3u);
    for (std::uint32_t gate = 0; gate < 3; ++gate) {
        EXPECT_EQ(orders.posts[gate].site, policy::Site::kGate);
        EXPECT_EQ(orders.posts[gate].row, gate);
        EXPECT_EQ(orders.posts[gate].servers, 1);
        EXPECT_EQ(orders.posts[gate].reinforcements, 0);
        EXPECT_TRUE(orders.posts[gate].guards);
    }
    ASSERT_EQ(orders.checks.size(), 1u);
    EXPECT_TRUE(orders.checks[0].pass);
    EXPECT_FALSE(orders.checks[0].temperature);
    EXPECT_FALSE(orders.checks[0].code);
    EXPECT_EQ(orders.checks[0].pass_seconds, 8);
    EXPECT_EQ(orders.checks[0].register_seconds, 30);
    EXPECT_TRUE(orders.services.empty() && orders.marks.empty() && orders.tasks.empty());
}

TEST(BlanketClosure, PurposesFollowTheSwitches) {
    test::SmallTown town;
    const auto allowed = [&town](const test::Changes& changes) {
        return Bench(kName, changes).decide(town, 11).permits.at(0).allowed;
    };
    EXPECT_EQ(allowed({{"essential_work", 0}}), errands(Errand::kMedical));
    EXPECT_EQ(allowed({{"medical_exit", 0}}), errands(Errand::kEssentialWork));
    EXPECT_EQ(allowed({{"leisure_inside", 1}, {"visits_inside", 1}}),
              errands(Errand::kEssentialWork, Errand::kMedical, Errand::kLeisure, Errand::kVisit));
}

TEST(BlanketClosure, OneGateOrMoreThanThereAre) {
    test::SmallTown town;
    const policy::Directives one = Bench(kName, {{"open_gates", 1}}).decide(town, 11);
    EXPECT_EQ(one.posts.size(), 1u);
    EXPECT_EQ(one.barriers[0].open_gates, 1u);
    EXPECT_EQ(Bench(kName, {{"open_gates", 9}}).decide(town, 11).posts.size(), 3u);
    town.world.gates = {};
    world::settle_communities(town.world);
    EXPECT_TRUE(Bench(kName).decide(town, 11).posts.empty());
}

TEST(BlanketClosure, GridScopeSendsOneDoorkeeperAGrid) {
    test::SmallTown town;
    for (const policy::Post& post : Bench(kName, {{"scope", kGrid}}).decide(town, 11).posts) {
        EXPECT_EQ(post.servers, 2);
    }
    policy::Common common = core::presets<policy::Common>();
    common.target_grid = 1;
    for (const policy::Post& post : Bench(kName, {{"scope", kGrid}}, common).decide(town, 11).posts) {
        EXPECT_EQ(post.servers, 1);
    }
}

TEST(BlanketClosure, StairwellScopeGuardsStairwells) {
    test::SmallTown town;
    const policy::Directives all = Bench(kName, {{"scope", kStairwell}}).decide(town, 11);
    ASSERT_EQ(all.posts.size(), 4u);
    for (std::uint32_t stairwell = 0; stairwell < 4; ++stairwell) {
        EXPECT_EQ(all.posts[stairwell].site, policy::Site::kStairwell);
        EXPECT_EQ(all.posts[stairwell].row, stairwell);
        EXPECT_TRUE(all.posts[stairwell].guards);
    }
    EXPECT_TRUE(all.barriers.empty()) << "the gates stay as they are";
    policy::Common common = core::presets<policy::Common>();
    common.target_grid = 2;
    const policy::Directives one = Bench(kName, {{"scope", kStairwell}}, common).decide(town, 11);
    ASSERT_EQ(one.posts.size(), 2u);
    EXPECT_EQ(one.posts[0].row, 2u);
    EXPECT_EQ(one.permits[0].dwellings.grid, 1u);
}

TEST(BlanketClosure, NoPostWhereNobodyIsReached) {
    test::SmallTown town;
    policy::Common common = core::presets<policy::Common>();
    common.reach = 1e-12;
    EXPECT_TRUE(Bench(kName, {{"scope", kStairwell}}, common).decide(town, 11).posts.empty());
}

}  // namespace
}  // namespace wangge::policies
