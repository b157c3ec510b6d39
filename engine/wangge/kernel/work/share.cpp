#include <algorithm>
#include <span>
#include <tuple>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/kernel/work/hands.hpp"
#include "wangge/kernel/work/highest_rank.hpp"

namespace wangge::kernel::work {
namespace {

Count unmet_of(Job job) {
    switch (job) {
        case Job::kTemperature:
        case Job::kSwab:
            return Count::kUnmetVisits;
        case Job::kTicket:
            return Count::kUnmetTickets;
        case Job::kDelivery:
            return Count::kUnmetDelivery;
        case Job::kWatch:
        case Job::kGuard:
        case Job::kCentre:
            return Count::kUnmetQuarantine;
        case Job::kInterview:
        case Job::kNotify:
            return Count::kUnmetTracing;
        default:
            return Count::kUnmetSweeps;
    }
}

Count minutes_on(Job job) {
    switch (job) {
        case Job::kDelivery:
            return Count::kMinutesDelivery;
        case Job::kWatch:
        case Job::kGuard:
        case Job::kCentre:
            return Count::kMinutesQuarantine;
        case Job::kInterview:
        case Job::kNotify:
            return Count::kMinutesTracing;
        default:
            return Count::kMinutesRounds;
    }
}

// The shift that a round fills: couriers are at their own shop, others on the way.
Spot round_spot(const Context& context, Job job, std::uint32_t agent) {
    const std::uint32_t shop = context.world.place_of(world::PlaceKind::kShop, agent);
    return job == Job::kDelivery && shop != world::kNone ? context.spot_of_place(shop) : kOnRound;
}

}  // namespace

Paces::Paces(const Context& context, const Hands& hands)
    : context_(context), hands_(hands), tired_(hands.fatigue.size()) {
    if (context.scenario.loops.learning != 0) new_.resize(hands.fatigue.size());
}

void Paces::work_out(std::uint32_t worker) {
    const policy::Work& work = context_.scenario.work;
    const auto pool = static_cast<std::size_t>(context_.world.staff.pool[worker]);
    tired_[worker] = 1.0 + work.slow * hands_.fatigue[worker];
    if (!new_.empty())
        new_[worker] =
            1.0 + work.slow_new * core::exp(-(work.experience[pool] + hands_.days[worker]) / work.learned_in);
}

double Paces::of(std::uint32_t worker, Job job) const {
    const policy::Work& work = context_.scenario.work;
    const auto pool = static_cast<std::size_t>(context_.world.staff.pool[worker]);
    const double skill = job == Job::kDelivery ? work.courier_time[pool]
                         : job == Job::kSwab   ? work.swab_time[pool]
                                               : work.door_time[pool];
    const double time = skill * tired_[worker];
    return new_.empty() ? time : time * new_[worker];
}

void share_tasks(const Context& context, const Hands& hands, std::vector<RoundTask> tasks, Roster& roster,
                 Ledger& ledger) {
    if (tasks.empty()) return;
    const core::Draws order(context.luck, core::Purpose::kTaskOrder);
    std::sort(tasks.begin(), tasks.end(), [&](const RoundTask& a, const RoundTask& b) {
        const std::uint64_t rank_a = order.rank(context.today(), a.key),
                            rank_b = order.rank(context.today(), b.key);
        return std::tie(a.task.rank, a.task.not_before, rank_a, a.key) <
               std::tie(b.task.rank, b.task.not_before, rank_b, b.key);
    });
    const auto staff = static_cast<std::uint32_t>(roster.present.size());
    std::vector<std::int32_t> clock(staff, kRoundsBegin);
    Paces paces(context, hands);
    std::vector<std::vector<std::uint32_t>> at_work(context.world.community.size());
    std::vector<std::uint8_t> looked_at(context.world.community.size(), 0);
    const auto look_at = [&](std::uint32_t community) {  // not before there is a task
        if (looked_at[community] != 0) return;
        looked_at[community] = 1;
        for (const std::uint32_t w : context.world.community.staff_of(community)) {
            paces.work_out(w);
            if (roster.duty[w][2] != kNowhere)
                clock[w] = world::kTickStart[3];  // a peak in the morning comes first
            if (roster.left[w] > 0) at_work[community].push_back(w);
        }
    };
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        const RoundTask& task = tasks[row];
        look_at(task.community);
        const std::span<const std::uint32_t> staff_there =
            task.planned > 0 ? at_work[task.community] : context.world.community.staff_of(task.community);
        const std::uint32_t best = highest_rank(context, staff_there, task.key, [&](std::uint32_t w) {
            return (task.task.pools & policy::pool_bit(context.world.staff.pool[w])) != 0 &&
                   roster.left[w] >= task.planned * paces.of(w, task.job);
        });
        if (best == world::kNone) {
            ledger.add_area(unmet_of(task.job), context.date.day, ledger.elsewhere(),
                            static_cast<std::int64_t>(task.planned + 0.5));
            continue;
        }
        const auto minutes = static_cast<std::int32_t>(task.planned * paces.of(best, task.job) + 0.5);
        clock[best] = std::max(clock[best], task.task.not_before);
        roster.taken.push_back({row, best, clock[best]});
        const std::uint32_t tick = tick_of(clock[best]);
        const std::uint32_t agent = context.world.staff.resident[best];
        if (roster.duty[best][tick] == kNowhere)
            roster.duty[best][tick] = round_spot(context, task.job, agent);
        clock[best] += minutes;
        if (!core::flawed(core::Flaw::kTirelessRounds)) roster.left[best] -= minutes;
        roster.worked[best] += minutes;
        ledger.add(minutes_on(task.job), context.date.day, agent, minutes);
    }
    roster.tasks = std::move(tasks);
}

}  // namespace wangge::kernel::work
