#include "tests/reference/reference.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/policy/pass_down.hpp"
#include "wangge/policy/reach.hpp"
#include "wangge/policy/schedule.hpp"
#include "wangge/policy/sweep.hpp"

namespace wangge::tests {
namespace {

using core::Purpose;
using kernel::Count;
using world::kNone;
using world::PlaceKind;

constexpr std::int32_t kDay = 1440;
constexpr std::uint32_t kRound = kNone - 2;

template <class T>
void append(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

void append(policy::Directives& all, const policy::Directives& more) {
    append(all.permits, more.permits), append(all.quotas, more.quotas), append(all.posts, more.posts);
    append(all.barriers, more.barriers), append(all.checks, more.checks), append(all.visitors, more.visitors);
    append(all.services, more.services), all.marks.append(more.marks), append(all.beds, more.beds),
        append(all.scans, more.scans), append(all.closures, more.closures);
    all.tasks.append(more.tasks), append(all.desks, more.desks), append(all.whistles, more.whistles);
    append(all.named, more.named);
    append(all.tests, more.tests);
}

}  // namespace

Reference::Reference(const world::World& world, const policy::Scenario& scenario, std::uint32_t pools,
                     core::Seed luck, std::span<const kernel::day::InForce> in_force)
    : state(world, scenario.needs),
      ledger(world, static_cast<std::int32_t>(scenario.calendar.days), scenario.record.by()),
      world_(world),
      scenario_(scenario),
      pools_(pools),
      luck_(luck),
      in_force_(in_force),
      schedule_(in_force.size()),
      memory_(in_force.size()) {
    for (std::size_t row = 0; row < in_force.size(); ++row)
        in_force[row].policy->prepare(world, memory_[row]);
    plan_imports();
    // First stocks and minds, anew from their definition.
    state.stocks.shops = static_cast<std::int64_t>(scenario.needs.supply_store * world.residents);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const double u = draws(Purpose::kStock).unit(world.household.key[h]);
        const double days =
            core::lognormal_median(u, scenario.needs.stock_median, scenario.needs.stock_sigma);
        const bool family = world.household.dwelling[h] == world::Dwelling::kFamily;
        state.stocks.food[h] =
            static_cast<std::int32_t>((family ? std::floor(days + 0.5) : 10000) * world.members(h) + 0.5);
    }
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        const std::uint64_t key = world.resident.key[i];
        state.minds.declines[i] = draws(Purpose::kDecline).happens(scenario.mind.decliners, key) ? 1 : 0;
        state.stocks.medicine[i] = -1;
        if (world.resident.chronic[i] == 0) continue;
        state.stocks.medicine[i] =
            static_cast<std::int16_t>(draws(Purpose::kMedicine).unit(key) * scenario.needs.medicine_most);
    }
}

void Reference::step() {
    const std::int32_t since_epoch = static_cast<std::int32_t>(scenario_.calendar.start) + day_;
    const bool weekday = core::weekday(since_epoch) < 5;
    date_.day = day_;
    date_.festival =
        since_epoch >= scenario_.calendar.festival_first && since_epoch <= scenario_.calendar.festival_last;
    date_.workday = weekday && !date_.festival;
    date_.schoolday = weekday && since_epoch >= scenario_.calendar.schools_open;
    arrive();
    fall_ill();
    open_results();
    const auto most = static_cast<std::int64_t>(scenario_.needs.supply_store * world_.residents);
    const auto inflow = static_cast<std::int64_t>(scenario_.needs.supply_per_day * world_.residents);
    if (most == 0)
        state.stocks.shops = inflow;
    else if (state.stocks.shops < most)
        state.stocks.shops = std::min(most, state.stocks.shops + inflow);
    const std::int32_t sweep = policy::sweep_on(scenario_, day_).number;
    if (sweep != 0 && sweep != state.papers.sweep) {
        state.papers.sweep = sweep;
        for (std::uint32_t h = 0; h < world_.households; ++h)
            state.papers.knocks[h] = state.papers.done[h] = 0;
    }
    orders_ = decide();
    posts_ = posts();
    for (const policy::Task& task : orders_.tasks) {
        if (!task.census || task.cause == state.papers.census) continue;
        state.papers.census = task.cause;
        for (std::uint32_t h = 0; h < world_.households; ++h)
            state.papers.census_knocks[h] = state.papers.census_done[h] = 0;
    }
    give_beds();
    for (const policy::Named& one : orders_.named) {
        state.papers.contacts.push_back({one.contact, one.of, day_});
        count(Count::kContactsNamed, one.contact);
    }
    send_units();
    present_.assign(world_.agents, 0);
    for (std::uint32_t i = 0; i < world_.agents; ++i) present_[i] = here(i) && !in_centre(i) ? 1 : 0;
    place_orders();
    staff();
    intend();
    permit();
    receive_visitors();
    go();
    encounters_.clear();
    acute();
    queue();
    make_rounds();
    for (const policy::Test& test : orders_.tests) {
        if (here(test.resident)) swab(test.resident, test.kind, test.pool, day_ * kDay + 720);
    }
    look_after_centre();
    record();
    meet();
    count_infectious();
    for (const std::uint32_t i : fevers_)
        state.patients.found_on[i] = std::min(state.patients.found_on[i], day_);
    confirm();
    nurse();
    run_lab();
    live();
    restrict();
    feel();
    tire();
    ++day_;
}

