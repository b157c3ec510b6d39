// Need tickets that are opened and closed in the course of a day and sorted in together.
#include <gtest/gtest.h>

#include <tuple>
#include <vector>

#include "wangge/kernel/work/tickets.hpp"

namespace wangge::kernel::work {
namespace {

using policy::TicketKind;
using Row = std::tuple<std::uint32_t, TicketKind, std::int32_t>;

std::vector<Row> rows(const Tickets& tickets) {
    std::vector<Row> rows;
    for (const OpenTicket& one : tickets.list())
        rows.emplace_back(one.ticket.household, one.ticket.topic, one.ticket.opened);
    return rows;
}

Tickets three() {
    Tickets tickets(10);
    tickets.open({7, 1, TicketKind::kMeal});
    tickets.open({2, 1, TicketKind::kExit});
    tickets.open({2, 1, TicketKind::kDrug});
    tickets.update();
    return tickets;
}

TEST(Tickets, AreListedInOrderOnceUpdated) {
    Tickets tickets = three();
    tickets.open({2, 2, TicketKind::kMeal});
    EXPECT_TRUE(tickets.has(2, TicketKind::kMeal));
    EXPECT_EQ(tickets.find(2, TicketKind::kMeal), nullptr);
    tickets.update();
    EXPECT_EQ(rows(tickets), (std::vector<Row>{{2, TicketKind::kMeal, 2},
                                               {2, TicketKind::kDrug, 1},
                                               {2, TicketKind::kExit, 1},
                                               {7, TicketKind::kMeal, 1}}));
}

TEST(Tickets, AreFoundInAnyOrderOfAsking) {
    Tickets tickets = three();
    EXPECT_EQ(tickets.find(7, TicketKind::kMeal)->ticket.household, 7u);
    EXPECT_EQ(tickets.find(2, TicketKind::kDrug)->ticket.topic, TicketKind::kDrug);
    EXPECT_EQ(tickets.find(2, TicketKind::kExit)->ticket.topic, TicketKind::kExit);
    EXPECT_EQ(tickets.find(2, TicketKind::kDispute), nullptr);
}

TEST(Tickets, ClosedAndOpenedAgainAreTheNewOnes) {
    Tickets tickets = three();
    tickets.close(2, TicketKind::kDrug);
    tickets.close(2, TicketKind::kExit);
    EXPECT_EQ(tickets.find(2, TicketKind::kExit), nullptr);
    tickets.open({2, 5, TicketKind::kExit});
    tickets.update();
    EXPECT_EQ(rows(tickets), (std::vector<Row>{{2, TicketKind::kExit, 5}, {7, TicketKind::kMeal, 1}}));
}

}  // namespace
}  // namespace wangge::kernel::work
