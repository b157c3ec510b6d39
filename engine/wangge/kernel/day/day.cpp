#include "wangge/kernel/day/day.hpp"

#include <algorithm>
#include <utility>

#include "wangge/kernel/day/acute.hpp"
#include "wangge/kernel/day/centre.hpp"
#include "wangge/kernel/day/live.hpp"
#include "wangge/kernel/day/rounds.hpp"
#include "wangge/kernel/day/tickets.hpp"
#include "wangge/kernel/meet/infect.hpp"
#include "wangge/kernel/move/gates.hpp"
#include "wangge/kernel/needs/larder.hpp"
#include "wangge/policy/sweep.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::int32_t kScanDays = 15;  // days of scans that may be asked for

Context first_context(const Inputs& inputs) {
    return {inputs.world, inputs.scenario, inputs.transmission,
            inputs.pools, inputs.luck,     date_of(inputs.scenario.calendar, 0)};
}

// Here, not isolated and not in central quarantine; outsiders are always within reach of their duty.
Presence who_is_here(const Context& context, const State& state) {
    Presence present(context.world.agents);
    for (std::uint32_t i = 0; i < context.world.agents; ++i)
        present[i] = state.here(i, context.date.day) ? 1 : 0;
    for (const std::uint32_t i : state.in_centre) present[i] = 0;
    return present;
}

// Well, free and here: can fetch food and can work.
std::vector<std::uint8_t> who_is_able(const Context& context, const Standing& standing, const State& state,
                                      const Presence& present) {
    std::vector<std::uint8_t> able(context.world.agents);
    for (std::uint32_t i = 0; i < context.world.agents; ++i) {
        able[i] = present[i] != 0 && state.patients.stays_home[i] == 0 && !standing.confines(i) ? 1 : 0;
    }
    return able;
}

work::Roster staff(const Context& context, const Standing& standing, const std::vector<std::uint8_t>& able,
                   const State& state, Ledger& ledger) {
    std::vector<std::uint8_t> unavailable(able.size());
    for (std::size_t i = 0; i < able.size(); ++i) unavailable[i] = able[i] == 0 ? 1 : 0;
    work::Roster roster = work::muster(context, state.hands, {unavailable, state.minds.grievance}, ledger);
    work::sit_at_desks(context, standing, roster, ledger);
    work::man_posts(context, standing, roster, ledger);
    work::share_tasks(context, state.hands, list_rounds(context, standing, state), roster, ledger);
    work::attend(standing, roster);
    return roster;
}

move::Wants want(const Context& context, const State& state, const std::vector<std::uint8_t>& able,
                 const Presence& present, const std::vector<std::uint8_t>& hoarding) {
    move::Wants wants;
    wants.shopper = needs::choose_shoppers(context, state.stocks, able, hoarding);
    for (std::uint32_t grid = 0; grid < state.minds.fear.size(); ++grid)
        wants.calm.push_back(mind::outings_left(context, state.minds, grid));
    wants.clinic.assign(context.world.agents, 0);
    const auto refill_at = static_cast<std::int16_t>(context.scenario.needs.refill_at);
    for (std::uint32_t i = 0; i < context.world.residents; ++i) {
        const bool refill =
            state.stocks.medicine[i] != needs::kNoMedicine && state.stocks.medicine[i] <= refill_at;
        const bool sick = state.patients.clinic_from[i] <= context.date.day;
        const bool goes =
            present[i] != 0 && (refill || sick) && !mind::puts_off_care(context, state.minds, i);
        wants.clinic[i] = goes ? 1 : 0;
    }
    return wants;
}

// Households that a rumour makes hoard; empty without one.
std::vector<std::uint8_t> who_hoards(const Context& context, const State& state) {
    std::vector<std::uint8_t> hoarding;
    if (!mind::rumour_today(context)) return hoarding;
    hoarding.resize(context.world.households);
    for (std::uint32_t h = 0; h < context.world.households; ++h)
        hoarding[h] = mind::hoards(context, state.minds, h) ? 1 : 0;
    return hoarding;
}

// Households that may go out for food only by quota buy at the market.
std::vector<std::uint8_t> market_only(const Context& context, const Standing& standing) {
    std::vector<std::uint8_t> only(context.world.households, 0);
    for (std::uint32_t h = 0; standing.restricts && h < context.world.households; ++h) {
        only[h] = (standing.allowed[h] & policy::errands(policy::Errand::kFood)) == 0 ? 1 : 0;
    }
    return only;
}

// Those whose next contact could infect or be worth noting.
std::vector<std::uint8_t> who_is_watched(const Context& context, const State& state) {
    std::vector<std::uint8_t> watched(context.world.agents, 0);
    for (const std::uint32_t i : state.courses.active) watched[i] = 1;
    return watched;
}