// --- orders ---

bool Reference::reaches(const policy::Dwellings& dwellings, std::uint32_t h) const {
    return policy::reached(dwellings, world_, h);
}

policy::Errands Reference::allowed(std::uint32_t h) const {
    policy::Errands all = policy::kAllErrands;
    for (const policy::Permit& permit : orders_.permits) {
        if (reaches(permit.dwellings, h)) all &= permit.allowed;
    }
    return all;
}
std::int32_t Reference::outing_every(std::uint32_t h) const {
    std::int32_t longest = 0;
    for (const policy::Quota& quota : orders_.quotas) {
        if (reaches(quota.dwellings, h)) longest = std::max(longest, quota.every_days);
    }
    return longest;
}
policy::Checks Reference::checks(std::uint32_t h) const {  // kNone: a visitor
    policy::Checks all;
    for (const policy::Checks& one : orders_.checks) {
        if (h != kNone && !reaches(one.dwellings, h)) continue;
        all.pass |= one.pass, all.temperature |= one.temperature, all.code |= one.code;
        all.pass_seconds = std::max(all.pass_seconds, one.pass_seconds);
        all.register_seconds = std::max(all.register_seconds, one.register_seconds);
        all.temperature_seconds = std::max(all.temperature_seconds, one.temperature_seconds);
        all.temperature_sensitivity = std::max(all.temperature_sensitivity, one.temperature_sensitivity);
        all.temperature_false_alarm = std::max(all.temperature_false_alarm, one.temperature_false_alarm);
        all.code_seconds = std::max(all.code_seconds, one.code_seconds);
        all.code_help_seconds = std::max(all.code_help_seconds, one.code_help_seconds);
        all.code_paper = std::max(all.code_paper, one.code_paper);
        all.venues |= one.venues;
    }
    return all;
}
policy::Order Reference::order(std::uint32_t i) const {
    policy::Order strictest = policy::Order::kNone;
    for (const policy::Mark& mark : orders_.marks) {
        if (mark.resident == i && mark.until > day_) strictest = std::max(strictest, mark.order);
    }
    return strictest;
}
// Every order to stay waits for a call.
bool Reference::untold(std::uint32_t i) const {
    return std::none_of(orders_.marks.begin(), orders_.marks.end(), [&](const policy::Mark& mark) {
        return mark.resident == i && mark.until > day_ && mark.order >= policy::Order::kHome &&
               !mark.when_told;
    });
}
bool Reference::confined(std::uint32_t i) const {
    return order(i) >= policy::Order::kHome && !untold(i);
}
bool Reference::in_centre(std::uint32_t i) const {
    return std::find(state.in_centre.begin(), state.in_centre.end(), i) != state.in_centre.end();
}
std::uint32_t Reference::beds() const {
    std::uint32_t most = 0;
    for (const policy::Beds& one : orders_.beds) most = std::max(most, one.beds);
    return most;
}
// One bed after the other: to somebody who had one yesterday, else to the lowest keyed rank.
void Reference::give_beds() {
    const std::vector<std::uint32_t> before = state.in_centre;
    std::vector<std::uint32_t> asking;
    for (std::uint32_t i = 0; i < world_.residents; ++i) {
        if (order(i) == policy::Order::kCentral && !untold(i) && here(i)) asking.push_back(i);
    }
    const auto turn = [&](std::uint32_t i) {
        const bool had = std::find(before.begin(), before.end(), i) != before.end();
        return std::tuple{had ? 0 : 1, draws(Purpose::kBed).rank(0, world_.resident.key[i]), i};
    };
    state.in_centre.clear();
    while (!asking.empty() && state.in_centre.size() < beds()) {
        const auto next =
            std::min_element(asking.begin(), asking.end(), [&](auto a, auto b) { return turn(a) < turn(b); });
        state.in_centre.push_back(*next);
        asking.erase(next);
    }
    for (const std::uint32_t i : asking) count(Count::kBedsShort, i);
    std::sort(state.in_centre.begin(), state.in_centre.end());
}
double Reference::adherence(std::uint32_t i) const {
    double most = 0;
    for (const policy::Mark& mark : orders_.marks) {
        if (mark.resident == i && mark.until > day_) most = std::max(most, mark.adherence);
    }
    return most;
}
bool Reference::red(std::uint32_t i) const {
    for (const policy::Mark& mark : orders_.marks) {
        if (mark.resident == i && mark.until > day_ && mark.code_red) return true;
    }
    return false;
}
bool Reference::gated() const {
    if (!orders_.barriers.empty()) return true;
    for (const policy::Post& post : orders_.posts) {
        if (post.site == policy::Site::kGate) return true;
    }
    return false;
}
std::uint32_t Reference::open_gates() const {
    auto open = static_cast<std::uint32_t>(world_.gates.key.size());
    for (const policy::Barrier& barrier : orders_.barriers) open = std::min(open, barrier.open_gates);
    return open;
}
// Those with the lowest numbers of every community stay open.
bool Reference::gate_is_open(std::uint32_t gate) const {
    std::uint32_t before = 0;
    for (std::uint32_t other = 0; other < gate; ++other)
        before += world_.gates.community[other] == world_.gates.community[gate] ? 1 : 0;
    return before < open_gates();
}
std::vector<policy::Post> Reference::posts() const {
    std::map<std::pair<policy::Site, std::uint32_t>, policy::Post> merged;
    for (const policy::Post& post : orders_.posts) {
        if (post.site == policy::Site::kGate && !gate_is_open(post.row)) continue;
        const auto [at, fresh] = merged.try_emplace({post.site, post.row}, post);
        if (fresh) continue;
        at->second.servers = std::max(at->second.servers, post.servers);
        at->second.reinforcements = std::max(at->second.reinforcements, post.reinforcements);
        at->second.pools |= post.pools;
        at->second.guards |= post.guards;
    }
    std::vector<policy::Post> all;
    for (const auto& [place, post] : merged) all.push_back(post);
    return all;
}
double Reference::let_in(std::uint32_t place) const {
    double least = 1;
    for (const policy::Closure& closure : orders_.closures)
        least = policy::closes(closure, world_, place) ? std::min(least, closure.open) : least;
    return least;
}
int Reference::service(std::uint32_t h) const {
    int second = -1;
    for (std::size_t row = 0; row < orders_.services.size(); ++row) {
        if (!reaches(orders_.services[row].dwellings, h)) continue;
        if (!orders_.services[row].quarantined_only) return static_cast<int>(row);
        if (second < 0) second = static_cast<int>(row);
    }
    return second;
}

