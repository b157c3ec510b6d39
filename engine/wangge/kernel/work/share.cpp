#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

#include "wangge/core/flaw.hpp"
#include "wangge/core/room.hpp"
#include "wangge/core/sort_side_by_side.hpp"
#include "wangge/kernel/work/hands.hpp"
#include "wangge/kernel/work/highest_rank.hpp"
#include "wangge/kernel/work/paces.hpp"

namespace wangge::kernel::work {
namespace {

constexpr std::uint32_t kTogether = 1024;  // tasks that are looked at in one go

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

// A task in the competition.
struct Place {
    std::uint64_t first;  // class, hour and the greater part of the keyed rank
    std::uint32_t row, community;
};

// Class, hour, keyed order. Tasks stay where they are; what is compared is one number for all but the rarest
// ties.
std::vector<Place> in_order(const Context& context, std::span<const RoundTask> tasks) {
    const core::Lot order = core::Draws(context.luck, core::Purpose::kTaskOrder).lot(context.today());
    static_assert(kDayMinutes < 1 << 16);
    std::vector<Place> places(tasks.size());
    core::for_each_part(context.parallel, static_cast<std::uint32_t>(tasks.size()), kTogether,
                        [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                            for (std::uint32_t row = first; row < end; ++row) {
                                const RoundTask& one = tasks[row];
                                const std::uint64_t hour = static_cast<std::uint16_t>(one.not_before);
                                places[row] = {
                                    std::uint64_t{one.rank} << 56 | hour << 40 | order.rank(one.key) >> 24,
                                    row, one.community};
                            }
                        });
    core::sort_side_by_side(context.parallel, places, [&](const Place& a, const Place& b) {
        if (a.first != b.first) return a.first < b.first;
        const std::uint64_t key = tasks[a.row].key, other = tasks[b.row].key;
        return std::tuple{order.rank(key), key, a.row} < std::tuple{order.rank(other), other, b.row};
    });
    return places;
}

// What the tasks of a day ask for.
struct Asked {
    std::array<std::uint8_t, std::size_t{policy::kAllPools} + 1> column{};  // by set of pools
    std::uint8_t columns = 0;                                               // sets that tasks ask for
    double shortest = std::numeric_limits<double>::infinity();  // minutes, of any task that takes some

    explicit Asked(std::span<const RoundTask> tasks) {
        for (const RoundTask& task : tasks) {
            column[task.pools & policy::kAllPools] = 1;
            column[task.pools & kPaidPools & policy::kAllPools] = 1;
            if (task.planned > 0) shortest = std::min(shortest, task.planned);
        }
        for (std::uint8_t& one : column) one = one == 0 ? 0 : columns++;
    }
};

// Who may take tasks, by community and pools, and the most minutes that any of them has for one as of the
// last time that nobody could take it: hours only become less, and most tasks are asked for in vain. Of the
// communities [first, end).
class Takers {
  public:
    static constexpr std::uint8_t kBetween = 8;  // tasks
    struct Of {
        bool listed = false;
        std::uint8_t asked = 0;
        double most = std::numeric_limits<double>::infinity();
        std::vector<std::uint32_t> workers{};  // staff rows, rising
    };
    Takers(std::uint32_t first, std::uint32_t end, const Asked& asked)
        : first_(first), asked_(asked), of_(std::size_t{end - first} * asked.columns) {}
    Of& of(std::uint32_t community, policy::Pools pools) {
        return of_[(community - first_) * asked_.columns + asked_.column[pools & policy::kAllPools]];
    }

  private:
    std::uint32_t first_;
    const Asked& asked_;
    std::vector<Of> of_;
};

// What a part adds to the roster's lists.
struct Added {
    std::vector<std::uint32_t> called, serving;
};

// Of the communities of a part.
class Sharing {
  public:
    Sharing(const Context& context, const Workforce& workforce, const Asked& asked, Roster& roster,
            const StaffPart& part, Added& added)
        : context_(context),
          workforce_(workforce),
          roster_(roster),
          page_(*part.page),
          added_(added),
          paces_(context, workforce.hands, roster.fresh),
          first_(part.first),
          looked_at_(part.end - part.first, 0),
          own_(part.first, part.end, asked),
          all_(part.first, part.end, asked),
          shortest_(asked.shortest * paces_.least()) {
        const policy::Work& work = context.scenario.work;
        for (std::size_t pool = 0; pool < world::kPools; ++pool)
            kept_[pool] = (1.0 - work.own_rounds) * day_minutes(work, static_cast<world::Pool>(pool));
    }