meet::Duties duties(const Context& context, const work::Roster& roster) {
    meet::Duties duties;
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        duties[tick].assign(context.world.agents, meet::Duty::kNone);
        for (std::uint32_t w = 0; w < roster.duty.size(); ++w) {
            if (roster.stand_in[w] != 0) continue;
            const Spot spot = roster.duty[w][tick];
            if (spot == kAtPost) duties[tick][context.world.staff.resident[w]] = meet::Duty::kPost;
            if (context.is_place(spot)) duties[tick][context.world.staff.resident[w]] = meet::Duty::kCourier;
        }
    }
    return duties;
}

// Outsiders are diagnosed where they live and those in central quarantine there; they need no trip.
std::vector<std::uint32_t> who_is_seen(const Context& context, const State& state,
                                       const std::vector<Trip>& trips, Ledger& ledger) {
    const std::int32_t day = context.date.day;
    std::vector<std::uint32_t> reached;
    for (const Trip& trip : trips) {
        const bool goes = trip.errand == policy::Errand::kMedical && trip.fate == Fate::kGoes;
        if (goes && state.patients.clinic_from[trip.resident] <= day) reached.push_back(trip.resident);
    }
    std::sort(reached.begin(), reached.end());
    reached = care::see_patients(context, std::move(reached), ledger);
    for (const std::uint32_t i : state.courses.active) {
        const bool needs_no_trip = i >= context.world.residents ||
                                   std::binary_search(state.in_centre.begin(), state.in_centre.end(), i);
        if (needs_no_trip && state.patients.clinic_from[i] <= day) reached.push_back(i);
    }
    std::sort(reached.begin(), reached.end());
    return reached;
}

void record_visits(const Context& context, const Standing& standing, const std::vector<Trip>& trips,
                   const move::Whereabouts& where, std::span<const InForce> in_force, Desk& desk,
                   Ledger& ledger) {
    const std::int32_t asked = days_asked_for(in_force, desk);
    const auto keep = static_cast<std::size_t>(
        std::max(asked, standing.scanned.empty() ? 0 : kScanDays));  // days before tomorrow
    while (desk.history.size() > 0 && desk.history.size() >= keep) desk.history.erase(desk.history.begin());
    if (keep == 0) return;
    desk.history.push_back({context.date.day, context.date, where, asked > 0 ? trips : std::vector<Trip>(),
                            standing.scan, standing.scanned});
    for (const Trip& trip : trips) {
        if (trip.fate != Fate::kGoes || !context.is_place(trip.spot)) continue;
        if (!visit_recorded(context, desk.history.back(), trip.resident, context.place_of_spot(trip.spot)))
            continue;
        ledger.add(Count::kRecords, context.date.day, trip.resident);
        ledger.add(Count::kRecordDays, context.date.day, trip.resident, standing.scan.keep_days);
    }
}

void enter_contacts(const Context& context, const std::vector<policy::Named>& named, work::Register& papers,
                    Ledger& ledger) {
    for (const policy::Named& one : named) {
        papers.contacts.push_back({one.contact, one.of, context.date.day});
        ledger.add(Count::kContactsNamed, context.date.day, one.contact);
    }
}

// Cases of today who were kept from others when they were found.
void count_found_in_quarantine(const Context& context, const Standing& standing, const State& state,
                               Ledger& ledger) {
    for (auto report = state.patients.reports.rbegin();
         report != state.patients.reports.rend() && report->day == context.date.day; ++report) {
        if (standing.confines(report->resident))
            ledger.add(Count::kReportsQuarantined, context.date.day, report->resident);
    }
}

void count_infectious(const Context& context, const disease::Profile& profile, const State& state,
                      const Presence& present, Ledger& ledger) {
    const std::int32_t dawn = context.date.day * kDayMinutes;
    for (const std::uint32_t i : state.courses.active) {
        const bool sheds = profile.dose(state.courses, i, dawn, dawn + kDayMinutes) > 0;
        if (sheds && present[i] != 0) ledger.add(Count::kInfectious, context.date.day, i);
    }
}

// Swabs that need no visit; patients in isolation are the hospital's.
void take_swabs(const Context& context, const Standing& standing, State& state, Ledger& ledger) {
    constexpr std::int32_t kNoon = 720;
    for (const policy::Test& test : standing.tests) {
        if (!state.here(test.resident, context.date.day)) continue;
        care::take_sample(context, state.courses, test.resident, test.kind, test.pool,
                          context.date.day * kDayMinutes + kNoon, state.lab, ledger);
    }
}

// A new round of the sweeps starts with clean lists.
void turn_sweep(const Context& context, work::Register& papers) {
    const std::int32_t sweep = policy::sweep_on(context.scenario, context.date.day).number;
    if (sweep == papers.sweep || sweep == 0) return;
    papers.sweep = sweep;
    std::fill(papers.knocks.begin(), papers.knocks.end(), 0);
    std::fill(papers.done.begin(), papers.done.end(), 0);
}

// So does a new census, which is ordered by a measure.
void turn_census(const std::vector<policy::Task>& tasks, work::Register& papers) {
    for (const policy::Task& task : tasks) {
        if (!task.census) continue;
        if (task.cause == papers.census) return;
        papers.census = task.cause;
        std::fill(papers.census_knocks.begin(), papers.census_knocks.end(), 0);
        std::fill(papers.census_done.begin(), papers.census_done.end(), 0);
        return;
    }
}

}  // namespace