// A visit is on record if its kind of place and its household are, by phone holders, mostly.
bool Reference::recorded(const Past& past, std::uint32_t i, std::uint32_t place) const {
    std::uint32_t venues = 0;
    double compliance = 0;
    bool household = false;
    for (const policy::Scan& scan : past.orders.scans) {
        venues |= scan.venues;
        compliance = std::max(compliance, scan.compliance);
        household |= i < world_.residents && reaches(scan.dwellings, world_.resident.household[i]);
    }
    if (!household || (venues >> static_cast<unsigned>(world_.places.kind[place]) & 1u) == 0) return false;
    return world_.resident.shows_code[i] != 0 &&
           core::happens(
               draws(Purpose::kScan)
                   .rank_word(core::combine(static_cast<std::uint32_t>(past.day), world_.places.key[place]),
                              world_.resident.key[i]),
               compliance);
}

class Reference::Scans final : public policy::Queries {
  public:
    explicit Scans(const Reference& reference) : me_(reference) {}
    std::vector<std::uint32_t> scanned_with(std::span<const std::uint32_t> cases, std::int32_t first,
                                            std::int32_t last) const override {
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = 0; i < me_.world_.residents; ++i) {
            bool met = false;
            for (const Past& past : me_.past_) {
                for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
                    const std::uint32_t spot = past.where[tick][i];
                    const bool visit = past.day >= first && past.day <= last &&
                                       spot >= me_.world_.households && spot < kRound;
                    if (!visit || !me_.recorded(past, i, spot - me_.world_.households)) continue;
                    for (const std::uint32_t one : cases) {
                        met |= past.where[tick][one] == spot &&
                               me_.recorded(past, one, spot - me_.world_.households);
                    }
                }
            }
            if (met && std::find(cases.begin(), cases.end(), i) == cases.end()) found.push_back(i);
        }
        return found;
    }
    // Looks up what was noted on the day.
    std::vector<policy::Met> contacts(std::span<const std::uint32_t> cases, std::int32_t first,
                                      std::int32_t last) const override {
        using policy::Acquaintance;
        std::map<std::pair<std::uint32_t, std::uint32_t>, Acquaintance> closest;
        for (const Past& past : me_.past_) {
            for (const Contact& contact : past.met) {
                if (past.day < first || past.day > last) continue;
                const std::array<bool, 18> duty = {false, false, true, true},
                                           known = {false, true,  false, false, false, false,
                                                    false, false, false, true,  false, true,
                                                    true,  false, false, false, false, true};
                const auto setting = static_cast<std::size_t>(contact.setting);
                const Acquaintance how = setting == 0     ? Acquaintance::kHousehold
                                         : duty[setting]  ? Acquaintance::kDuty
                                         : known[setting] ? Acquaintance::kKnown
                                                          : Acquaintance::kStranger;
                for (const auto& [one, other] :
                     {std::pair{contact.a, contact.b}, std::pair{contact.b, contact.a}}) {
                    if (other >= me_.world_.residents ||
                        std::find(cases.begin(), cases.end(), one) == cases.end())
                        continue;
                    const auto at = closest.try_emplace({one, other}, how).first;
                    at->second = std::min(at->second, how);
                }
            }
        }
        std::vector<policy::Met> all;
        for (const auto& [pair, how] : closest) all.push_back({pair.first, pair.second, how});
        return all;
    }

  private:
    const Reference& me_;
};

