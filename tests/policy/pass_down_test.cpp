#include "wangge/policy/pass_down.hpp"

#include <gtest/gtest.h>

#include "tests/policy/fingerprint.hpp"

namespace wangge::policy {
namespace {

constexpr std::int32_t kToday = 20;

/// One of everything.
Directives orders() {
    Directives all;
    Dwellings half;
    half.reach = 0.5;
    all.permits.push_back({half, errands(Errand::kMedical)});
    all.quotas.push_back({half, 2});
    Post post;
    post.servers = 2;
    post.reinforcements = 1;
    all.posts.push_back(post);
    all.barriers.push_back({3});
    Checks checks;
    checks.code_paper = 0.52;
    checks.dwellings = half;
    all.checks.push_back(checks);
    all.visitors.push_back({0.26, half});
    all.services.push_back({});
    Mark mark;
    mark.resident = 4;
    mark.since = 16;
    mark.until = 26;  // ten days, six to go
    all.marks.push_back(mark);
    mark.resident = 5;
    mark.since = kSinceToday;
    all.marks.push_back(mark);
    all.scans.push_back({1, 1.0, 10, half});
    all.tasks.push_back({});
    all.desks.push_back({1, 60});
    all.whistles.push_back({3, 1});
    return all;
}

TEST(PassDown, OneLeavesEveryBit) {
    Directives same = orders();
    escalate(same, 1.0, kToday);
    hold_on(same, orders().marks, 1.0, kToday);
    EXPECT_EQ(test::fingerprint(same), test::fingerprint(orders()));
}

TEST(PassDown, AboveOneIsStricter) {
    Directives all = orders();
    escalate(all, 1.3, kToday);
    for (const double reach :
         {all.permits[0].dwellings.reach, all.quotas[0].dwellings.reach, all.checks[0].dwellings.reach,
          all.visitors[0].dwellings.reach, all.scans[0].dwellings.reach}) {
        EXPECT_DOUBLE_EQ(reach, 0.65);
    }
    EXPECT_EQ(all.quotas[0].every_days, 3);
    EXPECT_EQ(all.posts[0].servers, 2);
    EXPECT_EQ(all.posts[0].reinforcements, 2);
    EXPECT_EQ(all.barriers[0].open_gates, 2u);
    EXPECT_DOUBLE_EQ(all.checks[0].code_paper, 0.4);
    EXPECT_DOUBLE_EQ(all.visitors[0].admitted, 0.2);
    EXPECT_EQ(all.marks[0].until, 29);          // ten days become thirteen
    EXPECT_EQ(all.marks[1].until, kToday + 8);  // six become 7.8
    EXPECT_EQ(all.scans[0].keep_days, 13);
    EXPECT_DOUBLE_EQ(all.desks[0].minutes, 78);
    EXPECT_EQ(all.permits[0].allowed, orders().permits[0].allowed);
    Directives help, asked = orders();
    help.services = all.services;
    help.tasks = all.tasks;
    help.whistles = all.whistles;
    Directives asked_help;
    asked_help.services = asked.services;
    asked_help.tasks = asked.tasks;
    asked_help.whistles = asked.whistles;
    EXPECT_EQ(test::fingerprint(help), test::fingerprint(asked_help)) << "help is no strictness";
}

TEST(PassDown, BelowOneIsMilder) {
    Directives all = orders();
    escalate(all, 0.5, kToday);
    EXPECT_DOUBLE_EQ(all.permits[0].dwellings.reach, 0.25);
    EXPECT_EQ(all.quotas[0].every_days, 1);
    EXPECT_EQ(all.barriers[0].open_gates, 6u);
    EXPECT_DOUBLE_EQ(all.visitors[0].admitted, 0.52);
    ASSERT_EQ(all.marks.size(), 2u);
    EXPECT_EQ(all.marks[0].until, 21);
    Directives later = orders();
    escalate(later, 0.5, 21);
    ASSERT_EQ(later.marks.size(), 1u) << "five of ten days are over";
    EXPECT_EQ(later.marks[0].resident, 5u);
}

TEST(PassDown, StaysInRange) {
    Directives all = orders();
    escalate(all, 5, kToday);
    EXPECT_EQ(all.permits[0].dwellings.reach, 1);
    EXPECT_EQ(all.barriers[0].open_gates, 1u);
    all.barriers[0] = Barrier{};
    escalate(all, 5, kToday);
    EXPECT_EQ(all.barriers[0].open_gates, Barrier{}.open_gates) << "no barrier stays no barrier";
    Directives mild = orders();
    escalate(mild, 0.2, kToday);
    EXPECT_EQ(mild.visitors[0].admitted, 1);
    EXPECT_EQ(mild.checks[0].code_paper, 1);
}

TEST(PassDown, WholeResultsAreNotRoundedUp) {
    Directives all;
    all.scans.push_back({1, 1.0, 100, {}});
    escalate(all, 1.1, kToday);  // 100 * 1.1 is a little above 110 in binary
    EXPECT_EQ(all.scans[0].keep_days, 110);
}

TEST(PassDown, TheSameEndOnEveryDay) {
    // A mark comes anew every day until it ends; how long it lasts must not depend on the day.
    for (std::int32_t today = 16; today < 26; ++today) {
        Directives all;
        all.marks.push_back(orders().marks[0]);
        escalate(all, 1.3, today);
        ASSERT_EQ(all.marks.size(), 1u);
        EXPECT_EQ(all.marks[0].until, 29) << today;
    }
}

TEST(PassDown, LengthenedMarksOutliveTheirOrder) {
    Marks yesterday;
    std::vector<std::int32_t> held;
    for (std::int32_t today = 16; today < 40; ++today) {
        Directives all;
        if (today < 26) all.marks.push_back(orders().marks[0]);
        escalate(all, 1.3, today);
        hold_on(all, yesterday, 1.3, today);
        yesterday = all.marks;
        ASSERT_LE(all.marks.size(), 1u);
        if (!all.marks.empty()) held.push_back(today);
    }
    ASSERT_EQ(held.size(), 13u);
    EXPECT_EQ(held.front(), 16);
    EXPECT_EQ(held.back(), 28);
}

}  // namespace
}  // namespace wangge::policy