    /// Who takes a task, world::kNone if nobody can.
    std::uint32_t taker(const RoundTask& task) {
        look_at(task.community);
        const policy::Pools paid = task.pools & kPaidPools;
        if (context_.scenario.work.own_rounds > 0 && paid != 0 &&
            !core::flawed(core::Flaw::kVolunteersFirst)) {
            const std::uint32_t own = best(task, paid, own_, [&](std::uint32_t w) {
                return kept_[static_cast<std::size_t>(context_.world.staff.pool[w])];
            });
            if (own != world::kNone) return own;
        }
        call_others(task);
        return best(task, task.pools, all_, [](std::uint32_t) { return 0.0; });
    }

    Taken give(std::uint32_t row, const RoundTask& task, std::uint32_t w) {
        const auto minutes = static_cast<std::int32_t>(task.planned * paces_.of(w, task.job) + 0.5);
        std::int32_t& clock = roster_.clock[w];
        clock = std::max<std::int32_t>(clock, task.not_before);
        const Taken taken{row, w, clock};
        const std::uint32_t tick = tick_of(clock);
        const std::uint32_t agent = context_.world.staff.resident[w];
        if (roster_.duty[w][tick] == kNowhere)
            roster_.send(w, tick, round_spot(context_, task.job, agent), added_.serving);
        clock += minutes;
        if (!core::flawed(core::Flaw::kTirelessRounds)) roster_.left[w] -= minutes;
        roster_.worked[w] += minutes;
        page_.add(minutes_on(task.job), agent, minutes);
        return taken;
    }
    void leave(const RoundTask& task, std::uint32_t elsewhere) {
        page_.add_area(unmet_of(task.job), elsewhere, static_cast<std::int64_t>(task.planned + 0.5));
    }

  private:
    /// Those who are called in a community may begin; not before there is a task.
    void look_at(std::uint32_t community) {
        std::uint8_t& looked_at = looked_at_[community - first_];
        if (looked_at != 0) return;
        looked_at = 1;
        for_each_of(context_, community, roster_.pools[community], [&](std::uint32_t w) { let_begin(w); });
    }
    void let_begin(std::uint32_t w) {
        const bool peak = roster_.duty[w][2] != kNowhere;  // in the morning: that comes first
        roster_.clock[w] = peak ? static_cast<std::int32_t>(world::kTickStart[3]) : kRoundsBegin;
    }
    void call_others(const RoundTask& task) {
        const std::span<const std::uint32_t> called =
            call_more(context_, task.community, task.pools, roster_, added_.called);
        if (called.empty()) return;
        muster(context_, workforce_, called, roster_, page_);
        for (const std::uint32_t w : called) let_begin(w);
    }
    /// The highest rank of `pools` among those whom the task leaves no fewer minutes than `kept(worker)`.
    template <class Kept>
    std::uint32_t best(const RoundTask& task, policy::Pools pools, Takers& takers, Kept kept) {
        const auto key_of = [&](std::uint32_t w) { return workforce_.habits.of(w).key; };
        const auto free = [&](std::uint32_t w) { return roster_.left[w] - kept(w); };
        if (!(task.planned > 0)) {
            const std::span<const std::uint32_t> staff = context_.world.community.staff_of(task.community);
            return highest_rank(context_, staff, key_of, task.key, [&](std::uint32_t w) {
                return (pools & policy::pool_bit(context_.world.staff.pool[w])) != 0 && free(w) >= 0;
            });
        }
        Takers::Of& of = takers.of(task.community, pools);
        if (of.most < task.planned * paces_.least()) return world::kNone;
        if (!of.listed) {
            of.listed = true;
            for_each_of(context_, task.community, pools, [&](std::uint32_t w) { of.workers.push_back(w); });
        }
        // Who has less time than the shortest task takes the fastest need not be asked: now and then they are
        // dropped.
        if (of.asked++ % Takers::kBetween == 0)
            std::erase_if(of.workers, [&](std::uint32_t w) { return free(w) < shortest_; });
        double most = 0;
        const std::uint32_t found =
            highest_rank(context_, of.workers, key_of, task.key, [&](std::uint32_t w) {
                most = std::max(most, free(w));
                return free(w) >= task.planned * paces_.of(w, task.job);
            });
        if (found == world::kNone) of.most = most;
        return found;
    }

