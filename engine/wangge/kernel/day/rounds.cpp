#include "wangge/kernel/day/rounds.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "wangge/core/mix.hpp"
#include "wangge/core/prefetch.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/kernel/day/parts_of_place.hpp"
#include "wangge/kernel/day/tickets.hpp"
#include "wangge/kernel/needs/larder.hpp"
#include "wangge/policy/ranks.hpp"

namespace wangge::kernel::day {
namespace {

using policy::TaskKind;
using work::Job;
using work::RoundTask;

constexpr std::size_t kAhead = 4;          // rounds that are looked up before it is their turn
constexpr std::uint32_t kTogether = 1024;  // tasks of directives that are looked at in one go
constexpr std::uint32_t kFirstReading = 3, kFirstWatch = 500;  // name the looks at a thermometer of a day

double stairs(const world::World& world, std::uint32_t household, double per_floor) {
    const bool lift = world.stairwell.lift[world.household.stairwell[household]] != 0;
    return lift ? 0.0 : (world.household.floor[household] - 1) * per_floor;
}

std::uint64_t task_key(const Context& context, const policy::Task& task) {
    const std::uint64_t subject = policy::about_resident(task.kind)
                                      ? context.world.resident.key[task.subject]
                                      : context.world.household.key[task.subject];
    const std::uint64_t what =
        static_cast<std::uint64_t>(task.kind) << 40 | static_cast<std::uint64_t>(task.topic) << 32;
    return core::combine(what + static_cast<std::uint32_t>(task.cause), subject);
}

Job job_of(TaskKind kind) {
    switch (kind) {
        case TaskKind::kTemperature:
            return Job::kTemperature;
        case TaskKind::kTicket:
            return Job::kTicket;
        case TaskKind::kSwab:
            return Job::kSwab;
        case TaskKind::kWatch:
            return Job::kWatch;
        case TaskKind::kGuard:
            return Job::kGuard;
        case TaskKind::kInterview:
            return Job::kInterview;
        case TaskKind::kNotify:
            return Job::kNotify;
        default:
            return Job::kKnock;
    }
}

// Nobody rings at the home of somebody in central quarantine.
bool by_phone(TaskKind kind) {
    return kind == TaskKind::kInterview || kind == TaskKind::kNotify;
}
bool called_off(const Standing& standing, const policy::Task& task) {
    return policy::about_resident(task.kind) && !by_phone(task.kind) && standing.in_centre(task.subject);
}

RoundTask ordered_round(const Context& context, const policy::Task& task, std::uint32_t row) {
    const world::World& world = context.world;
    const policy::Organisation& organisation = context.scenario.organisation;
    const bool about_resident = policy::about_resident(task.kind);
    const std::uint32_t household = about_resident ? world.resident.household[task.subject] : task.subject;
    RoundTask round;
    round.key = task_key(context, task);
    round.what = row;
    round.community = about_resident ? world.community_of_agent(task.subject) : world.community_of(household);
    round.not_before = static_cast<std::int16_t>(task.not_before);
    round.job = job_of(task.kind);
    round.rank = task.rank;
    round.pools = task.pools;
    round.planned = task.minutes;
    if (!by_phone(task.kind)) round.planned += stairs(world, household, organisation.stairs_minutes);
    if (task.kind == TaskKind::kKnock) {
        const double answers = world.household.tenure[household] == world::Tenure::kTenant
                                   ? organisation.answer_tenant
                                   : organisation.answer_owner;
        round.planned -= (1.0 - answers) * (task.minutes - task.minutes_unanswered);
    }
    return round;
}

// An order waiting to be delivered.
struct Waiting {
    std::uint32_t household, placed;  // day
    std::uint32_t service, community;
    std::uint32_t queue;  // two for each of these: those who cannot help themselves, and others

