#include <gtest/gtest.h>

#include "tests/policies/bench.hpp"

namespace wangge::policies {
namespace {

using policy::Acquaintance;
using policy::TaskKind;
using test::Bench;
using test::Changes;
using test::FakeQueries;
using test::SmallTown;

constexpr Acquaintance kWays[] = {Acquaintance::kHousehold, Acquaintance::kDuty, Acquaintance::kKnown,
                                  Acquaintance::kStranger};

std::vector<std::uint32_t> subjects(const policy::Directives& orders, TaskKind kind, bool with_hands) {
    std::vector<std::uint32_t> all;
    for (const policy::Task& task : orders.tasks) {
        if (task.kind == kind && (task.pools != 0) == with_hands) all.push_back(task.subject);
    }
    return all;
}
std::optional<policy::Mark> mark_on(const policy::Directives& orders, std::uint32_t resident) {
    for (const policy::Mark& mark : orders.marks) {
        if (mark.resident == resident) return mark;
    }
    return std::nullopt;
}

TEST(ContactTracing, InterviewsTheOldestCasesFirstAsFarAsHandsGo) {
    SmallTown town(20);
    town.reports = {{4, 10}, {8, 11}, {12, 11}};
    Bench bench("contact_tracing", {{"interviewers", 1}, {"interview_minutes", 240}});
    const policy::Directives orders = bench.decide(town, 12);
    const auto now = subjects(orders, TaskKind::kInterview, true),
               waiting = subjects(orders, TaskKind::kInterview, false);
    ASSERT_EQ(now.size(), 2u);
    EXPECT_EQ(now[0], 4u);
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_NE(now[1], waiting[0]);
}

TEST(ContactTracing, WaitsUntilAnInterviewIsDueAndGivesUpLate) {
    SmallTown town(20);
    town.reports = {{4, 10}};
    Bench bench("contact_tracing", {{"interview_after", 3}, {"give_up_days", 5}});
    EXPECT_TRUE(bench.decide(town, 12).tasks.empty());
    EXPECT_EQ(bench.decide(town, 13).tasks.size(), 1u);
    EXPECT_EQ(bench.decide(town, 15).tasks.size(), 1u);
    EXPECT_TRUE(bench.decide(town, 16).tasks.empty());
}

TEST(ContactTracing, AsksForTheDaysBeforeTheReport) {
    SmallTown town(20);
    town.reports = {{4, 10}, {8, 12}, {12, 12}};
    town.interviews = {{4, 13}, {12, 13}, {8, 13}};
    FakeQueries queries;
    town.queries = &queries;
    Bench bench("contact_tracing", {{"window_days", 4}});
    bench.decide(town, 14);
    bench.decide(town, 15);
    ASSERT_EQ(queries.asked_contacts.size(), 2u) << "once per day of report, and once only";
    EXPECT_EQ(queries.asked_contacts[0].first, 6);
    EXPECT_EQ(queries.asked_contacts[0].last, 10);
    EXPECT_EQ(queries.asked_contacts[1].cases, (std::vector<std::uint32_t>{8, 12}));
    EXPECT_EQ(queries.asked_contacts[1].first, 8);
    EXPECT_EQ(queries.asked.size(), 3u) << "scans, case by case";
}

// Case 4 was interviewed on day 12 and met 5 at home, 20 at work, 30 on a visit and 40 in a shop.
struct Interviewed {
    SmallTown town{20};
    FakeQueries queries;
    Changes all = {{"recall_duty", 1}, {"recall_known", 1}, {"recall_stranger", 1}};