    const Context& context_;
    const Workforce& workforce_;
    Roster& roster_;
    LedgerPage& page_;
    Added& added_;
    Paces paces_;
    std::uint32_t first_;  // community
    std::vector<std::uint8_t> looked_at_;
    Takers own_, all_;
    double shortest_;                           // minutes, of any task by the fastest
    std::array<double, world::kPools> kept_{};  // minutes of their day that the paid keep at first, by pool
};

// Places in the competition community by community, rising in each.
class ByCommunity {
  public:
    ByCommunity(std::span<const Place> order, std::uint32_t communities)
        : end_(communities + 1, 0), places_(order.size()) {
        for (const Place& place : order) ++end_[place.community + 1];
        for (std::uint32_t k = 0; k < communities; ++k) end_[k + 1] += end_[k];
        for (std::uint32_t place = 0; place < order.size(); ++place)
            places_[end_[order[place].community]++] = place;
    }
    /// Those of the communities [first, end).
    std::span<const std::uint32_t> of(std::uint32_t first, std::uint32_t end) const {
        const std::uint32_t begin = first == 0 ? 0 : end_[first - 1];
        return std::span(places_).subspan(begin, end == 0 ? 0 : end_[end - 1] - begin);
    }

  private:
    std::vector<std::uint32_t> end_, places_;  // by community: behind the last of its places
};

// Work that is told of even if nobody does it.
bool told_of(Job job) {
    return job == Job::kWatch || job == Job::kGuard || job == Job::kInterview || job == Job::kNotify;
}

// Keeps what is done, or told of; in an emergency most is neither. `taken` is by place in the competition, of
// rows as they were listed.
void keep(Rounds rounds, std::span<const Taken> taken, Roster& roster) {
    const auto is_done = [](const Taken& one) { return one.worker != world::kNone; };
    roster.taken.reserve(static_cast<std::size_t>(std::ranges::count_if(taken, is_done)));
    std::ranges::copy_if(taken, std::back_inserter(roster.taken), is_done);
    std::vector<RoundTask>& tasks = rounds.tasks;
    std::vector<std::uint32_t> row_now(tasks.size(), world::kNone);
    for (const Taken& one : roster.taken) row_now[one.task] = 0;  // done: stays, wherever
    std::uint32_t kept = 0;
    const auto keep_if_needed = [&](std::size_t row, std::uint32_t what) {
        if (row_now[row] == world::kNone && !told_of(tasks[row].job)) return false;
        tasks[kept] = tasks[row];
        tasks[kept].what = what;
        row_now[row] = kept++;
        return true;
    };
    // All but deliveries come first, row by row with what they are made from.
    const std::size_t deliveries = rounds.ordered.size();
    rounds.ordered.retain([&](std::size_t row) { return keep_if_needed(row, kept); });
    for (std::size_t row = deliveries; row < tasks.size(); ++row) keep_if_needed(row, tasks[row].what);
    for (Taken& one : roster.taken) one.task = row_now[one.task];
    tasks.resize(kept);
    core::give_back_room(tasks);
    rounds.ordered.give_back_room();
    roster.rounds = std::move(rounds);
}

}  // namespace

void share_tasks(const Context& context, const Workforce& workforce, Rounds rounds, Roster& roster,
                 std::span<const StaffPart> parts, Ledger& ledger) {
    if (rounds.tasks.empty()) return;
    const std::span<const RoundTask> tasks(rounds.tasks);
    const std::vector<Place> order = in_order(context, tasks);
    const Asked asked(tasks);
    const ByCommunity by_community(order, context.world.community.size());
    std::vector<Taken> taken(tasks.size());
    std::vector<Added> added(parts.size());
    core::for_each_index(context.parallel, static_cast<std::uint32_t>(parts.size()), [&](std::uint32_t k) {
        const std::span<const std::uint32_t> places = by_community.of(parts[k].first, parts[k].end);
        if (places.empty()) return;
        Sharing sharing(context, workforce, asked, roster, parts[k], added[k]);
        for (const std::uint32_t place : places) {
            const RoundTask& task = tasks[order[place].row];
            const std::uint32_t worker = sharing.taker(task);
            if (worker == world::kNone) {
                sharing.leave(task, ledger.elsewhere());
            } else {
                taken[place] = sharing.give(order[place].row, task, worker);
            }
        }
    });
    for (std::size_t k = 0; k < parts.size(); ++k) {
        roster.called.insert(roster.called.end(), added[k].called.begin(), added[k].called.end());
        roster.serving.insert(roster.serving.end(), added[k].serving.begin(), added[k].serving.end());
        ledger.take(context.date.day, *parts[k].page);
    }
    keep(std::move(rounds), taken, roster);
}

}  // namespace wangge::kernel::work