    bool beside(const Waiting& other) const { return queue >> 1 == other.queue >> 1; }
};

// First who cannot help themselves, then who waits longest, then neighbours together: households lie
// stairwell by stairwell. `ordering` rises.
std::vector<Waiting> list_waiting(const Context& context, const Standing& standing,
                                  std::span<const std::uint32_t> ordering, const needs::Stocks& stocks) {
    const world::World& world = context.world;
    std::vector<Waiting> waiting;
    waiting.reserve(ordering.size());
    for (const std::uint32_t h : ordering) {
        const std::uint16_t service = standing.rules_for(h).service;
        if (service == HouseRules::kNoService) continue;
        bool urgent = world.members(h) == 1 && world.resident.age[world.household.first[h]] >= 65;
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            urgent = urgent || standing.mark_of[i] != world::kNone;
        }
        const std::uint32_t community = world.community_of(h),
                            queue = service * world.community.size() + community;
        waiting.push_back({h, static_cast<std::uint32_t>(stocks.order[h].placed), service, community,
                           queue << 1 | (urgent ? 0u : 1u)});
    }
    core::sort_by_row(std::span(waiting), [](const Waiting& one) { return one.placed; });
    core::sort_by_row(std::span(waiting), [](const Waiting& one) { return one.queue; });
    return waiting;
}

// Calls act(those who get theirs on one round).
template <class Act>
void for_each_delivery(const Standing& standing, std::span<const Waiting> waiting, Act act) {
    while (!waiting.empty()) {
        const std::uint32_t batch = standing.services[waiting.front().service].batch;
        std::size_t stops = 1;
        while (stops < std::min<std::size_t>(batch, waiting.size()) && waiting[stops].beside(waiting.front()))
            ++stops;
        act(waiting.first(stops));
        waiting = waiting.subspan(stops);
    }
}

// Deliveries to those who wait, in places for just as many.
void write_deliveries(const Context& context, const Standing& standing, std::span<const Waiting> waiting,
                      std::uint32_t first_stop, std::span<RoundTask> tasks, std::span<std::uint32_t> stops) {
    auto task = tasks.begin();
    auto stop = stops.begin();
    for_each_delivery(standing, waiting, [&](std::span<const Waiting> together) {
        const Waiting& foremost = together.front();
        const policy::Service& service = standing.services[foremost.service];
        RoundTask& round = *task++;
        round.job = Job::kDelivery;
        round.rank = policy::kRankDelivery;
        round.pools = service.pools;
        round.key = core::combine(context.today(), context.world.household.key[foremost.household]);
        round.community = foremost.community;
        round.what = first_stop + static_cast<std::uint32_t>(stop - stops.begin());
        round.stops = static_cast<std::uint16_t>(together.size());  // a batch at most
        for (const Waiting& one : together) {
            const std::uint32_t h = one.household;
            *stop++ = h;
            round.planned +=
                service.buy_minutes + service.drop_minutes + stairs(context.world, h, service.stairs_minutes);
        }
    });
}

// Deliveries in the communities of each part, side by side, behind the tasks that there are.
void list_deliveries(const Context& context, const Standing& standing, const needs::Stocks& stocks,
                     work::Rounds& rounds) {
    if (standing.services.empty() || stocks.ordering.empty()) return;
    struct Part {
        std::vector<Waiting> waiting{};
        std::size_t rounds = 0, first_round = 0, first_stop = 0;
    };
    const std::vector<PartOfPlace> places = parts_of_place(context.world);
    std::vector<Part> parts(places.size());
    const auto in_each = [&](auto act) {
        core::for_each_index(context.parallel, static_cast<std::uint32_t>(parts.size()),
                             [&](std::uint32_t k) { act(places[k], parts[k]); });
    };
    in_each([&](const PartOfPlace& place, Part& part) {
        const auto [first, end] = households_of(context.world, place);
        const auto begins = std::ranges::lower_bound(stocks.ordering, first);
        const auto ends = std::ranges::lower_bound(stocks.ordering, end);
        part.waiting = list_waiting(context, standing, {begins, ends}, stocks);
        for_each_delivery(standing, part.waiting, [&](std::span<const Waiting>) { ++part.rounds; });
    });
    std::size_t tasks = rounds.tasks.size(), stops = 0;
    for (Part& part : parts) {
        part.first_round = std::exchange(tasks, tasks + part.rounds);
        part.first_stop = std::exchange(stops, stops + part.waiting.size());
    }
    rounds.tasks.resize(tasks);
    rounds.stops.resize(stops);
    in_each([&](const PartOfPlace&, Part& part) {
        write_deliveries(context, standing, part.waiting, static_cast<std::uint32_t>(part.first_stop),
                         std::span(rounds.tasks).subspan(part.first_round, part.rounds),
                         std::span(rounds.stops).subspan(part.first_stop, part.waiting.size()));
    });
}

constexpr std::uint64_t kCentreTask = std::uint64_t{1} << 48;  // beside the kinds of directives

void list_care(const Context& context, const Standing& standing, const State& state, work::Rounds& rounds) {
    for (const std::uint32_t i : state.in_centre) {
        policy::Task task;
        task.subject = i;
        task.minutes = standing.beds.minutes;
        RoundTask round;
        round.key = core::combine(kCentreTask + context.today(), context.world.resident.key[i]);
        round.what = static_cast<std::uint32_t>(rounds.ordered.size());
        round.community = context.world.community_of_agent(i);
        round.job = Job::kCentre;
        round.rank = policy::kRankQuarantine;
        round.pools = standing.beds.pools;
        round.planned = task.minutes;
        rounds.ordered.push_back(task);
        rounds.tasks.push_back(round);
    }
}

// Makes the rounds one task after the other, in the order of the competition.
class RoundsMaker {
  public:
    RoundsMaker(const Context& context, const Standing& standing, const work::Roster& roster,
                const move::Whereabouts& where, State& state, Relief& relief,
                std::vector<Encounter>& encounters, Ledger& ledger)
        : context_(context),
          world_(context.world),
          standing_(standing),
          roster_(roster),
          where_(where),
          state_(state),
          relief_(relief),
          encounters_(encounters),
          ledger_(ledger) {}