policy::Directives Reference::decide() {
    const Scans scans(*this);
    std::vector<std::int32_t> grid_since(world_.grid.key.size(), -1);
    std::int32_t since = -1;
    std::vector<policy::Report> reports;
    for (const policy::Report& report : state.patients.reports) {
        if (linked(1, world_.resident.key[report.resident], report.day + 1)) reports.push_back(report);
    }
    std::vector<std::uint8_t> registered(world_.households, 0);
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        registered[h] = state.papers.registered[h] != 0 &&
                        linked(2, world_.household.key[h], state.papers.registered_on[h] + 1);
    }
    for (const policy::Report& report : reports) {
        since = day_ - report.day;
        if (report.resident < world_.residents)
            grid_since[world_.grid_of(world_.resident.household[report.resident])] = day_ - report.day;
    }
    std::vector<policy::Ticket> tickets;
    for (const kernel::work::OpenTicket& open : state.papers.tickets) tickets.push_back(open.ticket);
    policy::Observation seen{scenario_, world_, luck_, day_, {}, {}, {}, {}, {}, {}, {}, {},     {},
                             {},        {},     {},    {},   {}, {}, {}, {}, {}, {}, {}, nullptr};
    seen.day = day_, seen.pools = static_cast<policy::Pools>(pools_);
    seen.results = state.lab.results;
    seen.reports = reports, seen.days_since_report = since, seen.grid_days_since_report = grid_since;
    seen.registered = registered, seen.pass = state.papers.pass;
    seen.knocks = state.papers.knocks, seen.done = state.papers.done, seen.returnees = state.papers.returnees;
    seen.tickets = tickets, seen.gate_arrivals = state.gates.arrivals, seen.gate_wait = state.gates.wait;
    seen.interviews = state.papers.interviews, seen.contacts = state.papers.contacts;
    seen.told_on = state.papers.told_on, seen.in_centre = state.in_centre, seen.queries = &scans;
    seen.census = state.papers.census, seen.census_knocks = state.papers.census_knocks;
    seen.census_done = state.papers.census_done;
    const double escalation = scenario_.hierarchy.escalation;
    policy::Directives own, above;
    for (std::size_t row = 0; row < in_force_.size(); ++row) {
        if (in_force_[row].always)
            in_force_[row].policy->decide(seen, memory_[row], own);
        else if (policy::advance(in_force_[row].common, seen, escalation, schedule_[row]))
            in_force_[row].policy->decide(seen, memory_[row], above);
        else if (schedule_[row].ended >= 0)
            in_force_[row].policy->lifted(seen, memory_[row], above);
    }
    decided_.push_back(above);
    const std::int32_t decided_on = day_ - static_cast<std::int32_t>(scenario_.hierarchy.delay);
    policy::Directives arrived;
    if (decided_on >= 0) arrived = decided_[static_cast<std::size_t>(decided_on)];
    policy::escalate(arrived, escalation, day_);
    policy::use_discretion(arrived, scenario_.hierarchy.discretion, world_, luck_);
    policy::hold_on(arrived, marks_yesterday_, escalation, day_);
    marks_yesterday_ = arrived.marks;
    append(own, arrived);
    return own;
}

