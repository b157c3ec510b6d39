#include <algorithm>
#include <limits>
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

// Class, hour, keyed order; the tasks themselves are moved once.
std::vector<RoundTask> in_order(const Context& context, std::vector<RoundTask> tasks) {
    const core::Draws order(context.luck, core::Purpose::kTaskOrder);
    std::vector<std::tuple<std::uint8_t, std::int32_t, std::uint64_t, std::uint64_t, std::uint32_t>> places;
    places.reserve(tasks.size());
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        const RoundTask& one = tasks[row];
        places.emplace_back(one.task.rank, one.task.not_before, order.rank(context.today(), one.key), one.key,
                            row);
    }
    std::sort(places.begin(), places.end());
    std::vector<RoundTask> sorted;
    sorted.reserve(tasks.size());
    for (const auto& place : places) sorted.push_back(std::move(tasks[std::get<4>(place)]));
    return sorted;
}

}  // namespace

Paces::Paces(const Context& context, const Hands& hands)
    : context_(context), hands_(hands), fresh_(hands.fatigue.size(), 0.0) {
    const policy::Work& work = context.scenario.work;
    least_ = work.door_time[0];
    for (std::size_t pool = 0; pool < world::kPools; ++pool)
        least_ = std::min({least_, work.courier_time[pool], work.swab_time[pool], work.door_time[pool]});
}

double Paces::fresh(std::uint32_t worker) const {
    const policy::Work& work = context_.scenario.work;
    if (context_.scenario.loops.learning == 0) return 1.0;
    const auto pool = static_cast<std::size_t>(context_.world.staff.pool[worker]);
    return 1.0 + work.slow_new * core::exp(-(work.experience[pool] + hands_.days[worker]) / work.learned_in);
}

double Paces::of(std::uint32_t worker, Job job) {
    const policy::Work& work = context_.scenario.work;
    const auto pool = static_cast<std::size_t>(context_.world.staff.pool[worker]);
    if (fresh_[worker] == 0) fresh_[worker] = fresh(worker);
    const auto& skill = job == Job::kDelivery ? work.courier_time
                        : job == Job::kSwab   ? work.swab_time
                                              : work.door_time;
    return skill[pool] * (1.0 + work.slow * hands_.fatigue[worker]) * fresh_[worker];
}

namespace {

// Who may take tasks, by community and pools, and the most minutes that any of them has left as of the last
// time that nobody could take one: hours only become less, and most tasks are asked for in vain.
class Takers {
  public:
    static constexpr std::int32_t kUnknown = kNever, kMuch = kNever - 1;
    struct Of {
        std::int32_t most_left = kUnknown;
        std::vector<std::uint32_t> workers{};  // staff rows, rising
    };
    explicit Takers(std::uint32_t communities) : of_(std::size_t{communities} * kSets) {}
    Of& of(const RoundTask& task) {
        return of_[task.community * kSets + (task.task.pools & policy::kAllPools)];
    }

  private:
    static constexpr std::size_t kSets = std::size_t{policy::kAllPools} + 1;
    std::vector<Of> of_;
};

}  // namespace

void share_tasks(const Context& context, const Habits& habits, const Hands& hands,
                 std::vector<RoundTask> tasks, Roster& roster, Ledger& ledger) {
    if (tasks.empty()) return;
    tasks = in_order(context, std::move(tasks));
    const auto staff = static_cast<std::uint32_t>(roster.present.size());
    std::vector<std::int32_t> clock(staff, kRoundsBegin);
    Paces paces(context, hands);
    std::vector<std::uint8_t> looked_at(context.world.community.size(), 0);
    const auto look_at = [&](std::uint32_t community) {  // not before there is a task
        if (looked_at[community] != 0) return;
        looked_at[community] = 1;
        for (const std::uint32_t w : context.world.community.staff_of(community)) {
            if (roster.duty[w][2] != kNowhere)
                clock[w] = world::kTickStart[3];  // a peak in the morning comes first
        }
    };
    // Who has less time left than the shortest task takes the fastest is not asked.
    double shortest = std::numeric_limits<double>::infinity();
    for (const RoundTask& task : tasks) {
        if (task.planned > 0) shortest = std::min(shortest, task.planned * paces.least());
    }
    Takers takers(context.world.community.size());
    const auto takes = [&](const RoundTask& task) {
        look_at(task.community);
        const auto may = [&](std::uint32_t w) {
            return (task.task.pools & policy::pool_bit(context.world.staff.pool[w])) != 0;
        };
        const auto key_of = [&](std::uint32_t w) { return habits.of(w).key; };
        const std::span<const std::uint32_t> staff_there = context.world.community.staff_of(task.community);
        if (!(task.planned > 0)) return highest_rank(context, staff_there, key_of, task.key, may);
        Takers::Of& of = takers.of(task);
        if (of.most_left < task.planned * paces.least()) return world::kNone;
        if (of.most_left == Takers::kUnknown) {
            for (const std::uint32_t w : staff_there) {
                if (may(w)) of.workers.push_back(w);
            }
        }
        std::erase_if(of.workers, [&](std::uint32_t w) { return roster.left[w] < shortest; });
        of.most_left = Takers::kMuch;
        std::int32_t most = 0;
        const std::uint32_t best = highest_rank(context, of.workers, key_of, task.key, [&](std::uint32_t w) {
            most = std::max(most, roster.left[w]);
            return roster.left[w] >= task.planned * paces.of(w, task.job);
        });
        if (best == world::kNone) of.most_left = most;
        return best;
    };
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        const RoundTask& task = tasks[row];
        const std::uint32_t best = takes(task);
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
