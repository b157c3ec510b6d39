#include "wangge/kernel/day/day.hpp"

#include <algorithm>
#include <utility>

#include "wangge/core/give_back.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/kernel/day/centre.hpp"
#include "wangge/kernel/day/disturbed.hpp"
#include "wangge/kernel/day/rounds.hpp"
#include "wangge/kernel/day/tickets.hpp"
#include "wangge/kernel/meet/encounters.hpp"
#include "wangge/kernel/meet/infect.hpp"
#include "wangge/kernel/needs/larder.hpp"
#include "wangge/policy/sweep.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::int32_t kScanDays = 15;    // days of scans that may be asked for
constexpr std::uint32_t kFewActive = 10;  // where one in so many is infected, much is looked up for all

Context first_context(const Inputs& inputs) {
    return {inputs.world,   inputs.scenario, inputs.transmission,
            inputs.pools,   inputs.luck,     date_of(inputs.scenario.calendar, 0),
            inputs.parallel};
}

// Here, not isolated and not in central quarantine; outsiders are always within reach of their duty.
void find_absent(const Context& context, const State& state, Presence& present) {
    present.all_here();
    state.arrival.for_each(context.date.day + 1, Arrivals::kEnd,
                           [&](std::uint32_t i, std::int32_t) { present.miss(i); });
    for (const std::uint32_t i : state.patients.isolated_now) {
        if (!state.here(i, context.date.day)) present.miss(i);
    }
    for (const std::uint32_t i : state.in_centre) present.miss(i);
    present.settle();
}

// Well, free and here: can fetch food and can work. Those who are not stand in one of three lists.
auto able_today(const Standing& standing, const State& state, const Presence& present) {
    return [&](std::uint32_t i) {
        return present[i] && state.patients.stays_home[i] == 0 && !standing.confines(i);
    };
}

template <class Able>
void find_unavailable_staff(const Context& context, const Standing& standing, const State& state,
                            const Presence& present, Able able, core::RowSet& unavailable) {
    unavailable.clear();
    const auto look_at = [&](std::uint32_t i) {
        const std::uint32_t w = context.world.staff_of(i);
        if (w != world::kNone && !able(i)) unavailable.insert(w);
    };
    for (const std::uint32_t i : present.absent()) look_at(i);
    for (const std::uint32_t i : state.patients.resting) look_at(i);
    standing.mark_of.for_each(look_at);
    work::strike(context, unavailable);
}

work::Roster staff(const Context& context, const work::Workforce& workforce, const Standing& standing,
                   work::Rounds rounds, work::Roster yesterday, std::span<const work::StaffPart> parts,
                   Ledger& ledger) {
    work::Roster roster =
        work::call(context, work::pools_at_work(context, standing, rounds.tasks), std::move(yesterday));
    work::muster(context, workforce, roster.called, roster, ledger.page_of(context.date.day));
    work::sit_at_desks(context, standing, roster, ledger);
    work::man_posts(context, standing, roster, ledger);
    work::share_tasks(context, workforce, std::move(rounds), roster, parts, ledger);
    work::attend(standing, roster);
    return roster;
}

// Residents who are away eat and take nothing here.
template <class Leave>
void leave_round(const Context& context, const Presence& present, Leave leave) {
    for (const std::uint32_t i : present.absent()) {
        if (i >= context.world.residents) break;
        leave(i);
    }
}

void seek_clinic(const Context& context, const State& state, const Presence& present,
                 const std::vector<std::uint32_t>& running_out, core::RowSet& clinic) {
    clinic.clear();
    const auto seek = [&](std::uint32_t i) {
        const std::uint32_t grid = context.world.grid_of(context.world.resident.household[i]);
        if (present[i] && !mind::puts_off_care(context, state.minds, grid, i)) clinic.insert(i);
    };
    for (const std::uint32_t i : running_out) seek(i);
    for (const std::uint32_t i : state.patients.seeking) {
        if (i < context.world.residents && state.patients.clinic_from[i] <= context.date.day) seek(i);
    }
    clinic.sort();
}

// Households that a rumour makes hoard; nobody without one.
void find_hoarding(const Context& context, const State& state, core::RowSet& hoarding) {
    hoarding.clear();
    if (!mind::rumour_today(context)) return;
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        if (mind::hoards(context, state.minds, h)) hoarding.insert(h);
    }
}