// --- dawn ---

void Reference::plan_imports() {
    const policy::Imports& imports = scenario_.imports;
    const auto ranked = [&](bool returnees, std::int32_t until) {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> all;
        for (std::uint32_t i = 0; i < world_.residents; ++i) {
            const std::int16_t arrival = world_.resident.arrival[i];
            const bool adult = world_.resident.age[i] >= 18 && world_.resident.age[i] <= 60;
            const bool wanted = returnees ? arrival != world::kAlwaysHere && arrival <= until
                                          : arrival == world::kAlwaysHere && adult;
            if (wanted) all.emplace_back(draws(Purpose::kImportWho).rank(0, world_.resident.key[i]), i);
        }
        std::sort(all.begin(), all.end());
        return all;
    };
    if (imports.setting == 2) {
        const auto all = ranked(true, 30000);
        for (const auto& [rank, i] : all) {
            if (!draws(Purpose::kImportWhen)
                     .happens(imports.documented_expected / static_cast<double>(all.size()),
                              world_.resident.key[i], 1))
                continue;
            imports_.push_back({i, std::max<std::int32_t>(0, world_.resident.arrival[i]), false});
        }
    }
    if (imports.setting != 1) return;
    const auto first = static_cast<std::int32_t>(imports.stress_first_days);
    for (const auto& [rank, i] : ranked(true, first)) {
        if (imports_.size() == static_cast<std::size_t>(imports.stress_first)) break;
        const auto day = static_cast<std::int32_t>(
            draws(Purpose::kImportWhen).below(static_cast<std::uint32_t>(first) + 1, world_.resident.key[i]));
        imports_.push_back({i, std::max<std::int32_t>(day, world_.resident.arrival[i]), false});
    }
    std::int32_t day = first;
    for (const auto& [rank, i] : ranked(false, 0)) {
        day += static_cast<std::int32_t>(imports.stress_every);
        if (day < ledger.days()) imports_.push_back({i, day, true});
    }
}

