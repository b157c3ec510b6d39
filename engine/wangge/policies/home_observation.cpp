#include <algorithm>

#include "wangge/core/flaw.hpp"
#include "wangge/policies/organisation.hpp"
#include "wangge/policy/ranks.hpp"

namespace wangge::policies {

void order_home_observation(const policy::Observation& seen, policy::Directives& orders) {
    const policy::Organisation& plan = seen.scenario.organisation;
    const auto readings =
        static_cast<std::uint8_t>(core::flawed(core::Flaw::kOneReadingADay) ? 1 : plan.temperatures);
    const auto observed = static_cast<std::int32_t>(plan.observe_days);
    // In the order in which they became known, which nobody is before arriving: most are past it.
    auto one = std::ranges::partition_point(seen.returnees, [&](const policy::KnownReturnee& returnee) {
        return returnee.known <= seen.day - observed;
    });
    for (; one != seen.returnees.end(); ++one) {
        const policy::KnownReturnee& returnee = *one;
        const std::int32_t until = returnee.arrival + observed;
        if (seen.day < returnee.arrival || seen.day >= until) continue;
        policy::Mark mark;
        mark.resident = returnee.resident;
        mark.order = policy::Order::kHome;
        mark.until = until;
        mark.since = returnee.arrival;
        mark.adherence = plan.observe_adherence;
        orders.marks.push_back(mark);
        for (std::uint8_t reading = 0; reading < readings; ++reading) {
            policy::Task task;
            task.kind = policy::TaskKind::kTemperature;
            task.subject = returnee.resident;
            task.cause = seen.day;
            task.topic = reading;
            task.rank = policy::kRankTemperature;
            task.minutes = task.minutes_unanswered = plan.temperature_minutes;
            task.pools = policy::pool_bit(world::Pool::kCommunity) | policy::pool_bit(world::Pool::kParty) |
                         policy::pool_bit(world::Pool::kVolunteer);
            orders.tasks.push_back(task);
        }
    }
}

}  // namespace wangge::policies
