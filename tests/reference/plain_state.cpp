#include "tests/reference/plain_state.hpp"

#include <algorithm>
#include <cmath>

#include "wangge/kernel/columns.hpp"

namespace wangge::tests {

PlainState::PlainState(const world::World& world, const policy::Needs& needs)
    : gates(static_cast<std::uint32_t>(world.gates.key.size())), arrival(world.agents) {
    for (std::uint32_t i = 0; i < world.agents; ++i) arrival[i] = world.resident.arrival[i];
    for (auto* column : {&courses.infected_at, &courses.starts_at, &courses.onset_at, &papers.told_on})
        column->assign(world.agents, -1);
    courses.length.assign(world.agents, 0);
    courses.symptomatic.assign(world.agents, 0);
    courses.infectivity.assign(world.agents, 0.0);
    for (auto* column : {&patients.clinic_from, &patients.calls_from, &patients.found_on})
        column->assign(world.agents, kernel::kNever);
    patients.isolated_until.assign(world.agents, 0);
    patients.stays_home.assign(world.agents, 0);
    hands.fatigue.assign(world.staff.resident.size(), 0.0);
    hands.quit.assign(world.staff.resident.size(), 0);
    hands.days.assign(world.staff.resident.size(), 0);
    stocks.food.assign(world.households, 0);
    stocks.medicine.assign(world.residents, -1);
    stocks.last_outing.assign(world.households, -kernel::kNever);
    stocks.order.assign(world.households, {});
    minds.grievance.assign(world.households, 0);
    minds.trust.assign(world.households, 0);
    minds.fear.assign(world.grid.key.size(), 0.0);
    minds.confined_days.assign(world.residents, 0);
    minds.declines.assign(world.residents, 0);
    burdens.confined.assign(world.residents, 0);
    burdens.unpaid.assign(world.households, 0);
    burdens.last_hungry.assign(world.households, -kernel::kNever);
    for (auto* column : {&papers.registered, &papers.pass, &papers.knocks, &papers.done,
                         &papers.census_knocks, &papers.census_done})
        column->assign(world.households, 0);
    papers.known.assign(world.agents, 0);
    papers.registered_on.assign(world.households, -1);
    refill_ = static_cast<std::int32_t>(needs.refill_days);
    round_.assign(world.households, 0);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        double carried = 0;
        for (std::uint32_t i = 0; i < world.residents; ++i) {
            if (world.resident.household[i] == h && world.resident.age[i] >= 16)
                carried = std::max(carried, world.resident.can_carry[i] != 0 ? needs.carry : needs.carry_old);
        }
        const auto count = [&](double share) { return std::floor(share * world.members(h) + 0.5); };
        const double missing = count(needs.shop_to) - count(needs.shop_at), each = std::min(carried, missing);
        const bool usual = world.household.dwelling[h] == world::Dwelling::kFamily &&
                           world.household.supplied[h] == 0 && each >= world.members(h) && each <= 126 &&
                           count(needs.shop_at) >= world.members(h) - 1.0;  // nobody hungry between trips
        if (usual && (missing >= carried || std::fmod(each, world.members(h)) == 0))
            round_[h] = static_cast<std::int32_t>(each);
        if (world.household.dwelling[h] == world::Dwelling::kFamily && world.household.supplied[h] != 0)
            round_[h] =
                static_cast<std::int32_t>(needs.supplied_every) * static_cast<std::int32_t>(world.members(h));
    }
}