    Interviewed() {
        town.reports = {{4, 10}};
        town.interviews = {{4, 12}};
        queries.meetings = {{4, 5, kWays[0]}, {4, 20, kWays[1]}, {4, 30, kWays[2]}, {4, 40, kWays[3]}};
        town.queries = &queries;
    }
};

TEST(ContactTracing, KeepsHousematesInAtOnceAndOthersWhenTheyAreTold) {
    Interviewed one;
    Bench bench("contact_tracing", one.all);
    const policy::Directives first = bench.decide(one.town, 13);
    EXPECT_EQ(first.named.size(), 4u);
    EXPECT_EQ(subjects(first, TaskKind::kNotify, true), (std::vector<std::uint32_t>{20, 30, 40}));
    ASSERT_NE(mark_on(first, 5), std::nullopt);
    EXPECT_FALSE(mark_on(first, 5)->when_told);
    EXPECT_EQ(mark_on(first, 5)->until, 27);
    EXPECT_TRUE(mark_on(first, 20)->when_told);
    one.town.told_on[20] = 13;
    const policy::Directives second = bench.decide(one.town, 14);
    EXPECT_TRUE(second.named.empty());
    EXPECT_EQ(subjects(second, TaskKind::kNotify, true), (std::vector<std::uint32_t>{30, 40}));
    EXPECT_FALSE(mark_on(second, 20)->when_told);
    EXPECT_TRUE(bench.decide(one.town, 27).marks.empty());
}

TEST(ContactTracing, CallsWhoWasToldLongAgoAgain) {
    Interviewed one;
    one.town.told_on[20] = 3;
    Bench bench("contact_tracing", one.all);
    EXPECT_TRUE(mark_on(bench.decide(one.town, 13), 20)->when_told);
}

TEST(ContactTracing, CallsWorkmatesBeforeStrangers) {
    Interviewed one;
    one.all["interviewers"] = 1;
    one.all["call_minutes"] = 240;
    Bench bench("contact_tracing", one.all);
    const policy::Directives orders = bench.decide(one.town, 13);
    EXPECT_EQ(subjects(orders, TaskKind::kNotify, true), (std::vector<std::uint32_t>{20, 30}));
    EXPECT_EQ(subjects(orders, TaskKind::kNotify, false), (std::vector<std::uint32_t>{40}));
}

TEST(ContactTracing, RemembersMoreWithBetterRecall) {
    Interviewed one;
    one.queries.meetings.clear();
    const std::uint32_t people = one.town.world.residents;
    for (std::uint32_t i = 20; i < people; ++i)
        one.queries.meetings.push_back({4, i, Acquaintance::kStranger});
    const auto named = [&](double recall) {
        Bench bench("contact_tracing", {{"recall_stranger", recall}});
        std::vector<std::uint32_t> all;
        for (const policy::Named& contact : bench.decide(one.town, 13).named) all.push_back(contact.contact);
        return all;
    };
    const auto third = named(0.3), half = named(0.5);
    EXPECT_NEAR(static_cast<double>(third.size()), 0.3 * (people - 20), 27);
    EXPECT_TRUE(std::includes(half.begin(), half.end(), third.begin(), third.end()));
    EXPECT_EQ(named(0).size(), 0u);
    EXPECT_EQ(named(1).size(), people - 20);
}

TEST(ContactTracing, NamesWhomScansShow) {
    Interviewed one;
    one.queries.met = {{9, 50}};
    EXPECT_NE(mark_on(Bench("contact_tracing", one.all).decide(one.town, 13), 50), std::nullopt);
    one.all["scans"] = 0;
    EXPECT_EQ(mark_on(Bench("contact_tracing", one.all).decide(one.town, 13), 50), std::nullopt);
}

TEST(ContactTracing, LooksBackAsFarAsTheLatestInterviewAsks) {
    const policy::PolicyKind& kind = test::kind_of("contact_tracing");
    const auto policy = kind.make(core::presets<policy::Common>(),
                                  test::changed_settings(kind, {{"window_days", 5}, {"give_up_days", 9}}));
    EXPECT_EQ(policy->looks_back(), 15);
}

TEST(ContactTracing, RefusesWhatContradictsItself) {
    const policy::PolicyKind& kind = test::kind_of("contact_tracing");
    const auto names = [&](const Changes& changes) {
        std::vector<std::string> all;
        for (const core::Fault& fault :
             kind.check(core::presets<policy::Common>(), test::changed_settings(kind, changes)))
            all.push_back(fault.arguments.at(0));
        return all;
    };
    EXPECT_EQ(names({{"interviewers", 0}}), std::vector<std::string>{"tracing_without_interviewers"});
    EXPECT_EQ(names({{"interview_after", 9}}), std::vector<std::string>{"above"});
}

}  // namespace
}  // namespace wangge::policies