// Outsiders are diagnosed where they live and those in central quarantine there; they need no trip.
std::vector<std::uint32_t> who_is_seen(const Context& context, const State& state,
                                       const std::vector<std::uint32_t>& at_clinic, Ledger& ledger) {
    const std::int32_t day = context.date.day;
    std::vector<std::uint32_t> reached;
    for (const std::uint32_t i : state.patients.seeking) {
        if (state.patients.clinic_from[i] <= day && std::binary_search(at_clinic.begin(), at_clinic.end(), i))
            reached.push_back(i);
    }
    core::sort_end(reached);
    reached = care::see_patients(context, std::move(reached), ledger);
    for (const std::uint32_t i : state.patients.seeking) {
        const bool needs_no_trip = i >= context.world.residents ||
                                   std::binary_search(state.in_centre.begin(), state.in_centre.end(), i);
        if (needs_no_trip && state.patients.clinic_from[i] <= day && care::ill(context, state.courses, i))
            reached.push_back(i);
    }
    core::sort_end(reached);
    return reached;
}

// Keeps a day while scans are recorded or a policy may ask whom somebody met; older ones go. Of a day that is
// kept for another future alone, the scans go: that future's would begin with it.
void keep_record(const Context& context, const Standing& standing, std::int32_t asked,
                 std::int32_t remembered, std::span<const Visit> visits, const move::Whereabouts& where,
                 Desk& desk) {
    const std::int32_t own = std::max(asked, standing.scans ? kScanDays : 0);  // days before tomorrow
    const std::int32_t tomorrow = context.date.day + 1;
    std::erase_if(desk.history,
                  [&](const DayRecord& one) { return one.day < tomorrow - std::max(own, remembered); });
    for (DayRecord& one : desk.history) {
        if (one.day < tomorrow - own) one.scans = {};
    }
    if (own == 0 && remembered == 0) return;
    desk.history.emplace_back();
    desk.history.back().day = context.date.day;
    desk.history.back().date = context.date;
    if (own > 0) desk.history.back().scans = Scans(visits, context.world.places.key.size());
    if (asked > 0 || remembered > 0) desk.history.back().where = where.kept();
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
    papers.knocks.clear();
    papers.done.clear();
}

