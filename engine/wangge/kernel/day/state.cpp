#include "wangge/kernel/day/state.hpp"

namespace wangge::kernel::day {
namespace {

// Of a short column, by looking at all of it.
template <class T>
void add_column(core::StateHash& hash, std::uint32_t number, const std::vector<T>& cells, T usual) {
    for (std::size_t row = 0; row < cells.size(); ++row) {
        if (cells[row] != usual) hash.add(number, row, cells[row]);
    }
}
void add_lab(core::StateHash& hash, const care::Lab& lab) {
    for (const care::Tube& tube : lab.tubes) {
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
}

void add_hospital(core::StateHash& hash, const care::Hospital& hospital) {
    for (const care::SevereCase& one : hospital.cases) {
        hash.add(
            kSevereCase, one.resident,
            pack(static_cast<std::uint32_t>(one.severe_at), static_cast<std::uint32_t>(one.recovers_at)));
        const std::uint32_t stage =
            one.stage | static_cast<std::uint32_t>(one.bed) << 2 | (one.decided ? 16u : 0u);
        hash.add(kSevereStage, one.resident,
                 pack(stage, static_cast<std::uint32_t>(one.days) << 16 |
                                 static_cast<std::uint32_t>(one.untreated)));
    }
}

void add_papers(core::StateHash& hash, const work::Register& papers) {
    for (const auto* column : {&papers.registered, &papers.pass, &papers.knocks, &papers.done,
                               &papers.census_knocks, &papers.census_done})
        hash += column->hash();
    hash += papers.known.hash();
    hash += papers.registered_on.hash();
    hash += papers.told_on.hash();
    hash.add(kSweep, 0, papers.sweep);
    if (papers.census != 0) hash.add(kCensus, 0, papers.census);
    for (const work::OpenTicket& open : papers.tickets.list()) {
        const std::uint64_t row = std::uint64_t{open.ticket.household} * policy::kTicketKinds +
                                  static_cast<std::uint64_t>(open.ticket.topic);
        hash.add(kTicketOpened, row, open.ticket.opened);
        hash.add(kTicketFate, row,
                 pack(static_cast<std::uint32_t>(open.closes),
                      (open.overdue ? 1u : 0u) + (open.ticket.whistled ? 2u : 0u)));
    }
    for (const policy::Interview& one : papers.interviews) hash.add(kInterviewed, one.resident, one.day);
    for (std::size_t row = 0; row < papers.contacts.size(); ++row) {
        const policy::Contact& contact = papers.contacts[row];
        hash.add(kContact, row, pack(contact.resident, contact.of));
        hash.add(kContactDay, row, contact.day);
    }
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
      arrival(context.world) {}

core::StateHash State::hash_of_moods() const {
    core::StateHash hash;
    minds.stirred.for_each([&](std::uint32_t h) {
        const Feeling grievance = minds.grievance[h], trust = minds.trust[h];
        if (grievance != 0 || trust != 0 || burdens.unpaid[h] != 0)
            hash.add(kMood, h, mood_cell(grievance, trust, burdens.unpaid[h]));
    });
    return hash;
}

core::StateHash State::hash() const {
    core::StateHash hash = courses.hash;
    hash += patients.clinic_from.hash();
    hash += patients.calls_from.hash();
    hash += patients.found_on.hash();
    hash += patients.isolated_until.hash();
    hash += patients.stays_home.hash();
    add_lab(hash, lab);
    add_hospital(hash, hospital);
    hash += stocks.larder.hash();
    hash += stocks.medicines.hash();
    hash += stocks.last_outing.hash();
    hash += stocks.order.hash();
    hash.add(kShops, 0, stocks.shops);
    hash += moods;
    hash += minds.confined_days.hash();
    hash += burdens.confined.hash();
    hash += burdens.last_hungry.hash();
    add_column(hash, kFearColumn, minds.fear, 0.0);
    hash += hands.fatigue.hash();
    hash += hands.quit.hash();
    hash += hands.days.hash();
    add_papers(hash, papers);
    if (gates.in_use) {
        add_column(hash, kGateArrivals, gates.arrivals, std::int64_t{0});
        add_column(hash, kGateWait, gates.wait, std::int64_t{0});
        add_column(hash, kGateExpected, gates.expected, 0.0);
    }
    hash += arrival.hash();
    for (const std::uint32_t i : in_centre) hash.add(kInCentre, i, 1);
    return hash;
}

}  // namespace wangge::kernel::day
