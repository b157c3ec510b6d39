#include <algorithm>
#include <array>
#include <utility>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel::work {
namespace {

bool paid(world::Pool pool) {
    return (kPaidPools & policy::pool_bit(pool)) != 0;
}

// Whom a task calls at once: the paid if they may take it and are to be asked first.
policy::Pools called_first(const Context& context, policy::Pools pools) {
    const policy::Pools own = pools & kPaidPools & context.pools;
    return own != 0 && context.scenario.work.own_rounds > 0 ? own : pools;
}

// Share of a pool that the calls so far have reached.
double called(const Context& context, world::Pool pool) {
    const policy::Work& work = context.scenario.work;
    if (pool != world::Pool::kVolunteer) return 1.0;
    const double since = context.scenario.calendar.start + context.date.day - work.ramp_call;
    if (since <= 0) return work.ramp_first;
    if (since >= work.ramp_days) return 1.0;
    return work.ramp_first + (1.0 - work.ramp_first) * since / work.ramp_days;
}

// What today is like for everybody of a pool.
struct PoolDay {
    bool serves = false;
    bool paid = false;
    double enlisted =
        0;  // share of the unpaid who are there at all; keyed, so that a smaller share is a subset
    double show_up = 0;
    std::int32_t minutes = 0;
};

std::array<PoolDay, world::kPools> pool_days(const Context& context) {
    const policy::Work& work = context.scenario.work;
    const double seconded_day = context.scenario.organisation.seconded_from - context.scenario.calendar.start;
    std::array<PoolDay, world::kPools> days;
    for (std::size_t row = 0; row < world::kPools; ++row) {
        const auto pool = static_cast<world::Pool>(row);
        const bool not_yet = pool == world::Pool::kSeconded && context.date.day < seconded_day;
        days[row] = {(context.pools >> row & 1u) != 0 && !not_yet, paid(pool),
                     work.volunteer_share * called(context, pool), work.show_up[row],
                     day_minutes(work, pool)};
    }
    return days;
}

}  // namespace

Count minutes_of(world::Pool pool) {
    switch (pool) {
        case world::Pool::kParty:
            return Count::kMinutesParty;
        case world::Pool::kVolunteer:
            return Count::kMinutesVolunteer;
        case world::Pool::kCrew:
            return Count::kMinutesCrew;
        case world::Pool::kSeconded:
            return Count::kMinutesSeconded;
        default:
            return Count::kMinutesCommunity;
    }
}

// Highest keyed ranks first.
void strike(const Context& context, core::RowSet& unavailable) {
    const policy::Work& work = context.scenario.work;
    const double since = context.scenario.calendar.start + context.date.day - work.ill_first;
    if (since < 0 || since >= work.ill_days) return;
    const core::Draws ill(context.luck, core::Purpose::kIllStaff);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    for (std::uint32_t w = 0; w < context.world.staff.pool.size(); ++w) {
        if (context.world.staff.pool[w] == world::Pool::kCommunity)
            order.emplace_back(~ill.rank(0, context.world.resident.key[context.world.staff.resident[w]]), w);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t k = 0; k < order.size() && k < static_cast<std::size_t>(work.ill_staff); ++k)
        unavailable.insert(order[k].second);
}

std::vector<policy::Pools> pools_at_work(const Context& context, const Standing& standing,
                                         std::span<const RoundTask> tasks) {
    policy::Pools at_desks = 0;
    for (const policy::Desk& desk : standing.desks) at_desks |= desk.pools;
    std::vector<policy::Pools> at_work(context.world.community.size(), at_desks);
    for (const policy::Post& post : standing.posts) at_work[community_of(context, post)] = policy::kAllPools;
    for (const RoundTask& task : tasks) at_work[task.community] |= called_first(context, task.pools);
    return at_work;
}

Roster call(const Context& context, std::vector<policy::Pools> pools, Roster past) {
    const world::World& world = context.world;
    const std::size_t staff = world.staff.resident.size();
    std::array<Spot, world::kTicks> free;
    free.fill(kNowhere);
    Roster roster = std::move(past);
    roster.present.resize(staff, 0);
    roster.stand_in.resize(staff, 0);
    roster.left.resize(staff, 0);
    roster.worked.resize(staff, 0);
    roster.duty.resize(staff, free);
    roster.clock.resize(staff, 0);
    roster.fresh.resize(staff, 0.0);
    for (const std::uint32_t w : roster.called) {  // of another day
        roster.present[w] = roster.stand_in[w] = 0;
        roster.left[w] = roster.worked[w] = 0;
        roster.fresh[w] = 0;
    }
    for (const std::uint32_t w : roster.serving) roster.duty[w] = free;
    roster.called.clear(), roster.serving.clear();
    roster.rounds = {}, roster.taken.clear(), roster.attended.clear();
    roster.pools.assign(world.community.size(), 0);
    for (std::uint32_t c = 0; c < world.community.size(); ++c)
        call_more(context, c, pools.empty() ? policy::kAllPools : pools[c], roster, roster.called);
    return roster;
}

