#include "wangge/core/flaw.hpp"
#include "wangge/policies/organisation.hpp"
#include "wangge/policy/ranks.hpp"
#include "wangge/policy/sweep.hpp"

namespace wangge::policies {

void order_sweeps(const policy::Observation& seen, policy::Directives& orders) {
    const policy::Sweep sweep = policy::sweep_on(seen.scenario, seen.day);
    if (sweep.number == 0) return;
    const policy::Organisation& plan = seen.scenario.organisation;
    policy::Pools pools = policy::pool_bit(world::Pool::kCommunity) | policy::pool_bit(world::Pool::kParty) |
                          policy::pool_bit(world::Pool::kVolunteer);
    if (sweep.seconded) pools |= policy::pool_bit(world::Pool::kSeconded);
    for (std::uint32_t household = 0; household < seen.world.households; ++household) {
        if (seen.done[household] != 0 || seen.knocks[household] >= sweep.most_knocks) continue;
        if (core::flawed(core::Flaw::kTenantsSkipped) &&
            seen.world.household.tenure[household] == world::Tenure::kTenant)
            continue;
        policy::Task task;
        task.kind = policy::TaskKind::kKnock;
        task.subject = household;
        task.cause = sweep.number;
        task.rank = policy::kRankSweep;
        task.pools = pools;
        task.gives_pass = sweep.gives_pass && seen.pass[household] == 0;
        task.minutes = task.minutes_unanswered = plan.knock_minutes;
        // The pass round asks only those whom no sweep has found so far.
        if (sweep.interviews || seen.registered[household] == 0) task.minutes += plan.interview_minutes;
        if (task.gives_pass) task.minutes += plan.pass_minutes;
        orders.tasks.push_back(task);
    }
}

}  // namespace wangge::policies