core::StateHash PlainState::hash(const world::World& world, std::int32_t day) const {
    core::StateHash hash;
    const auto column = [&hash]<class T>(std::uint32_t number, const std::vector<T>& values, T usual) {
        for (std::size_t row = 0; row < values.size(); ++row) {
            if (values[row] != usual) hash.add(number, row, values[row]);
        }
    };
    const auto tally = [&hash](std::uint32_t number, const std::vector<std::int32_t>& counts) {
        for (std::size_t row = 0; row < counts.size(); ++row) {
            for (std::int32_t k = 0; k < counts[row]; ++k) hash.add(core::TallyCells(number), row);
        }
    };
    using kernel::pack;
    constexpr std::uint8_t kNo = 0;
    const auto word = [](std::int32_t value) { return static_cast<std::uint32_t>(value); };
    for (std::size_t i = 0; i < courses.infected_at.size(); ++i) {
        if (courses.infected_at[i] < 0) continue;
        hash.add(kernel::kInfection, i,
                 pack(word(courses.infected_at[i]), word(courses.onset_at[i]) * 2u + courses.symptomatic[i]));
        hash.add(kernel::kInfectivity, i, courses.infectivity[i]);
        hash.add(kernel::kInfectious, i, pack(word(courses.starts_at[i]), word(courses.length[i])));
    }
    column(kernel::kClinicFrom, patients.clinic_from, kernel::kNever);
    column(kernel::kCallsFrom, patients.calls_from, kernel::kNever);
    column(kernel::kFoundOn, patients.found_on, kernel::kNever);
    column(kernel::kIsolatedUntil, patients.isolated_until, 0);
    column(kernel::kStaysHome, patients.stays_home, kNo);
    for (const kernel::care::Tube& tube : lab.tubes) {
        for (const kernel::care::Sample& sample : tube.samples) {
            const auto kind = static_cast<std::uint32_t>(sample.kind);
            const std::uint64_t row = std::uint64_t{sample.resident} * 4u + (tube.retest ? 2u : 0u) + kind;
            hash.add(kernel::kSample, row,
                     pack(word(sample.taken_at),
                          std::uint32_t{sample.pool} << 8 | kind << 1 | (sample.positive ? 1u : 0u)));
            hash.add(kernel::kSampleStage, row, pack(word(tube.came_on), word(tube.known)));
        }
    }
    for (const kernel::care::SevereCase& one : hospital.cases) {
        hash.add(kernel::kSevereCase, one.resident, pack(word(one.severe_at), word(one.recovers_at)));
        hash.add(kernel::kSevereStage, one.resident,
                 pack(one.stage | static_cast<std::uint32_t>(one.bed) << 2 | (one.decided ? 16u : 0u),
                      word(one.days) << 16 | word(one.untreated)));
    }
    // Stocks count as what they were, or would have been, on day 0: that changes only where somebody acts.
    // Whole trips of usual shopping count in the sum of all alone.
    std::int64_t rations = 0;
    for (std::uint32_t h = 0; h < world.households; ++h) {
        std::int32_t larder = stocks.food[h] + static_cast<std::int32_t>(world.members(h)) * day;
        rations += larder;
        if (round_[h] > 0) larder = (larder % round_[h] + round_[h]) % round_[h];
        if (larder != 0) hash.add(kernel::kLarder, h, larder);
    }
    hash.add(kernel::kLarder, world.households, rations);
    std::int64_t days = 0;  // of medicine, and so are whole refills
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (stocks.medicine[i] < 0) continue;
        const std::int32_t until = stocks.medicine[i] + day, rest = until % refill_;
        days += until;
        if (rest != 0) hash.add(kernel::kMedicineUntil, i, rest);
    }
    hash.add(kernel::kMedicineUntil, world.residents, days);
    column(kernel::kLastOuting, stocks.last_outing, -kernel::kNever);
    for (std::size_t h = 0; h < stocks.order.size(); ++h) {
        if (stocks.order[h].placed >= 0)
            hash.add(kernel::kOrder, h, pack(word(stocks.order[h].placed), word(stocks.order[h].rations)));
    }
    hash.add(kernel::kShops, 0, stocks.shops);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const kernel::Feeling grievance = minds.grievance[h], trust = minds.trust[h];
        const auto unpaid = static_cast<std::uint8_t>(burdens.unpaid[h]);
        if (grievance != 0 || trust != 0 || unpaid != 0)
            hash.add(kernel::kMood, h, kernel::mood_cell(grievance, trust, unpaid));
    }
    column(kernel::kFearColumn, minds.fear, 0.0);
    tally(kernel::kConfinedSoFar, minds.confined_days);
    tally(kernel::kBurdenConfined, burdens.confined);
    column(kernel::kBurdenHungry, burdens.last_hungry, -kernel::kNever);
    column(kernel::kFatigue, hands.fatigue, 0.0);
    column(kernel::kQuitColumn, hands.quit, kNo);
    tally(kernel::kDaysWorked, hands.days);
    column(kernel::kRegistered, papers.registered, kNo);
    column(kernel::kPass, papers.pass, kNo);
    column(kernel::kKnocksColumn, papers.knocks, kNo);
    column(kernel::kDone, papers.done, kNo);
    column(kernel::kCensusKnocks, papers.census_knocks, kNo);
    column(kernel::kCensusDone, papers.census_done, kNo);
    column(kernel::kKnown, papers.known, kNo);
    column(kernel::kRegisteredOn, papers.registered_on, -1);
    column(kernel::kToldOn, papers.told_on, -1);
    hash.add(kernel::kSweep, 0, papers.sweep);
    if (papers.census != 0) hash.add(kernel::kCensus, 0, papers.census);
    for (const kernel::work::OpenTicket& open : papers.tickets) {
        const std::uint64_t row = std::uint64_t{open.ticket.household} * policy::kTicketKinds +
                                  static_cast<std::uint64_t>(open.ticket.topic);
        hash.add(kernel::kTicketOpened, row, open.ticket.opened);
        hash.add(kernel::kTicketFate, row,
                 pack(word(open.closes), (open.overdue ? 1u : 0u) + (open.ticket.whistled ? 2u : 0u)));
    }
    for (const policy::Interview& one : papers.interviews)
        hash.add(kernel::kInterviewed, one.resident, one.day);
    for (std::size_t row = 0; row < papers.contacts.size(); ++row) {
        hash.add(kernel::kContact, row, pack(papers.contacts[row].resident, papers.contacts[row].of));
        hash.add(kernel::kContactDay, row, papers.contacts[row].day);
    }
    column(kernel::kGateArrivals, gates.arrivals, std::int64_t{0});
    column(kernel::kGateWait, gates.wait, std::int64_t{0});
    column(kernel::kGateExpected, gates.expected, 0.0);
    column(kernel::kArrival, arrival, std::int32_t{world::kAlwaysHere});
    for (const std::uint32_t i : in_centre) hash.add(kernel::kInCentre, i, 1);
    return hash;
}

}  // namespace wangge::tests
