#include "wangge/kernel/day/state.hpp"

#include <span>

namespace wangge::kernel::day {
namespace {

// Column numbers name the columns in every hash ever written: never reuse one.
enum Column : std::uint32_t {
    kInfectedAt = 1, kOnsetAt, kSymptomatic, kInfectivity, kClinicFrom, kFoundOn, kIsolatedUntil, kStaysHome,
    kFood, kMedicine, kLastOuting, kOrderPlaced, kOrderRations, kShops, kGrievanceColumn, kConfinedSoFar,
    kFatigue, kQuitColumn, kRegistered, kPass, kKnocksColumn, kDone, kSweep, kKnown, kTicket, kGateArrivals, kGateWait, kArrival, kGateExpected,
};

}  // namespace

State::State(const Context& context)
    : courses(context.world.agents), patients(context.world.agents), stocks(needs::first_stocks(context)),
      minds(mind::first_minds(context)), hands(static_cast<std::uint32_t>(context.world.staff.resident.size())),
      papers(context.world), gates(static_cast<std::uint32_t>(context.world.gates.key.size())),
      arrival(context.world.resident.arrival.begin(), context.world.resident.arrival.end()) {}

core::StateHash hash_of(const State& state) {
    core::StateHash hash;
    const auto column = [&hash]<class T>(std::uint32_t number, const std::vector<T>& values) {
        hash.add_column(number, std::span<const T>(values));
    };
    column(kInfectedAt, state.courses.infected_at);
    column(kOnsetAt, state.courses.onset_at);
    column(kSymptomatic, state.courses.symptomatic);
    column(kInfectivity, state.courses.infectivity);
    column(kClinicFrom, state.patients.clinic_from);
    column(kFoundOn, state.patients.found_on);
    column(kIsolatedUntil, state.patients.isolated_until);
    column(kStaysHome, state.patients.stays_home);
    column(kFood, state.stocks.food);
    column(kMedicine, state.stocks.medicine);
    column(kLastOuting, state.stocks.last_outing);
    for (std::size_t h = 0; h < state.stocks.order.size(); ++h) {
        hash.add(kOrderPlaced, h, state.stocks.order[h].placed);
        hash.add(kOrderRations, h, state.stocks.order[h].rations);
    }
    hash.add(kShops, 0, state.stocks.shops);
    column(kGrievanceColumn, state.minds.grievance);
    column(kConfinedSoFar, state.minds.confined_days);
    column(kFatigue, state.hands.fatigue);
    column(kQuitColumn, state.hands.quit);
    column(kRegistered, state.papers.registered);
    column(kPass, state.papers.pass);
    column(kKnocksColumn, state.papers.knocks);
    column(kDone, state.papers.done);
    hash.add(kSweep, 0, state.papers.sweep);
    column(kKnown, state.papers.known);
    for (const work::OpenTicket& open : state.papers.tickets) {
        const std::uint64_t row = std::uint64_t{open.ticket.household} * policy::kTicketKinds + static_cast<std::uint64_t>(open.ticket.topic);
        hash.add(kTicket, row * 4, open.ticket.opened);
        hash.add(kTicket, row * 4 + 1, open.closes);
        hash.add(kTicket, row * 4 + 2, open.overdue);
        hash.add(kTicket, row * 4 + 3, open.ticket.whistled);
    }
    column(kGateArrivals, state.gates.arrivals);
    column(kGateWait, state.gates.wait);
    column(kGateExpected, state.gates.expected);
    column(kArrival, state.arrival);
    return hash;
}

}  // namespace wangge::kernel::day