    /// Asks for what a delivery looks at first: rounds follow each other all over the place.
    void prefetch(const work::Taken& taken) const {
        const RoundTask& round = roster_.rounds.tasks[taken.task];
        if (round.job != Job::kDelivery) return;
        for (const std::uint32_t h : roster_.stops_of(round)) {
            core::prefetch(&world_.household.first[h]);
            world_.household.stairwell.prefetch(h);
            core::prefetch(&state_.stocks.order.cells()[h]);
            state_.stocks.larder.prefetch(h);
        }
    }
    void make(const work::Taken& taken) {
        const RoundTask& round = roster_.rounds.tasks[taken.task];
        worker_ = world_.staff.resident[taken.worker];
        worker_row_ = taken.worker;
        stand_in_ = roster_.stand_in[taken.worker] != 0;
        minute_ = std::min(taken.start, kDayMinutes - 1);
        tick_ = tick_of(minute_);
        if (round.job == Job::kDelivery) return deliver(round);
        const policy::Task task = roster_.rounds.ordered[round.what];
        switch (round.job) {
            case Job::kKnock:
                return knock(task);
            case Job::kTemperature:
                return read_temperature(task);
            case Job::kTicket:
                return settle_ticket(task);
            case Job::kSwab:
                return swab(task);
            case Job::kWatch:
                return watch(task);
            case Job::kGuard:     // stands outside
            case Job::kDelivery:  // see above
                return;
            case Job::kCentre:
                return meet(task.subject, task.minutes);
            case Job::kInterview:
                state_.papers.interviews.push_back({task.subject, context_.date.day});
                return ledger_.add(Count::kInterviews, context_.date.day, task.subject);
            case Job::kNotify:
                state_.papers.told_on.set(task.subject, context_.date.day);
                return ledger_.add(Count::kContactsTold, context_.date.day, task.subject);
        }
    }

