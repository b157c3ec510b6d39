#include "wangge/kernel/day/state.hpp"

namespace wangge::kernel::day {
namespace {

// Column numbers name the columns in every hash ever written: never reuse one.
enum Column : std::uint32_t {
    kInfection = 1,
    kInfectivity,
    kClinicFrom,
    kFoundOn,
    kIsolatedUntil,
    kStaysHome,
    kFood,
    kMedicine,
    kLastOuting,
    kOrder,
    kShops,
    kGrievanceColumn,
    kConfinedSoFar,
    kFatigue,
    kQuitColumn,
    kPapers,
    kSweep,
    kKnown,
    kTicketOpened,
    kTicketFate,
    kGateArrivals,
    kGateWait,
    kGateExpected,
    kArrival,
    kInfectious = 40,
    kSample,
    kSampleStage,
    kCallsFrom,
    kSevereCase,
    kSevereStage,
    // mind and hands: 60-79
    kTrustColumn = 60,
    kFearColumn,
    kBurdenConfined,
    kBurdenUnpaid,
    kBurdenHungry,
    kDaysWorked,
    kRegisteredOn,
    kCensus,
    kCensusPapers,
    kInCentre = 80,
    kInterviewed = 81,
    kToldOn = 82,
    kContact = 83,
    kContactDay = 84,
};

constexpr std::uint64_t pack(std::uint32_t high, std::uint32_t low) {
    return std::uint64_t{high} << 32 | low;
}

}  // namespace

State::State(const Context& context)
    : courses(context.world.agents),
      patients(context.world.agents),
      immunity(context.world, context.scenario.immunity, context.luck),
      stocks(needs::first_stocks(context)),
      minds(mind::first_minds(context)),
      burdens(mind::first_burdens(context)),
      hands(static_cast<std::uint32_t>(context.world.staff.resident.size())),
      papers(context.world),
      gates(static_cast<std::uint32_t>(context.world.gates.key.size())),
      arrival(context.world.resident.arrival.begin(), context.world.resident.arrival.end()) {}

core::StateHash hash_of(const State& state) {
    core::StateHash hash;
    const auto column = [&hash]<class T>(std::uint32_t number, const std::vector<T>& values, T usual) {
        for (std::size_t row = 0; row < values.size(); ++row) {
            if (values[row] != usual) hash.add(number, row, values[row]);
        }
    };
    constexpr std::uint8_t kNo = 0;
    for (std::size_t i = 0; i < state.courses.infected_at.size(); ++i) {
        if (state.courses.susceptible(static_cast<std::uint32_t>(i))) continue;
        const auto onset =
            static_cast<std::uint32_t>(state.courses.onset_at[i]) * 2u + state.courses.symptomatic[i];
        hash.add(kInfection, i, pack(static_cast<std::uint32_t>(state.courses.infected_at[i]), onset));
        hash.add(kInfectivity, i, state.courses.infectivity[i]);
        hash.add(kInfectious, i,
                 pack(static_cast<std::uint32_t>(state.courses.starts_at[i]),
                      static_cast<std::uint32_t>(state.courses.length[i])));
    }
    column(kClinicFrom, state.patients.clinic_from, kNever);
    column(kFoundOn, state.patients.found_on, kNever);
    column(kIsolatedUntil, state.patients.isolated_until, 0);
    column(kStaysHome, state.patients.stays_home, kNo);
    for (std::size_t row = 0; row < state.lab.tubes.size(); ++row) {
        const care::Tube& tube = state.lab.tubes[row];
        for (const care::Sample& sample : tube.samples) {
            const std::uint32_t what = static_cast<std::uint32_t>(sample.pool) << 8 |
                                       static_cast<std::uint32_t>(sample.kind) << 1 |
                                       (sample.positive ? 1u : 0u);
            const std::uint64_t one = std::uint64_t{sample.resident} * 4u + (tube.retest ? 2u : 0u) +
                                      static_cast<std::uint64_t>(sample.kind);
            hash.add(kSample, one, pack(static_cast<std::uint32_t>(sample.taken_at), what));
            hash.add(kSampleStage, one,
                     pack(static_cast<std::uint32_t>(tube.came_on), static_cast<std::uint32_t>(tube.known)));
        }
    }
    column(kCallsFrom, state.patients.calls_from, kNever);
    for (const care::SevereCase& one : state.hospital.cases) {
        hash.add(
            kSevereCase, one.resident,
            pack(static_cast<std::uint32_t>(one.severe_at), static_cast<std::uint32_t>(one.recovers_at)));
        const std::uint32_t stage =
            one.stage | static_cast<std::uint32_t>(one.bed) << 2 | (one.decided ? 16u : 0u);
        hash.add(kSevereStage, one.resident,
                 pack(stage, static_cast<std::uint32_t>(one.days) << 16 |
                                 static_cast<std::uint32_t>(one.untreated)));
    }
    column(kFood, state.stocks.food, 0);
    column(kMedicine, state.stocks.medicine, needs::kNoMedicine);
    column(kLastOuting, state.stocks.last_outing, -kNever);
    for (std::size_t h = 0; h < state.stocks.order.size(); ++h) {
        if (state.stocks.order[h].placed < 0) continue;
        hash.add(kOrder, h,
                 pack(static_cast<std::uint32_t>(state.stocks.order[h].placed),
                      static_cast<std::uint32_t>(state.stocks.order[h].rations)));
    }
    hash.add(kShops, 0, state.stocks.shops);
    column(kGrievanceColumn, state.minds.grievance, 0.0);
    column(kConfinedSoFar, state.minds.confined_days, 0);
    column(kTrustColumn, state.minds.trust, 0.0);
    column(kFearColumn, state.minds.fear, 0.0);
    column(kBurdenConfined, state.burdens.confined, 0);
    column(kBurdenUnpaid, state.burdens.unpaid, 0);
    column(kBurdenHungry, state.burdens.last_hungry, -kNever);
    column(kFatigue, state.hands.fatigue, 0.0);
    column(kQuitColumn, state.hands.quit, kNo);
    for (std::size_t h = 0; h < state.papers.registered.size(); ++h) {
        const std::uint32_t papers = state.papers.registered[h] | state.papers.pass[h] << 1 |
                                     state.papers.done[h] << 2 | state.papers.knocks[h] << 8;
        if (papers != 0) hash.add(kPapers, h, papers);
    }
    hash.add(kSweep, 0, state.papers.sweep);
    column(kDaysWorked, state.hands.days, 0);
    column(kRegisteredOn, state.papers.registered_on, -1);
    if (state.papers.census != 0) hash.add(kCensus, 0, state.papers.census);
    for (std::size_t h = 0; h < state.papers.census_done.size(); ++h) {
        const std::uint32_t papers = state.papers.census_done[h] | state.papers.census_knocks[h] << 8;
        if (papers != 0) hash.add(kCensusPapers, h, papers);
    }
    column(kKnown, state.papers.known, kNo);
    for (const work::OpenTicket& open : state.papers.tickets) {
        const std::uint64_t row = std::uint64_t{open.ticket.household} * policy::kTicketKinds +
                                  static_cast<std::uint64_t>(open.ticket.topic);
        hash.add(kTicketOpened, row, open.ticket.opened);
        hash.add(kTicketFate, row,
                 pack(static_cast<std::uint32_t>(open.closes),
                      (open.overdue ? 1u : 0u) + (open.ticket.whistled ? 2u : 0u)));
    }
    column(kGateArrivals, state.gates.arrivals, std::int64_t{0});
    column(kGateWait, state.gates.wait, std::int64_t{0});
    column(kGateExpected, state.gates.expected, 0.0);
    column(kArrival, state.arrival, std::int32_t{world::kAlwaysHere});
    for (const std::uint32_t i : state.in_centre) hash.add(kInCentre, i, 1);
    for (const policy::Interview& one : state.papers.interviews)
        hash.add(kInterviewed, one.resident, one.day);
    column(kToldOn, state.papers.told_on, std::int32_t{-1});
    for (std::size_t row = 0; row < state.papers.contacts.size(); ++row) {
        const policy::Contact& contact = state.papers.contacts[row];
        hash.add(kContact, row, pack(contact.resident, contact.of));
        hash.add(kContactDay, row, contact.day);
    }
    return hash;
}

}  // namespace wangge::kernel::day