std::span<const std::uint32_t> call_more(const Context& context, std::uint32_t community, policy::Pools pools,
                                         Roster& roster, std::vector<std::uint32_t>& called) {
    const std::size_t before = called.size();
    const policy::Pools more = pools & ~roster.pools[community];
    if (more != 0) {
        for_each_of(context, community, more, [&](std::uint32_t w) { called.push_back(w); });
        roster.pools[community] |= more;
    }
    return std::span(called).subspan(before);
}

void muster(const Context& context, const Workforce& workforce, std::span<const std::uint32_t> called,
            Roster& roster, LedgerPage& page) {
    const world::World& world = context.world;
    const core::Lot presence = core::Draws(context.luck, core::Purpose::kPresence).lot(context.today());
    const std::array<PoolDay, world::kPools> days = pool_days(context);
    const auto cycle = static_cast<std::uint32_t>(context.scenario.work.rest_every);
    const bool grieves = context.scenario.loops.grievance_volunteering != 0;
    const bool absent = context.scenario.loops.staff_absence != 0;  // those who are unavailable
    for (const std::uint32_t w : called) {
        const PoolDay& day = days[static_cast<std::size_t>(world.staff.pool[w])];
        if (!day.serves || (workforce.hands.quit[w] != 0 && !core::flawed(core::Flaw::kQuittersStay)))
            continue;
        const Habits::Habit& habit = workforce.habits.of(w);
        if (!day.paid && !core::happens(habit.enlists, day.enlisted)) continue;
        // Rest days fall on a keyed day of the cycle.
        if (day.paid && (context.today() + habit.rests) % cycle == 0 &&
            !core::flawed(core::Flaw::kNoRestDays))
            continue;
        double show_up = day.show_up;
        if (!day.paid && grieves && workforce.aggrieved[habit.household])
            show_up *= 1.0 - context.scenario.mind.volunteer_grievance * workforce.grievance[habit.household];
        const bool unavailable = workforce.unavailable[w];
        if ((unavailable && absent) || !core::happens(presence.word(habit.key), show_up)) {
            page.add(Count::kNoShows, world.staff.resident[w]);
            continue;
        }
        roster.present[w] = 1;
        roster.stand_in[w] = unavailable ? 1 : 0;
        roster.left[w] = day.minutes;
    }
}

std::int32_t day_minutes(const policy::Work& work, world::Pool pool) {
    const auto row = static_cast<std::size_t>(pool);
    return static_cast<std::int32_t>(std::max(0.0, work.hours[row] * 60.0 - work.breaks[row]) + 0.5);
}

void sit_at_desks(const Context& context, const Standing& standing, Roster& roster, Ledger& ledger) {
    std::array<std::int32_t, world::kPools> due{};  // minutes, by pool
    for (std::size_t pool = 0; pool < world::kPools; ++pool) {
        double minutes = 0;
        for (const policy::Desk& desk : standing.desks) {
            if ((desk.pools & policy::pool_bit(static_cast<world::Pool>(pool))) != 0) minutes += desk.minutes;
        }
        due[pool] = static_cast<std::int32_t>(minutes * context.scenario.work.desk_time[pool] + 0.5);
    }
    if (std::ranges::all_of(due, [](std::int32_t minutes) { return minutes == 0; })) return;
    for (const std::uint32_t w : roster.called) {
        if (roster.present[w] == 0) continue;
        const std::int32_t spent =
            std::min(due[static_cast<std::size_t>(context.world.staff.pool[w])], roster.left[w]);
        roster.left[w] -= spent;
        roster.worked[w] += spent;
        if (spent > 0)
            ledger.add(Count::kMinutesForms, context.date.day, context.world.staff.resident[w], spent);
    }
}

void tire(const Context& context, const Roster& roster, Hands& hands, Ledger& ledger) {
    const policy::Work& work = context.scenario.work;
    const core::Draws quits(context.luck, core::Purpose::kQuit);
    for (const std::uint32_t w : hands.tired.rows()) {
        if (roster.worked[w] == 0) hands.fatigue.set(w, std::max(0.0, hands.fatigue[w] - work.rest));
    }
    for (const std::uint32_t w : roster.called) {
        if (roster.worked[w] == 0) continue;
        const std::uint32_t agent = context.world.staff.resident[w];
        hands.days.more(w);
        ledger.add(minutes_of(context.world.staff.pool[w]), context.date.day, agent, roster.worked[w]);
        const double beyond = roster.worked[w] / 60.0 - work.tired_after;
        if (beyond > 0 && context.scenario.loops.fatigue != 0) {
            hands.fatigue.set(w, std::min(1.0, hands.fatigue[w] + work.tire * beyond));
            hands.tired.insert(w);
        }
        if (context.scenario.loops.quitting != 0 && hands.fatigue[w] > 0 &&
            quits.happens(work.quit * hands.fatigue[w], context.world.resident.key[agent], context.today())) {
            hands.quit.set(w, 1);
            ledger.add(Count::kQuits, context.date.day, agent);
        }
    }
    hands.tired.retain([&](std::uint32_t w) { return hands.fatigue[w] != 0.0; });
}

}  // namespace wangge::kernel::work