  private:
    // The keyed member met at the door, kNone if nobody is at home.
    std::uint32_t at_door(std::uint32_t h) const {
        const std::uint32_t first = world_.household.first[h], size = world_.members(h);
        const std::uint32_t begin = core::Draws(context_.luck, core::Purpose::kDoor)
                                        .below(size, world_.household.key[h], context_.today());
        for (std::uint32_t k = 0; k < size; ++k) {
            const std::uint32_t i = first + (begin + k) % size;
            if (where_(i, tick_) == h) return i;
        }
        return world::kNone;
    }
    // Who opens is asked only where it matters: somebody there, or the worker, is ill.
    void meet_at_door(std::uint32_t h, double minutes) {
        bool ill = care::ill(context_, state_.courses, worker_);
        for (std::uint32_t i = world_.household.first[h]; i < world_.household.first[h + 1]; ++i)
            ill = ill || care::ill(context_, state_.courses, i);
        const std::uint32_t resident = ill ? at_door(h) : world::kNone;
        if (resident != world::kNone) meet(resident, minutes);
    }
    void meet(std::uint32_t resident, double minutes) {
        if (resident == worker_ || stand_in_) return;
        if (!care::may_infect(context_, state_.courses, resident, worker_)) return;
        const policy::Contacts& contacts = context_.scenario.contacts;
        encounters_.push_back(
            {worker_, resident, static_cast<std::uint8_t>(tick_), Setting::kDoor,
             100000u + static_cast<std::uint32_t>(minute_),
             contacts.outdoor_factor * std::min(1.0, minutes / contacts.queue_full_minutes)});
    }

    void knock(const policy::Task& task) {
        const std::uint32_t h = task.subject;
        const policy::Organisation& organisation = context_.scenario.organisation;
        work::Register& papers = state_.papers;
        core::HashedColumn<std::uint8_t>& knocks = task.census ? papers.census_knocks : papers.knocks;
        const std::uint32_t try_number = knocks[h];
        knocks.set(h, static_cast<std::uint8_t>(std::min(255u, try_number + 1)));
        ledger_.add_area(Count::kKnocks, context_.date.day, world_.grid_of(h), 1);
        const std::uint32_t resident = at_door(h);
        const bool tenant = world_.household.tenure[h] == world::Tenure::kTenant;
        const bool opens =
            core::Draws(context_.luck, core::Purpose::kAnswer)
                .happens(tenant ? organisation.answer_tenant : organisation.answer_owner,
                         world_.household.key[h], static_cast<std::uint32_t>(task.cause), try_number);
        if (resident == world::kNone || !opens) return;
        (task.census ? papers.census_done : papers.done).set(h, 1);
        ledger_.add_area(Count::kAnswers, context_.date.day, world_.grid_of(h), 1);
        const bool new_pass = task.gives_pass && papers.pass[h] == 0;
        const bool news = papers.registered[h] == 0 || new_pass;
        const std::size_t returnees = papers.returnees.size();
        const Form form = fill_form(task, try_number);
        if (form != Form::kLost) work::enter(context_, h, task.gives_pass, papers, ledger_);
        if (form == Form::kRight) ask_for_returnees(h);
        if (!news && papers.returnees.size() == returnees)
            ledger_.add_area(Count::kRedundantVisits, context_.date.day, world_.grid_of(h), 1);
        if (task.asks_fever > 0) ask_for_fever(h, task.asks_fever);
        meet(resident, task.minutes);
    }

