#include "wangge/kernel/day/decide.hpp"

#include <algorithm>
#include <utility>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/meet/contacts.hpp"
#include "wangge/policy/pass_down.hpp"

namespace wangge::kernel::day {
namespace {

using policy::Directives;
using policy::Observation;

template <class T>
void append(std::vector<T>& all, std::vector<T>& more) {
    if (all.empty()) return all.swap(more);
    all.insert(all.end(), more.begin(), more.end());
}

void append(Directives& all, Directives more) {
    append(all.permits, more.permits);
    append(all.quotas, more.quotas);
    append(all.posts, more.posts);
    append(all.barriers, more.barriers);
    append(all.checks, more.checks);
    append(all.visitors, more.visitors);
    append(all.services, more.services);
    all.marks.append(std::move(more.marks));
    append(all.beds, more.beds);
    append(all.scans, more.scans);
    append(all.closures, more.closures);
    all.tasks.append(std::move(more.tasks));
    append(all.desks, more.desks);
    append(all.whistles, more.whistles);
    append(all.named, more.named);
    append(all.tests, more.tests);
}

policy::Acquaintance acquaintance(Setting setting) {
    switch (setting) {
        case Setting::kHome:
            return policy::Acquaintance::kHousehold;
        case Setting::kClass:
        case Setting::kWork:
            return policy::Acquaintance::kDuty;
        case Setting::kNeighbour:
        case Setting::kGuest:
        case Setting::kCompound:
        case Setting::kSchool:
        case Setting::kGathering:
            return policy::Acquaintance::kKnown;
        default:
            return policy::Acquaintance::kStranger;
    }
}

// Answers queries from the kept days.
class History final : public policy::Queries {
  public:
    History(const Context& context, const std::vector<DayRecord>& days) : context_(context), days_(days) {}

    std::vector<std::uint32_t> scanned_with(std::span<const std::uint32_t> cases, std::int32_t first,
                                            std::int32_t last) const override {
        core::RowSet is_case(context_.world.agents);
        for (const std::uint32_t one : cases) is_case.insert(one);
        is_case.sort();
        std::vector<core::RowBits> on(days_.size());  // each day
        core::for_each_index(
            context_.parallel, static_cast<std::uint32_t>(days_.size()), [&](std::uint32_t k) {
                if (days_[k].day < first || days_[k].day > last) return;
                on[k] = core::RowBits(context_.world.residents);
                days_[k].scans.for_each_with(is_case, [&](std::uint32_t i) { on[k].insert(i); });
            });
        core::RowBits all(context_.world.residents);
        for (const core::RowBits& day : on) all.insert_from(0, day);
        std::vector<std::uint32_t> with;
        all.for_each([&](std::uint32_t i) {
            if (!is_case[i]) with.push_back(i);
        });
        return with;
    }

    // The meetings are made anew from where everybody was.
    std::vector<policy::Met> contacts(std::span<const std::uint32_t> cases, std::int32_t first,
                                      std::int32_t last) const override {
        std::vector<policy::Met> all;
        for (const DayRecord& record : days_) {
            if (record.day < first || record.day > last) continue;
            Context then = context_;
            then.date = record.date;
            const meet::Meetings meetings(then, record.where);
            for (const std::uint32_t one : cases) {
                for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
                    meetings.for_each(one, tick,
                                      [&](std::uint32_t other, Setting setting, double, std::uint32_t) {
                                          if (other < context_.world.residents)
                                              all.push_back({one, other, acquaintance(setting)});
                                      });
                }
            }
        }
        policy::keep_closest(all);
        return all;
    }

  private:
    const Context& context_;
    const std::vector<DayRecord>& days_;
};

// What of the reports has reached the community: all of them unless the link lags or misses.
std::span<const policy::Report> reports_told(const Context& context, const State& state,
                                             std::vector<policy::Report>& told) {
    const policy::Organisation& plan = context.scenario.organisation;
    if (plan.clinic_lag == 0 && plan.clinic_match >= 1) return state.patients.reports;
    for (const policy::Report& report : state.patients.reports) {
        const std::uint64_t key = context.world.resident.key[report.resident];
        if (work::linked(context, work::Link::kClinic, key, report.day + 1)) told.push_back(report);
    }
    return told;
}

// And of the entries in the register those who plan rounds.
std::span<const std::uint8_t> register_seen(const Context& context, const State& state,
                                            std::vector<std::uint8_t>& entered) {
    const policy::Organisation& plan = context.scenario.organisation;
    if (plan.register_lag == 0 && plan.register_match >= 1) return state.papers.registered.cells();
    entered.assign(context.world.households, 0);
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        const bool seen = state.papers.registered[h] != 0 &&
                          work::linked(context, work::Link::kRegister, context.world.household.key[h],
                                       state.papers.registered_on[h] + 1);
        entered[h] = seen ? 1 : 0;
    }
    return entered;
}

}  // namespace

