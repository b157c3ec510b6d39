#include <gtest/gtest.h>

#include "tests/policies/bench.hpp"

namespace wangge::policies {
namespace {

using policy::Order;
using policy::TaskKind;
using test::Bench;
using test::Changes;
using test::SmallTown;

// Resident 4 lives with resident 5; reported on day 10.
SmallTown town_with_a_case() {
    SmallTown town;
    town.reports.push_back({4, 10});
    return town;
}
std::ptrdiff_t count(const policy::Directives& orders, TaskKind kind) {
    return std::count_if(orders.tasks.begin(), orders.tasks.end(),
                         [kind](const policy::Task& task) { return task.kind == kind; });
}

TEST(Quarantine, KeepsThePeopleOfACaseAtHomeForItsDays) {
    const SmallTown town = town_with_a_case();
    Bench bench("quarantine");
    for (const std::int32_t day : {11, 24}) {
        const policy::Directives orders = bench.decide(town, day);
        ASSERT_EQ(orders.marks.size(), 1u) << day;
        EXPECT_EQ(orders.marks[0].resident, 5u);
        EXPECT_EQ(orders.marks[0].order, Order::kHome);
        EXPECT_EQ(orders.marks[0].since, 11);
        EXPECT_EQ(orders.marks[0].until, 25);
        EXPECT_EQ(orders.marks[0].adherence, 0.75);
        EXPECT_EQ(orders.marks[0].watched, 0.95);
        EXPECT_EQ(count(orders, TaskKind::kWatch), 2);
        EXPECT_EQ(count(orders, TaskKind::kGuard), 5);
        EXPECT_EQ(orders.services.size(), 1u);
    }
}

TEST(Quarantine, FollowsUpAfterReleaseAndThenLetsGo) {
    const SmallTown town = town_with_a_case();
    Bench bench("quarantine");
    const policy::Directives released = bench.decide(town, 25);
    EXPECT_TRUE(released.marks.empty());
    EXPECT_EQ(count(released, TaskKind::kWatch), 1);
    EXPECT_EQ(count(released, TaskKind::kGuard), 0);
    EXPECT_EQ(bench.decide(town, 31).tasks.size(), 1u);
    EXPECT_TRUE(bench.decide(town, 32).tasks.empty());
}

TEST(Quarantine, LastsFromTheLatestCaseOfTheHousehold) {
    SmallTown town = town_with_a_case();
    town.reports.push_back({4, 20});  // found again
    Bench bench("quarantine");
    const policy::Directives orders = bench.decide(town, 30);
    ASSERT_EQ(orders.marks.size(), 1u);
    EXPECT_EQ(orders.marks[0].since, 11);
    EXPECT_EQ(orders.marks[0].until, 35);
}

TEST(Quarantine, LeavesCasesToTheirCare) {
    SmallTown town = town_with_a_case();
    town.reports.push_back({5, 12});
    Bench bench("quarantine");
    EXPECT_EQ(bench.decide(town, 12).marks.size(), 1u);
    EXPECT_TRUE(bench.decide(town, 13).marks.empty());
}

TEST(Quarantine, SendsToTheCentreWhereThereAreBeds) {
    const SmallTown town = town_with_a_case();
    Bench bench("quarantine", {{"beds", 3}, {"centre_minutes", 15}});
    const policy::Directives orders = bench.decide(town, 11);
    EXPECT_EQ(orders.marks[0].order, Order::kCentral);
    ASSERT_EQ(orders.beds.size(), 1u);
    EXPECT_EQ(orders.beds[0].beds, 3u);
    EXPECT_EQ(orders.beds[0].minutes, 15);
}

TEST(Quarantine, SealsDoors) {
    const SmallTown town = town_with_a_case();
    Bench bench("quarantine", {{"door_seal", 0.5}, {"adherence", 0.6}, {"watched", 0.9}});
    const policy::Directives orders = bench.decide(town, 11);
    EXPECT_DOUBLE_EQ(orders.marks[0].adherence, 0.8);
    EXPECT_DOUBLE_EQ(orders.marks[0].watched, 0.95);
}

TEST(Quarantine, DoesNotVisitTwiceWhomTheOrganisationVisits) {
    SmallTown town;
    town.returnees = {{7, 9, 11}};
    Bench bench("quarantine", {{"days", 20}});
    EXPECT_TRUE(bench.decide(town, 10).marks.empty()) << "not known yet";
    const policy::Directives observed = bench.decide(town, 12);
    EXPECT_EQ(observed.marks[0].until, 29);
    EXPECT_EQ(count(observed, TaskKind::kWatch), 0);
    EXPECT_EQ(count(observed, TaskKind::kGuard), 5);
    EXPECT_EQ(count(bench.decide(town, 23), TaskKind::kWatch), 2) << "observation is over after 14 days";
}

TEST(Quarantine, TakesContactsWhoKnowOfIt) {
    SmallTown town;
    town.contacts = {{5, 4, 12}, {9, 4, 12}, {11, 4, 12}};
    town.told_on[9] = 13;
    town.told_on[11] = 11;  // as a contact of somebody else, earlier
    Bench bench("quarantine");
    const policy::Directives orders = bench.decide(town, 14);
    ASSERT_EQ(orders.marks.size(), 2u);
    EXPECT_EQ(orders.marks[0].resident, 5u) << "lives with the case";
    EXPECT_EQ(orders.marks[1].resident, 9u) << "was called";
    EXPECT_EQ(orders.marks[1].until, 26);
    EXPECT_TRUE(Bench("quarantine", {{"contacts", 0}}).decide(town, 14).marks.empty());
}

TEST(Quarantine, TakesSwabsOnTheSecondAndTheLastDayIfAsked) {
    SmallTown town = town_with_a_case();
    Bench bench("quarantine", {{"swabs", 1}});
    for (std::int32_t day = 11; day < 27; ++day) {
        const policy::Directives orders = bench.decide(town, day);
        EXPECT_EQ(count(orders, TaskKind::kSwab), day == 12 || day == 24 ? 1 : 0) << day;
        EXPECT_TRUE(orders.tests.empty());
        EXPECT_EQ(count(Bench("quarantine").decide(town, day), TaskKind::kSwab), 0);
    }
    town.in_centre = {5};
    const policy::Directives there = bench.decide(town, 12);
    EXPECT_EQ(count(there, TaskKind::kSwab), 0);
    ASSERT_EQ(there.tests.size(), 1u);
    EXPECT_EQ(there.tests[0].resident, 5u);
}

std::vector<std::string> contradictions(const Changes& changes,
                                        const policy::Common& common = core::presets<policy::Common>()) {
    const policy::PolicyKind& kind = test::kind_of("quarantine");
    std::vector<std::string> names;
    for (const core::Fault& fault : kind.check(common, test::changed_settings(kind, changes)))
        names.push_back(fault.arguments.at(0));
    return names;
}

TEST(Quarantine, RefusesWhatContradictsItself) {
    using Names = std::vector<std::string>;
    EXPECT_EQ(contradictions({{"adherence", 0.97}}), Names{"above"});
    EXPECT_EQ(contradictions({{"returnees", 0}, {"case_households", 0}, {"contacts", 0}}),
              Names{"quarantine_of_nobody"});
    EXPECT_EQ(contradictions({{"beds", 10}, {"central_share", 0}}), Names{"beds_for_nobody"});
    policy::Common crew_alone = core::presets<policy::Common>();
    crew_alone.staff_community = crew_alone.staff_party = crew_alone.staff_volunteer =
        crew_alone.staff_seconded = 0;
    EXPECT_EQ(contradictions({}, crew_alone), Names{"quarantine_without_staff"});
    EXPECT_TRUE(contradictions({{"visits", 0}, {"team", 0}, {"supplies", 0}}, crew_alone).empty());
}

}  // namespace
}  // namespace wangge::policies