void Reference::arrive() {
    std::sort(imports_.begin(), imports_.end(), [](const Import& a, const Import& b) {
        return std::tie(a.day, a.who) < std::tie(b.day, b.who);
    });
    for (const Import& import : imports_) {
        if (import.day != day_) continue;
        if (state.arrival[import.who] == kernel::kNever) continue;  // has died
        if (import.returns) state.arrival[import.who] = day_;
        if (state.courses.infected_at[import.who] >= 0) continue;
        infect(import.who, day_ * kDay);
        count(Count::kImportedInfections, import.who);
        tree.push_back({kNone, import.who, static_cast<std::int16_t>(day_), 0, 7});
    }
    for (std::uint32_t i = 0; i < world_.residents; ++i) {
        const std::int32_t arrival = state.arrival[i];
        const bool came = arrival != world::kAlwaysHere && arrival <= day_;
        if (came && linked(0, world_.resident.key[i], arrival)) know(i);
    }
    for (std::uint32_t i = 0; i < world_.residents; ++i) {
        const std::int32_t arrival = state.arrival[i];
        const bool today = arrival == day_ || (day_ == 0 && arrival < 0 && arrival != world::kAlwaysHere);
        if (!today || world_.household.tenure[world_.resident.household[i]] != world::Tenure::kOwner)
            continue;
        if (draws(Purpose::kTell)
                .happens(scenario_.organisation.returnee_reports, world_.resident.key[i], 0, 1))
            know(i);
    }
}

void Reference::send_units() {
    std::vector<std::tuple<std::int32_t, std::uint64_t, std::uint32_t, std::uint8_t>> calls;
    for (const policy::Whistle& whistle : orders_.whistles) {
        for (const kernel::work::OpenTicket& open : state.papers.tickets) {
            if (open.ticket.household != whistle.household ||
                static_cast<std::uint8_t>(open.ticket.topic) != whistle.topic || open.ticket.whistled)
                continue;
            calls.emplace_back(
                open.ticket.opened,
                draws(Purpose::kUnit).rank(whistle.topic, world_.household.key[whistle.household]),
                whistle.household, whistle.topic);
        }
    }
    std::sort(calls.begin(), calls.end());
    const policy::Organisation& rules = scenario_.organisation;
    for (std::size_t k = 0; k < calls.size() && k < static_cast<std::size_t>(rules.whistle_units); ++k) {
        for (kernel::work::OpenTicket& open : state.papers.tickets) {
            if (open.ticket.household != std::get<2>(calls[k]) ||
                static_cast<std::uint8_t>(open.ticket.topic) != std::get<3>(calls[k]))
                continue;
            const auto span = static_cast<std::uint32_t>(
                std::max(0.0, rules.ticket_unit_most - rules.ticket_unit_least) + 1);
            open.ticket.whistled = true;
            open.closes =
                day_ + static_cast<std::int32_t>(rules.ticket_unit_least) +
                static_cast<std::int32_t>(draws(Purpose::kUnit)
                                              .below(span, world_.household.key[open.ticket.household],
                                                     today(), std::get<3>(calls[k])));
            count_home(Count::kTicketsWhistled, open.ticket.household);
        }
    }
    const std::vector<kernel::work::OpenTicket> all = state.papers.tickets;
    for (const kernel::work::OpenTicket& open : all) {
        if (open.closes <= day_) help(open.ticket.household, open.ticket.topic);
    }
}

// --- small questions ---

bool Reference::able(std::uint32_t i) const {
    return present_[i] != 0 && state.patients.stays_home[i] == 0 && !confined(i);
}
bool Reference::elder_alone(std::uint32_t h) const {
    return world_.members(h) == 1 && world_.resident.age[world_.household.first[h]] >= 65;
}
std::uint32_t Reference::place(PlaceKind kind, std::uint32_t i) const {
    return world_.place_of(kind, i);
}

bool Reference::feverish(std::uint32_t i) const {
    if (state.courses.infected_at[i] < 0 || state.courses.symptomatic[i] == 0) return false;
    const std::int32_t onset = state.courses.onset_at[i] / kDay;
    return day_ >= onset && day_ < onset + static_cast<std::int32_t>(scenario_.care.fever_days) &&
           draws(Purpose::kFever).happens(scenario_.care.fever_share, world_.resident.key[i], today());
}