    // A form filled wrongly loses the household or its returnees; the tired err more.
    enum class Form { kRight, kLost, kWithoutReturnees };
    Form fill_form(const policy::Task& task, std::uint32_t try_number) {
        const policy::Work& work = context_.scenario.work;
        const core::Block words = core::Draws(context_.luck, core::Purpose::kFormError)
                                      .block(world_.household.key[task.subject],
                                             static_cast<std::uint32_t>(task.cause), try_number);
        if (!core::happens(words[0], work.error + work.error_tired * state_.hands.fatigue[worker_row_]))
            return Form::kRight;
        ledger_.add_area(Count::kFormsWrong, context_.date.day, world_.grid_of(task.subject), 1);
        return core::happens(words[1], 0.5) ? Form::kLost : Form::kWithoutReturnees;
    }

    void ask_for_fever(std::uint32_t h, double told) {
        const core::Draws draws(context_.luck, core::Purpose::kDoorFever);
        for (std::uint32_t i = world_.household.first[h]; i < world_.household.first[h + 1]; ++i) {
            if (where_(i, tick_) != h || !care::feverish(context_, state_.courses, i)) continue;
            if (!draws.happens(told, world_.resident.key[i], context_.today())) continue;
            ledger_.add(Count::kDoorFevers, context_.date.day, i);
            state_.patients.find(i, context_.date.day);
        }
    }

    void ask_for_returnees(std::uint32_t h) {
        const policy::Organisation& organisation = context_.scenario.organisation;
        const core::Draws tell(context_.luck, core::Purpose::kTell);
        for (std::uint32_t i = world_.household.first[h]; i < world_.household.first[h + 1]; ++i) {
            if (state_.arrival[i] == world::kAlwaysHere || state_.arrival[i] > context_.date.day) continue;
            if (tell.happens(mind::trusting(context_, state_.minds, h, organisation.returnee_tells),
                             world_.resident.key[i])) {
                work::enter_returnee(context_, i, state_.arrival[i], state_.papers, ledger_);
            }
        }
    }

    void read_temperature(const policy::Task& task) {
        const std::uint32_t i = task.subject;
        if (where_(i, tick_) != world_.resident.household[i]) {
            ledger_.add(Count::kTemperaturesMissed, context_.date.day, i);
            return;
        }
        ledger_.add(Count::kTemperatures, context_.date.day, i);
        meet(i, task.minutes);
        look_for_fever(i, kFirstReading + task.topic);
    }
    void look_for_fever(std::uint32_t i, std::uint32_t reading) {
        if (!care::feverish(context_, state_.courses, i)) return;
        const bool seen = core::Draws(context_.luck, core::Purpose::kFever)
                              .happens(context_.scenario.organisation.temperature_sensitivity,
                                       world_.resident.key[i], context_.today(), reading);
        if (seen) state_.patients.find(i, context_.date.day);
    }

    void swab(const policy::Task& task) {
        const std::uint32_t i = task.subject;
        if (where_(i, tick_) != world_.resident.household[i]) {
            ledger_.add(Count::kSwabsMissed, context_.date.day, i);
            return;
        }
        meet(i, task.minutes);
        care::take_sample(context_, state_.courses, i, static_cast<policy::TestKind>(task.topic), task.pool,
                          context_.date.day * kDayMinutes + minute_, state_.lab, ledger_);
    }

    // Looks whether somebody in quarantine, or released from it, is at home and well.
    void watch(const policy::Task& task) {
        const std::uint32_t i = task.subject;
        if (where_(i, tick_) != world_.resident.household[i]) return;
        ledger_.add(Count::kWatches, context_.date.day, i);
        meet(i, task.minutes);
        look_for_fever(i, kFirstWatch + task.topic);
    }

    void settle_ticket(const policy::Task& task) {
        const auto topic = static_cast<policy::TicketKind>(task.topic);
        if (!state_.papers.tickets.has(task.subject, topic)) return;
        bring_help(context_, task.subject, topic, state_, ledger_);
        relief_.bring(Help::kTicket, task.subject);
        meet_at_door(task.subject, task.minutes);
    }