Desk first_desk(const Context& context, std::span<const InForce> in_force) {
    Desk desk;
    desk.schedule.resize(in_force.size());
    desk.memory.resize(in_force.size());
    for (std::size_t row = 0; row < in_force.size(); ++row) {
        const bool reaches = in_force[row].always || in_force[row].common.reach > 0;
        if (reaches) in_force[row].policy->prepare(context.world, desk.memory[row]);
    }
    return desk;
}

Desk desk_of_future(const Desk& past, std::span<const Desk::Kept> kept, Desk first) {
    Desk desk = past;
    desk.schedule = std::move(first.schedule);
    desk.memory = std::move(first.memory);
    for (std::size_t row = 0; row < kept.size(); ++row) {
        if (!kept[row]) continue;
        desk.schedule[row] = past.schedule[*kept[row]];
        desk.memory[row] = past.memory[*kept[row]];
    }
    return desk;
}

std::int32_t days_asked_for(const Context& context, std::span<const InForce> in_force, const Desk& desk) {
    std::int32_t days = 0;
    for (std::size_t row = 0; row < in_force.size(); ++row) {
        const InForce& one = in_force[row];
        if (one.always || one.common.reach <= 0 || desk.schedule[row].ended >= 0) continue;
        const std::int32_t back = one.policy->looks_back();
        const std::int32_t ahead = core::flawed(core::Flaw::kMeetingsKeptLate) ? 0 : back;
        if (context.date.day + ahead >= policy::first_day(one.common, context.scenario.calendar))
            days = std::max(days, back);
    }
    return days;
}

Directives decide(const Context& context, const State& state, std::span<const InForce> in_force, Desk& desk) {
    const History history(context, desk.history);
    const std::int32_t day = context.date.day;
    std::vector<std::int32_t> grid_since(context.world.grid.key.size(), -1);
    std::int32_t since = -1;
    std::vector<policy::Report> told;
    const std::span<const policy::Report> reports = reports_told(context, state, told);
    std::vector<std::uint8_t> entered;
    const std::span<const std::uint8_t> registered = register_seen(context, state, entered);
    for (const policy::Report& report : reports) {
        since = day - report.day;
        if (report.resident < context.world.residents) {
            grid_since[context.world.grid_of(context.world.resident.household[report.resident])] =
                day - report.day;
        }
    }
    std::vector<policy::Ticket> tickets;
    tickets.reserve(state.papers.tickets.list().size());
    for (const work::OpenTicket& open : state.papers.tickets.list()) tickets.push_back(open.ticket);
    const Observation seen{.scenario = context.scenario,
                           .world = context.world,
                           .luck = context.luck,
                           .day = day,
                           .pools = static_cast<policy::Pools>(context.pools),
                           .reports = reports,
                           .results = state.lab.results,
                           .days_since_report = since,
                           .grid_days_since_report = grid_since,
                           .registered = registered,
                           .pass = state.papers.pass.cells(),
                           .knocks = state.papers.knocks.cells(),
                           .done = state.papers.done.cells(),
                           .census = state.papers.census,
                           .census_knocks = state.papers.census_knocks.cells(),
                           .census_done = state.papers.census_done.cells(),
                           .returnees = state.papers.returnees,
                           .tickets = tickets,
                           .gate_arrivals = state.gates.arrivals,
                           .gate_wait = state.gates.wait,
                           .interviews = state.papers.interviews,
                           .contacts = state.papers.contacts,
                           .told_on = state.papers.told_on.cells(),
                           .in_centre = state.in_centre,
                           .queries = &history};
    const double escalation = context.scenario.hierarchy.escalation;
    // Where nothing changes on the way down, all is one list: people under orders are many.
    const policy::Hierarchy& hierarchy = context.scenario.hierarchy;
    const bool direct = hierarchy.delay < 1 && escalation == 1 && hierarchy.discretion >= 1;
    Directives own, apart;
    Directives& from_above = direct ? own : apart;
    for (std::size_t row = 0; row < in_force.size(); ++row) {
        const InForce& one = in_force[row];
        if (one.always) {
            one.policy->decide(seen, desk.memory[row], own);
        } else if (policy::advance(one.common, seen, escalation, desk.schedule[row])) {
            one.policy->decide(seen, desk.memory[row], from_above);
        } else if (desk.schedule[row].ended >= 0) {
            one.policy->lifted(seen, desk.memory[row], from_above);
        }
    }
    if (direct) return own;
    desk.on_the_way.push_back(std::move(apart));
    Directives arrived;
    if (desk.on_the_way.size() > static_cast<std::size_t>(hierarchy.delay)) {
        arrived = std::move(desk.on_the_way.front());
        desk.on_the_way.pop_front();
    }
    policy::escalate(arrived, escalation, day);
    policy::use_discretion(arrived, hierarchy.discretion, context.world, context.luck);
    policy::hold_on(arrived, desk.marks_yesterday, escalation, day);
    if (escalation > 1) desk.marks_yesterday = arrived.marks;  // else nobody holds on to them
    append(own, std::move(arrived));
    return own;
}

}  // namespace wangge::kernel::day