std::uint32_t Reference::choose_gate(std::uint32_t h) const {
    std::uint32_t best = kNone, at = world_.stairwell.first_gate_minute[world_.household.stairwell[h]];
    double least = 1e300;
    for (std::uint32_t gate = 0; gate < world_.gates.key.size(); ++gate) {
        if (world_.gates.community[gate] != world_.community_of(h)) continue;
        const double minutes =
            world_.stairwell.gate_minutes[at++] + scenario_.loops.waits * state.gates.expected[gate];
        if (!gate_is_open(gate)) continue;
        if (minutes < least) best = gate, least = minutes;
    }
    return best;
}

std::uint32_t Reference::at_door(std::uint32_t h, std::uint32_t tick) const {
    const std::uint32_t size = world_.members(h);
    const std::uint32_t begin = draws(Purpose::kDoor).below(size, world_.household.key[h], today());
    for (std::uint32_t k = 0; k < size; ++k) {
        const std::uint32_t i = world_.household.first[h] + (begin + k) % size;
        if (where_[tick][i] == h) return i;
    }
    return kNone;
}

void Reference::soothe(std::uint32_t h, double amount) {
    state.minds.grievance[h] =
        static_cast<float>(std::min(1.0, std::max(0.0, state.minds.grievance[h] + amount)));
}

bool Reference::linked(std::uint32_t link, std::uint64_t key, std::int32_t from) const {
    const policy::Organisation& plan = scenario_.organisation;
    const double lag[] = {plan.arrivals_lag, plan.clinic_lag, plan.register_lag};
    const double match[] = {plan.arrivals_match, plan.clinic_match, plan.register_match};
    return day_ >= from + static_cast<std::int32_t>(lag[link]) &&
           draws(Purpose::kLink).happens(match[link], key, 0, link);
}
double Reference::pace(std::uint32_t w, int job) const {
    const policy::Work& work = scenario_.work;
    const auto pool = static_cast<std::size_t>(world_.staff.pool[w]);
    const double skill = job == 9   ? work.courier_time[pool]
                         : job == 3 ? work.swab_time[pool]
                                    : work.door_time[pool];
    const double fresh = core::exp(-(work.experience[pool] + state.hands.days[w]) / work.learned_in);
    return skill * (1.0 + work.slow * state.hands.fatigue[w]) *
           (1.0 + scenario_.loops.learning * work.slow_new * fresh);
}
double Reference::called(world::Pool pool) const {
    const policy::Work& work = scenario_.work;
    const double since = scenario_.calendar.start + day_ - work.ramp_call;
    if (pool != world::Pool::kVolunteer || since >= work.ramp_days) {
        return pool == world::Pool::kVolunteer && since <= 0 ? work.ramp_first : 1.0;
    }
    return since <= 0 ? work.ramp_first : work.ramp_first + (1.0 - work.ramp_first) * since / work.ramp_days;
}
bool Reference::struck(std::uint32_t w) const {
    const double since = scenario_.calendar.start + day_ - scenario_.work.ill_first;
    if (since < 0 || since >= scenario_.work.ill_days || world_.staff.pool[w] != world::Pool::kCommunity)
        return false;
    const auto rank = [&](std::uint32_t row) {
        return draws(Purpose::kIllStaff).rank(0, world_.resident.key[world_.staff.resident[row]]);
    };
    std::uint32_t before = 0;
    for (std::uint32_t other = 0; other < world_.staff.pool.size(); ++other) {
        before += world_.staff.pool[other] == world::Pool::kCommunity && rank(other) > rank(w) ? 1 : 0;
    }
    return before < scenario_.work.ill_staff;
}

