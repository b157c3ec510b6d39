#include "wangge/policies/organisation.hpp"

#include <gtest/gtest.h>

#include "tests/policy/fingerprint.hpp"
#include "tests/policy/small_town.hpp"
#include "wangge/policy/ranks.hpp"

namespace wangge::policies {
namespace {

using policy::Directives;
using policy::Task;
using policy::TaskKind;
using policy::TicketKind;
using world::Pool;

constexpr std::int32_t kSweep1 = 4, kPasses = 8, kSweep2 = 17, kQuiet = 30;
constexpr policy::Pools kNeighbours =
    policy::pool_bit(Pool::kCommunity) | policy::pool_bit(Pool::kParty) | policy::pool_bit(Pool::kVolunteer);

Directives sweeps(const test::SmallTown& town, std::int32_t day) {
    Directives orders;
    order_sweeps(town.on(day), orders);
    return orders;
}

TEST(Sweeps, KnockOnEveryDoor) {
    const test::SmallTown town;
    const Directives orders = sweeps(town, kSweep1);
    ASSERT_EQ(orders.tasks.size(), town.world.households);
    for (std::uint32_t h = 0; h < town.world.households; ++h) {
        const Task& task = orders.tasks[h];
        EXPECT_EQ(task.kind, TaskKind::kKnock);
        EXPECT_EQ(task.subject, h);
        EXPECT_EQ(task.cause, 1);
        EXPECT_EQ(task.rank, policy::kRankSweep);
        EXPECT_EQ(task.minutes, 20);  // way 4, interview 16
        EXPECT_EQ(task.minutes_unanswered, 4);
        EXPECT_EQ(task.pools, kNeighbours);
        EXPECT_FALSE(task.gives_pass);
    }
    EXPECT_TRUE(sweeps(town, kQuiet).tasks.empty());
}

TEST(Sweeps, LeaveOutWhoAnsweredOrWasKnockedAtEnough) {
    test::SmallTown town;
    town.done[3] = 1;
    town.knocks[5] = 1;
    const auto knocked = [&town](std::int32_t day, std::uint32_t household) {
        for (const Task& task : sweeps(town, day).tasks) {
            if (task.subject == household) return true;
        }
        return false;
    };
    EXPECT_FALSE(knocked(kSweep1, 3));
    EXPECT_FALSE(knocked(kSweep1, 5)) << "one knock at most in sweep 1";
    EXPECT_TRUE(knocked(kPasses, 5)) << "two in the pass round";
    EXPECT_TRUE(knocked(kSweep2, 5));
    town.knocks[5] = 6;
    EXPECT_FALSE(knocked(kSweep2, 5));
    town.scenario.organisation.sweep2_knocks = 7;
    EXPECT_TRUE(knocked(kSweep2, 5));
}

TEST(Sweeps, PassRoundInterviewsTheNewOnes) {
    test::SmallTown town;
    town.registered[0] = 1;
    const Directives orders = sweeps(town, kPasses);
    EXPECT_EQ(orders.tasks[0].minutes, 8);   // way 4, pass 4
    EXPECT_EQ(orders.tasks[1].minutes, 24);  // and interview 16
    EXPECT_EQ(orders.tasks[0].cause, 2);
    EXPECT_TRUE(orders.tasks[0].gives_pass);
    EXPECT_EQ(orders.tasks[0].pools, kNeighbours);
}

TEST(Sweeps, SecondSweepHasHelpAndPasses) {
    test::SmallTown town;
    town.registered.assign(town.world.households, 1);
    town.pass[0] = 1;
    const Directives orders = sweeps(town, kSweep2);
    EXPECT_EQ(orders.tasks[0].cause, 3);
    EXPECT_EQ(orders.tasks[0].pools, kNeighbours | policy::pool_bit(Pool::kSeconded));
    EXPECT_FALSE(orders.tasks[0].gives_pass);
    EXPECT_EQ(orders.tasks[0].minutes, 20);
    EXPECT_TRUE(orders.tasks[1].gives_pass);
    EXPECT_EQ(orders.tasks[1].minutes, 24);
}

TEST(HomeObservation, FourteenDaysTwiceADay) {
    test::SmallTown town;
    town.returnees = {{6, -5, 4}, {9, 12, 12}};
    Directives orders;
    order_home_observation(town.on(8), orders);
    ASSERT_EQ(orders.marks.size(), 1u);
    EXPECT_EQ(orders.marks[0].resident, 6u);
    EXPECT_EQ(orders.marks[0].order, policy::Order::kHome);
    EXPECT_EQ(orders.marks[0].since, -5);
    EXPECT_EQ(orders.marks[0].until, 9);
    EXPECT_EQ(orders.marks[0].adherence, 0.95);
    EXPECT_FALSE(orders.marks[0].code_red);
    ASSERT_EQ(orders.tasks.size(), 2u);
    for (std::uint8_t reading = 0; reading < 2; ++reading) {
        EXPECT_EQ(orders.tasks[reading].kind, TaskKind::kTemperature);
        EXPECT_EQ(orders.tasks[reading].subject, 6u);
        EXPECT_EQ(orders.tasks[reading].cause, 8);
        EXPECT_EQ(orders.tasks[reading].topic, reading) << "two readings of a day are two tasks";
        EXPECT_EQ(orders.tasks[reading].rank, policy::kRankTemperature);
        EXPECT_EQ(orders.tasks[reading].minutes, 8);
    }
}

TEST(HomeObservation, CoversEachDayOnce) {
    test::SmallTown town;
    town.returnees = {{9, 12, 12}};
    std::int32_t readings = 0, days = 0;
    for (std::int32_t day = 12; day < 60; ++day) {
        Directives orders;
        order_home_observation(town.on(day), orders);
        readings += static_cast<std::int32_t>(orders.tasks.size());
        days += static_cast<std::int32_t>(orders.marks.size());
    }
    EXPECT_EQ(days, 14);
    EXPECT_EQ(readings, 28);
    town.scenario.organisation.temperatures = 0;
    Directives orders;
    order_home_observation(town.on(13), orders);
    EXPECT_EQ(orders.marks.size(), 1u);
    EXPECT_TRUE(orders.tasks.empty());
}

TEST(Tickets, GridWorkerFirstThenWhistle) {
    test::SmallTown town;
    town.tickets = {{2, 29, TicketKind::kMeal, false},
                    {3, 29, TicketKind::kExit, false},
                    {4, 28, TicketKind::kDrug, false},
                    {5, 25, TicketKind::kDrug, true}};
    Directives orders;
    order_tickets(town.on(kQuiet), orders);
    ASSERT_EQ(orders.tasks.size(), 2u);
    EXPECT_EQ(orders.tasks[0].kind, TaskKind::kTicket);
    EXPECT_EQ(orders.tasks[0].subject, 2u);
    EXPECT_EQ(orders.tasks[0].cause, 29);
    EXPECT_EQ(orders.tasks[0].topic, static_cast<std::uint8_t>(TicketKind::kMeal));
    EXPECT_EQ(orders.tasks[0].rank, policy::kRankTicket);
    EXPECT_EQ(orders.tasks[0].minutes, 30);
    EXPECT_EQ(orders.tasks[0].pools, policy::pool_bit(Pool::kCommunity));
    EXPECT_EQ(orders.tasks[1].rank, policy::kRankExitTicket);
    ASSERT_EQ(orders.whistles.size(), 1u) << "whistled once, and only what is older than a day";
    EXPECT_EQ(orders.whistles[0].household, 4u);
    EXPECT_EQ(orders.whistles[0].topic, static_cast<std::uint8_t>(TicketKind::kDrug));
}

TEST(Tickets, AtOnceIfTheGridHasNoTime) {
    test::SmallTown town;
    town.scenario.organisation.ticket_grid_days = 0;
    town.tickets = {{2, 29, TicketKind::kMeal, false}};
    Directives orders;
    order_tickets(town.on(kQuiet), orders);
    EXPECT_TRUE(orders.tasks.empty());
    EXPECT_EQ(orders.whistles.size(), 1u);
}

TEST(Forms, MinutesOfEveryWorker) {
    test::SmallTown town;
    Directives orders;
    order_forms(town.on(kQuiet), orders);
    ASSERT_EQ(orders.desks.size(), 1u);
    EXPECT_EQ(orders.desks[0].minutes, 90);  // two forms of 30 minutes, asked for one and a half times
    EXPECT_EQ(orders.desks[0].pools, policy::pool_bit(Pool::kCommunity));
    town.scenario.organisation.forms_per_day = 0;
    Directives none;
    order_forms(town.on(kQuiet), none);
    EXPECT_TRUE(none.desks.empty());
}

TEST(Organisation, IsItsParts) {
    test::SmallTown town;
    town.returnees = {{6, 10, 12}};
    town.tickets = {{2, 16, TicketKind::kMeal, false}};
    Directives whole, parts;
    policy::Memory memory;
    Organisation().decide(town.on(kSweep2), memory, whole);
    order_forms(town.on(kSweep2), parts);
    order_home_observation(town.on(kSweep2), parts);
    order_tickets(town.on(kSweep2), parts);
    order_sweeps(town.on(kSweep2), parts);
    EXPECT_EQ(test::fingerprint(whole), test::fingerprint(parts));
    EXPECT_EQ(whole.tasks.size(), 2 + 1 + town.world.households);
}

TEST(Ranks, FollowTheOrderOfNeed) {
    EXPECT_LT(policy::kRankExitTicket, policy::kRankTemperature);
    EXPECT_LT(policy::kRankTemperature, policy::kRankTicket);
    EXPECT_LT(policy::kRankTicket, policy::kRankDelivery);
    EXPECT_LT(policy::kRankDelivery, policy::kRankSweep);
}

}  // namespace
}  // namespace wangge::policies
