#include <algorithm>

#include "wangge/core/flaw.hpp"
#include "wangge/policies/organisation.hpp"
#include "wangge/policy/ranks.hpp"

namespace wangge::policies {

void order_tickets(const policy::Observation& seen, policy::Directives& orders) {
    const policy::Organisation& plan = seen.scenario.organisation;
    // A ticket of yesterday is one day old: today is the first of the days a grid worker has for it.
    const auto late = [&](const policy::Ticket& ticket) {
        return seen.day - ticket.opened > plan.ticket_grid_days &&
               !core::flawed(core::Flaw::kTicketsNeverWhistled);
    };
    // Either may be most: they are counted first, so that no list moves.
    const auto waiting = std::ranges::count(seen.tickets, false, &policy::Ticket::whistled);
    const auto whistles = std::count_if(seen.tickets.begin(), seen.tickets.end(),
                                        [&](const auto& ticket) { return !ticket.whistled && late(ticket); });
    orders.whistles.reserve(static_cast<std::size_t>(whistles));
    orders.tasks.reserve(orders.tasks.size() + static_cast<std::size_t>(waiting - whistles));
    for (const policy::Ticket& ticket : seen.tickets) {
        if (ticket.whistled) continue;  // the unit is on its way
        if (late(ticket)) {
            orders.whistles.push_back({ticket.household, static_cast<std::uint8_t>(ticket.topic)});
            continue;
        }
        policy::Task task;
        task.kind = policy::TaskKind::kTicket;
        task.subject = ticket.household;
        task.cause = ticket.opened;
        task.rank = ticket.topic == policy::TicketKind::kExit ? policy::kRankExitTicket : policy::kRankTicket;
        task.minutes = task.minutes_unanswered = plan.ticket_minutes;
        task.pools = policy::pool_bit(world::Pool::kCommunity);
        task.topic = static_cast<std::uint8_t>(ticket.topic);
        orders.tasks.push_back(task);
    }
}

}  // namespace wangge::policies