void Reference::heed(std::uint32_t h, double amount) {
    if (scenario_.loops.trust == 0) return;
    const double usual = scenario_.mind.trust_usual;
    state.minds.trust[h] =
        static_cast<float>(std::min(1.0 - usual, std::max(-usual, state.minds.trust[h] + amount)));
}
double Reference::trusting_with(double trust, double chance) const {
    return chance * (1.0 + scenario_.mind.trust_effect * trust);
}
double Reference::trusting(std::uint32_t h, double chance) const {
    return trusting_with(state.minds.trust[h], chance);
}
double Reference::fear(std::uint32_t h) const {
    return state.minds.fear[world_.grid_of(h)];
}
bool Reference::hoards(std::uint32_t h) const {
    const policy::Mind& mind = scenario_.mind;
    const double date = scenario_.calendar.start + day_;
    if (date < mind.rumour_first || date >= mind.rumour_first + mind.rumour_days) return false;
    const double believes = mind.rumour_share * (1.0 - mind.trust_effect * state.minds.trust[h]);
    return scenario_.loops.rumour != 0 && draws(Purpose::kRumour).happens(believes, world_.household.key[h]);
}

void Reference::open(std::uint32_t h, policy::TicketKind topic) {
    for (const kernel::work::OpenTicket& open : state.papers.tickets) {
        if (open.ticket.household == h && open.ticket.topic == topic) return;
    }
    kernel::work::OpenTicket fresh;
    fresh.ticket = {h, static_cast<std::int16_t>(day_), topic, false};
    state.papers.tickets.push_back(fresh);
    std::sort(state.papers.tickets.begin(), state.papers.tickets.end(), [](const auto& a, const auto& b) {
        return std::tie(a.ticket.household, a.ticket.topic) < std::tie(b.ticket.household, b.ticket.topic);
    });
    count_home(Count::kTicketsOpened, h);
    constexpr Count kinds[] = {Count::kTicketsMeal, Count::kTicketsDrug, Count::kTicketsExit,
                               Count::kTicketsDispute};
    count_home(kinds[static_cast<std::size_t>(topic)], h);
}

void Reference::help(std::uint32_t h, policy::TicketKind topic) {
    if (topic == policy::TicketKind::kMeal) {
        const std::int32_t rations = static_cast<std::int32_t>(scenario_.organisation.ticket_rations) *
                                     static_cast<std::int32_t>(world_.members(h));
        state.stocks.food[h] += rations;
        count_home(Count::kRationsRelief, h, rations);
    }
    for (std::uint32_t i = world_.household.first[h];
         topic == policy::TicketKind::kDrug && i < world_.household.first[h + 1]; ++i) {
        if (state.stocks.medicine[i] != 0) continue;
        state.stocks.medicine[i] = static_cast<std::int16_t>(scenario_.organisation.ticket_drug_days);
        count(Count::kRefillsRelief, i);
    }
    if (topic == policy::TicketKind::kExit) write_down(h, true);
    soothe(h, -scenario_.mind.relief_ticket), heed(h, scenario_.mind.trust_ticket);
    std::erase_if(state.papers.tickets,
                  [&](const auto& open) { return open.ticket.household == h && open.ticket.topic == topic; });
    count_home(Count::kTicketsClosed, h);
}

void Reference::write_down(std::uint32_t h, bool with_pass) {
    if (state.papers.registered[h] == 0) {
        count_home(Count::kHouseholdsRegistered, h);
        state.papers.registered_on[h] = day_;
    }
    state.papers.registered[h] = 1;
    if (with_pass && state.papers.pass[h] == 0) {
        state.papers.pass[h] = 1;
        count_home(Count::kPassesIssued, h);
    }
}

void Reference::know(std::uint32_t i) {
    if (state.papers.known[i] != 0) return;
    state.papers.known[i] = 1;
    state.papers.returnees.push_back({i, state.arrival[i], day_});
    count(Count::kReturneesKnown, i);
}

std::int32_t Reference::buy(std::uint32_t h, std::int32_t wanted) {
    const std::int32_t got =
        state.stocks.shops < wanted ? static_cast<std::int32_t>(state.stocks.shops) : wanted;
    state.stocks.shops -= got;
    if (got < wanted) count_home(Count::kRationsShort, h, wanted - got);
    return got;
}

double Reference::leak() const {
    const double managed = world_.property_management == world::PropertyManagement::kProfessional ? 0.3
                           : world_.property_management == world::PropertyManagement::kQuasi      ? 0.6
                                                                                                  : 1.0;
    return world_.side_gaps == 0 ? 0.0 : (1.0 - world_.tightness) * managed;
}

}  // namespace wangge::tests