// So does a new census, which is ordered by a measure.
void turn_census(const policy::Tasks& tasks, work::Register& papers) {
    for (const policy::Task& task : tasks) {
        if (!task.census) continue;
        if (task.cause == papers.census) return;
        papers.census = task.cause;
        papers.census_knocks.clear();
        papers.census_done.clear();
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
      habits_(context_),
      visits_(inputs.world),
      supplied_(context_),
      state_(context_),
      desk_(first_desk(context_, in_force_)),
      ledger_(inputs.world, days_, inputs.scenario.record.by()),
      everybody_(context_, distress_, ledger_),
      shortage_(context_, state_.stocks, days_, ledger_),
      acute_(context_, days_),
      initial_hash_(hash()),
      present_(inputs.world.agents),
      unavailable_staff_(inputs.world.staff.resident.size()),
      dawn_(inputs.world),
      wants_(inputs.world),
      hoarding_(inputs.world.households),
      parts_(inputs.world, ledger_),
      where_(&visits_),
      restricted_(inputs.world),
      nightfall_(inputs.world) {
    // The list never moves, so it is never there twice; of the room for all only what is written to is taken.
    tree_.reserve(inputs.world.agents);
}

Simulation::Simulation(const Inputs& inputs, const Simulation& past, std::span<const Desk::Kept> kept)
    : Simulation(inputs) {
    Desk desk = desk_of_future(past.desk_, kept, std::move(desk_));
    lasting(*this) = lasting(past);
    desk_ = std::move(desk);
    infectious_.enter_all(state_.courses, profile_, ledger_, day());
}

void Simulation::save(core::ByteWriter& bytes) const {
    std::apply([&](const auto&... members) { bytes(members...); }, lasting(*this));
}

bool Simulation::restore(core::ByteReader& bytes) {
    const core::StateHash first = initial_hash_;
    std::apply([&](auto&... members) { bytes(members...); }, lasting(*this));
    const std::int32_t today = day();
    const bool known = today >= 0 && today <= days_ && hashes_.size() == static_cast<std::size_t>(today);
    if (!bytes.done() || !known || initial_hash_ != first) return false;
    context_.date = date_of(context_.scenario.calendar, today);
    infectious_.enter_all(state_.courses, profile_, ledger_, today);
    return hash() == (today == 0 ? first : hashes_.back());
}

std::vector<Transmission> Simulation::take_tree() {
    std::vector<Transmission> taken = std::exchange(tree_, {});
    tree_.reserve(taken.capacity());
    return taken;
}

void Simulation::step() {
    begin(Phase::kDawn);
    state_.immunity.turn_to(context_.date.day);
    state_.patients.turn_to(context_.date.day);
    const std::size_t before = tree_.size();
    arrive(context_, imports_, state_, tree_, ledger_);
    care::fall_ill(context_, state_.courses, state_.immunity, state_.patients, state_.hospital, ledger_);
    care::open_results(context_, state_.courses, state_.lab, state_.patients, ledger_);
    needs::restock_shops(context_, state_.stocks);

    begin(Phase::kDecide);
    turn_sweep(context_, state_.papers);
    Standing standing = resolve(context_, decide(context_, state_, in_force_, desk_),
                                std::move(on_dwellings_), std::move(mark_rows_));
    turn_census(standing.tasks, state_.papers);
    give_beds(context_, standing, state_, ledger_);
    enter_contacts(context_, standing.named, state_.papers, ledger_);
    send_units(context_, standing.whistles, state_, ledger_);
    core::give_back(standing.whistles);

    begin(Phase::kStaff);
    const std::int32_t asked = days_asked_for(context_, in_force_, desk_);
    const bool written = asked > 0 || remembered_days_ > 0 || book_ != nullptr;  // who is where
    const bool everyone = standing.touches_everyone() || standing.scans || written;
    const bool as_usual = !everyone && standing.services.empty() && !mind::rumour_today(context_);
    const auto able = able_today(standing, state_, present_);
    bool rounds = false;
    core::side_by_side(
        context_.parallel,
        [&] { rounds = shortage_.find(context_, standing, as_usual, state_.stocks, ledger_); },
        [&] {
            find_absent(context_, state_, present_);
            find_unavailable_staff(context_, standing, state_, present_, able, unavailable_staff_);
        });
    needs::place_orders(context_, standing, shortage_.larders(), able, state_.stocks, ledger_);
    work::Rounds tasks = list_rounds(context_, standing, std::exchange(standing.tasks, {}), state_);
    roster_ = staff(context_,
                    {habits_, state_.hands, unavailable_staff_, state_.minds.grievance, state_.minds.stirred},
                    standing, std::move(tasks), std::move(roster_), parts_.at_work(), ledger_);

    begin(Phase::kWant);
    const Disturbed disturbed{context_, standing, present_, roster_, state_};
    wants_.round = rounds ? &state_.stocks.larder : nullptr;
    wants_.clinic_round = as_usual ? &state_.stocks.medicines : nullptr;
    move::Planner planner(context_, wants_, present_, &standing);
    const bool many = state_.courses.active.size() > context_.world.residents / kFewActive;
    const auto food = [&] {
        if (as_usual) look_at_larders(disturbed, shortage_, state_.stocks);
        leave_round(context_, present_, [&](std::uint32_t i) {
            state_.stocks.larder.leave_round(context_.world.resident.household[i], context_.date.day);
        });
        find_hoarding(context_, state_, hoarding_);
        wants_.shoppers.clear();
        needs::send_shoppers(context_, state_.stocks, shortage_.larders(), able, hoarding_, wants_.shoppers);
    };
    const auto medicine = [&] {
        if (as_usual) look_at_patients(disturbed, shortage_, state_.stocks, ledger_);
        leave_round(context_, present_, [&](std::uint32_t i) {
            state_.stocks.medicines.leave_round(i, context_.date.day, ledger_);
        });
        seek_clinic(context_, state_, present_, shortage_.medicines(), wants_.clinic);
    };
    const auto company = [&] {  // who is met
        if (everyone || many) {
            planner.look_up();
        } else if (state_.courses.active.size() > context_.world.grid.key.size()) {
            planner.draw_orders();
        }
    };
    core::side_by_side(context_.parallel, food, medicine, company);
    mind::calm_down(context_, state_.minds, wants_.calm);

    begin(Phase::kMove);  // intend, be permitted, go
    if (standing.touches_everyone())
        dawn_.look(context_, standing, state_.stocks, shortage_, state_.minds, state_.papers.pass.cells(),
                   state_.gates);
    const move::PermitInputs inputs{context_,      standing,     state_.courses, state_.patients,
                                    state_.stocks, state_.minds, roster_,        dawn_};
    const move::Permitter permitter(inputs);
    const move::Homebound homebound(inputs, permitter, planner);
    const move::Crossings crossings(context_);
    const Morning morning{context_, standing,  state_,    present_,  roster_,
                          planner,  permitter, homebound, crossings, everybody_};
    std::vector<Visit> visits;
    if (!written) where_.ask(context_, planner, permitter, homebound, present_, roster_);
    if (everyone) {
        parts_.everyone_goes_out(morning, wants_, outings_, written ? &where_ : nullptr, visits, ledger_);
    } else {
        parts_.some_go_out(morning, wants_, outings_, ledger_);
    }

    begin(Phase::kGates);
    const std::vector<move::Visitor> visitors = move::receive_visitors(inputs, supplied_, ledger_);
    const meet::Exposure exposure{context_, profile_, roster_, &state_.immunity};
    meet::Encounters encounters(exposure, state_.courses, parts_.at_gates().size(), book_ != nullptr);
    answer_acute_needs(context_, standing, present_, acute_.today(context_), roster_, state_, ledger_);
    if (standing.gated) commuters_.get_to_know(context_);
    // Queues write the memory and the pages of gates, rounds stocks, papers, patients, swabs and the open
    // page of the ledger, the record the desk. What queues ask, those who are ill and who serves, rounds
    // leave alone.
    std::vector<Encounter> at_doors;
    const auto queue = [&] {
        move::queue_at_gates(inputs, commuters_, parts_.at_gates(), visitors, state_.gates,
                             encounters.taker());
    };
    const auto go_round = [&] {
        make_rounds(context_, standing, roster_, where_, state_, relief_, at_doors, ledger_);
        core::give_back(roster_.rounds);
        take_swabs(context_, standing, state_, ledger_);
        look_after_centre(context_, standing, state_, at_doors);
    };
    const auto record = [&] {
        keep_record(context_, standing, asked, remembered_days_, visits, where_, desk_);
        core::give_back(visits);
    };
    core::side_by_side(context_.parallel, queue, go_round, record);
    if (standing.gated) {  // else nobody counted
        for (LedgerPage* const page : parts_.pages()) ledger_.take(context_.date.day, *page);
    }
    parts_.rest();
    encounters.look_at(at_doors, ledger_);
    core::give_back(at_doors);

    begin(Phase::kMeet);
    if (many) where_.expect_visitors(context_.parallel);
    const meet::Meetings meetings(context_, where_);
    if (!state_.courses.active.empty()) {
        meet::spread({exposure, meetings, where_}, encounters.candidates(), state_.courses, tree_, ledger_);
    }
    if (book_ != nullptr) book_->write(context_, meetings, where_, encounters.kept());
    where_.forget_visitors();

    begin(Phase::kProgress);
    Totals infectious;
    const auto count_infectious = [&] {
        for (std::size_t k = before; k < tree_.size(); ++k)
            infectious_.enter(state_.courses, profile_, ledger_, context_.date.day, tree_[k].infected);
        infectious = infectious_.count(context_, state_.courses, profile_, present_, ledger_);
    };
    const auto treat = [&] {
        for (const std::uint32_t i : outings_.fevers_found) state_.patients.find(i, context_.date.day);
        care::confirm(context_, state_.courses, who_is_seen(context_, state_, outings_.at_clinic, ledger_),
                      state_.lab.positive_today, state_.patients, ledger_);
        care::answer_calls(context_, state_.courses, state_.patients, ledger_);
        care::nurse(context_, state_.hospital, state_.patients, state_.arrival, ledger_);
        count_found_in_quarantine(context_, standing, state_, ledger_);
        care::run_lab(context_, state_.lab, ledger_);
    };
    core::side_by_side(context_.parallel, treat, count_infectious);
    ledger_.add_all(Count::kInfectious, context_.date.day, infectious);
    disease::retire(context_.date.day, state_.courses);

    begin(Phase::kLive);
    Evening evening;
    core::side_by_side(
        context_.parallel,
        [&] {
            evening = live(context_, everybody_, present_, outings_, visitors, shortage_, hoarding_, state_,
                           ledger_);
        },
        [&] { find_confined(context_, standing, present_, state_, restricted_); },
        [&] {
            relief_.feel(context_, state_.minds);
            feel_refused(context_, outings_, state_.minds);
        });
    feel(context_, evening, outings_, state_, ledger_);
    count_lost_days(context_, everybody_, standing, present_, wants_, outings_, state_, ledger_, restricted_);
    core::side_by_side(
        context_.parallel,
        [&] {
            nightfall_.sleep(context_, everybody_, standing, present_, restricted_, distress_, parts_.pages(),
                             state_, ledger_);
        },
        [&] { shortage_.put_back(context_, restricted_.special, state_.stocks, ledger_); });
    work::tire(context_, roster_, state_.hands, ledger_);

    begin(Phase::kNight);
    mark_rows_ = std::move(standing.mark_of);
    on_dwellings_ = std::move(standing);
    dawn_.rest();
    outings_.free();
    hashes_.push_back(hash());
    context_.date = date_of(context_.scenario.calendar, context_.date.day + 1);
}

}  // namespace wangge::kernel::day