Simulation::Simulation(const Inputs& inputs)
    : context_(first_context(inputs)),
      days_(static_cast<std::int32_t>(inputs.scenario.calendar.days)),
      in_force_(inputs.in_force),
      profile_(inputs.scenario.disease),
      distress_(inputs.scenario.mind, days_),
      imports_(plan_imports(context_, days_)),
      state_(context_),
      desk_(first_desk(context_, in_force_)),
      ledger_(inputs.world, days_, inputs.scenario.record.by()),
      initial_hash_(hash_of(state_)) {}

void Simulation::step() {
    // dawn
    state_.immunity.turn_to(context_.date.day);
    arrive(context_, imports_, state_, tree_, ledger_);
    care::fall_ill(context_, state_.courses, state_.immunity, state_.patients, state_.hospital, ledger_);
    care::open_results(context_, state_.courses, state_.lab, state_.patients, ledger_);
    needs::restock_shops(context_, state_.stocks);

    // observe, decide
    turn_sweep(context_, state_.papers);
    Standing standing = resolve(context_, decide(context_, state_, in_force_, desk_));
    turn_census(standing.tasks, state_.papers);
    give_beds(context_, standing, state_, ledger_);
    enter_contacts(context_, standing.named, state_.papers, ledger_);
    send_units(context_, standing.whistles, state_, ledger_);

    // staff
    const Presence present = who_is_here(context_, state_);
    const std::vector<std::uint8_t> able = who_is_able(context_, standing, state_, present);
    needs::place_orders(context_, standing, able, state_.stocks, ledger_);
    work::Roster roster = staff(context_, standing, able, state_, ledger_);

    // intend, permit
    const std::vector<std::uint8_t> hoarding = who_hoards(context_, state_);
    const move::Wants wants = want(context_, state_, able, present, hoarding);
    const std::vector<std::uint8_t> only_market = market_only(context_, standing);
    std::vector<Trip> trips =
        move::intend(context_, wants, present, &only_market, &standing, std::move(memory_.trips));
    const move::PermitInputs inputs{context_,        standing,           state_.courses,
                                    state_.patients, state_.stocks,      state_.minds,
                                    roster,          state_.papers.pass, state_.gates};
    const move::Permitted permitted = move::permit(inputs, trips, ledger_);
    const std::vector<move::Visitor> visitors = move::receive_visitors(inputs, ledger_);

    // move
    move::Whereabouts& where = memory_.where;
    move::settle_whereabouts(context_, present, trips, roster, where);
    const std::vector<std::uint8_t> watched = who_is_watched(context_, state_);
    std::vector<Encounter> encounters;
    answer_acute_needs(context_, standing, present, roster, state_, ledger_);
    move::queue_at_gates(inputs, trips, visitors, watched, state_.gates, encounters, ledger_);
    make_rounds(context_, standing, roster, where, watched, state_, encounters, ledger_);
    take_swabs(context_, standing, state_, ledger_);
    look_after_centre(context_, standing, watched, state_, encounters);
    record_visits(context_, standing, trips, where, in_force_, desk_, ledger_);

    // meet
    if (!state_.courses.active.empty()) {
        const meet::Meetings meetings(context_, where, trips);
        meet::spread(context_, profile_, meetings, where, encounters, duties(context_, roster),
                     state_.courses, tree_, ledger_, &state_.immunity);
    }
    if (book_ != nullptr) book_->write(context_, meet::Meetings(context_, where, trips), where, encounters);

    // progress
    count_infectious(context_, profile_, state_, present, ledger_);
    for (const std::uint32_t i : permitted.fevers_found)
        state_.patients.found_on[i] = std::min(state_.patients.found_on[i], context_.date.day);
    care::confirm(context_, state_.courses, who_is_seen(context_, state_, trips, ledger_),
                  state_.lab.positive_today, state_.patients, ledger_);
    care::answer_calls(context_, state_.courses, state_.patients, ledger_);
    care::nurse(context_, state_.hospital, state_.patients, state_.arrival, ledger_);
    count_found_in_quarantine(context_, standing, state_, ledger_);
    care::run_lab(context_, state_.lab, ledger_);
    disease::retire((context_.date.day + 1) * kDayMinutes, state_.courses);

    // live
    const Evening evening = live(context_, present, trips, visitors, wants.clinic, hoarding, state_, ledger_);
    count_restrictions(context_, standing, present, trips, state_, ledger_);
    feel(context_, evening, permitted, distress_, state_, ledger_);
    work::tire(context_, roster, state_.hands, ledger_);

    // night
    memory_.trips = std::move(trips);
    hashes_.push_back(hash_of(state_));
    context_.date = date_of(context_.scenario.calendar, context_.date.day + 1);
}

}  // namespace wangge::kernel::day