    void deliver(const RoundTask& round) {
        for (const std::uint32_t h : roster_.stops_of(round)) {
            const needs::Order order = state_.stocks.order[h];
            const std::int32_t got = needs::take(context_, h, order.rations, state_.stocks, ledger_);
            if (got == 0) continue;
            const policy::Service& service = standing_.services[standing_.rules_for(h).service];
            needs::add_food(context_, h, got, state_.stocks);
            state_.stocks.order.set(h, needs::Order{});
            ledger_.add_area(Count::kRationsDelivered, context_.date.day, world_.grid_of(h), got);
            ledger_.add_area(Count::kOrdersDelivered, context_.date.day, world_.grid_of(h), 1);
            relief_.bring(Help::kDelivery, h);
            meet_at_door(h, service.drop_minutes);
        }
    }

    const Context& context_;
    const world::World& world_;
    const Standing& standing_;
    const work::Roster& roster_;
    const move::Whereabouts& where_;
    State& state_;
    Relief& relief_;
    std::vector<Encounter>& encounters_;
    Ledger& ledger_;
    std::uint32_t worker_ = 0, worker_row_ = 0;
    bool stand_in_ = false;
    std::int32_t minute_ = 0;
    std::uint32_t tick_ = 0;
};

// Interviews and calls that nobody took.
void count_waiting_calls(const Context& context, const work::Roster& roster, Ledger& ledger) {
    std::int64_t interviews = 0, calls = 0;
    const auto book = [&](const RoundTask& task, std::int64_t amount) {
        if (task.job == Job::kInterview) interviews += amount;
        if (task.job == Job::kNotify) calls += amount;
    };
    for (const RoundTask& task : roster.rounds.tasks) book(task, 1);
    for (const work::Taken& taken : roster.taken) book(roster.rounds.tasks[taken.task], -1);
    ledger.add_area(Count::kInterviewsWaiting, context.date.day, ledger.elsewhere(), interviews);
    ledger.add_area(Count::kCallsWaiting, context.date.day, ledger.elsewhere(), calls);
}

}  // namespace

work::Rounds list_rounds(const Context& context, const Standing& standing, policy::Tasks ordered,
                         const State& state) {
    ordered.retain([&](std::size_t row) { return !called_off(standing, ordered[row]); });
    work::Rounds rounds;  // that are many: the lists never move
    rounds.tasks.reserve(ordered.size() + state.in_centre.size() + state.stocks.ordering.size());
    rounds.tasks.resize(ordered.size());
    core::for_each_part(context.parallel, static_cast<std::uint32_t>(ordered.size()), kTogether,
                        [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                            for (std::uint32_t k = first; k < end; ++k)
                                rounds.tasks[k] = ordered_round(context, ordered[k], k);
                        });
    ordered.reserve(ordered.size() + state.in_centre.size());
    rounds.ordered = std::move(ordered);
    list_care(context, standing, state, rounds);
    list_deliveries(context, standing, state.stocks, rounds);
    return rounds;
}

void make_rounds(const Context& context, const Standing& standing, const work::Roster& roster,
                 const move::Whereabouts& where, State& state, Relief& relief,
                 std::vector<Encounter>& encounters, Ledger& ledger) {
    RoundsMaker rounds(context, standing, roster, where, state, relief, encounters, ledger);
    for (std::size_t k = 0; k < roster.taken.size(); ++k) {
        if (k + kAhead < roster.taken.size()) rounds.prefetch(roster.taken[k + kAhead]);
        rounds.make(roster.taken[k]);
    }
    count_waiting_calls(context, roster, ledger);
    std::erase_if(state.stocks.ordering, [&](std::uint32_t h) { return state.stocks.order[h].placed < 0; });
    ledger.add_area(Count::kOrdersWaiting, context.date.day, ledger.elsewhere(),
                    static_cast<std::int64_t>(state.stocks.ordering.size()));
}

}  // namespace wangge::kernel::day
