#include "wangge/kernel/day/go_out.hpp"

#include <algorithm>

#include "wangge/core/flaw.hpp"
#include "wangge/core/give_back.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/core/row_bits.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/kernel/day/open_ways.hpp"
#include "wangge/kernel/day/parts_of_place.hpp"
#include "wangge/kernel/duty.hpp"

namespace wangge::kernel::day {
namespace {

using policy::Errand;

bool is_work(const Trip& trip) {
    return trip.errand == Errand::kWork || trip.errand == Errand::kEssentialWork;
}

// Work is closed, but can be done at home.
bool works_at_home(const Morning& morning, const Trip& trip) {
    const Context& context = morning.context;
    return trip.shut && core::Draws(context.luck, core::Purpose::kAtHome)
                            .happens(morning.standing.openings[context.place_of_spot(trip.spot)].remote,
                                     context.world.resident.key[trip.resident]);
}

void note_idle(const Context& context, std::uint32_t i, move::Outings& outings) {
    const world::Role role = context.world.resident.role[i];
    const bool due = (context.date.workday && role == world::Role::kWorker) ||
                     (context.date.schoolday && role == world::Role::kPupil);
    if (due) outings.idle.push_back(i);
}

// Who is due at work or school today, by words of 64 residents.
class DueToday {
  public:
    DueToday(const Context& context, const Everybody& everybody)
        : at_work_(context.date.workday ? &everybody.earners : nullptr),
          at_school_(context.date.schoolday ? &everybody.learners : nullptr) {}
    bool operator[](std::uint32_t i) const { return (word(i >> 6) >> (i & 63) & 1u) != 0; }
    std::uint64_t word(std::uint32_t k) const {
        return (at_work_ != nullptr ? at_work_->word(k) : 0) |
               (at_school_ != nullptr ? at_school_->word(k) : 0);
    }

  private:
    const core::RowBits *at_work_, *at_school_;
};

// Says whether somebody was at work or school.
bool note(const Morning& morning, std::uint32_t i, const Trips& trips, move::Outings& outings) {
    bool busy = false;
    std::int64_t passages = 0;
    for (const Trip& trip : trips) {
        const bool goes = trip.fate == Fate::kGoes;
        if (trip.gated) passages += morning.crossings.add(trip, outings);
        if (trip.errand == Errand::kFood && goes) outings.shopping.push_back(trip);
        if (trip.errand == Errand::kMedical && goes) {
            outings.at_clinic.push_back(i);
            if (morning.state.stocks.medicines.takes(i)) outings.refilled.push_back(i);
        }
        if (trip.errand == Errand::kSchool && goes) busy = true;
        if (!is_work(trip)) continue;
        if (goes || trip.fate == Fate::kReplaced) busy = true;
        if (works_at_home(morning, trip)) {
            busy = true;
            outings.page.add(Count::kWorkdaysAtHome, i);
        }
    }
    if (passages > 0) outings.page.add(Count::kPassages, i, passages);
    return busy;
}

// Whether anybody looks at who goes down to the yard: else it leads to contacts alone.
bool yard_matters(const Standing& standing) {
    return !standing.openings.empty() ||
           std::any_of(standing.posts.begin(), standing.posts.end(),
                       [](const policy::Post& post) { return post.site == policy::Site::kStairwell; });
}

bool on_duty(const Morning& morning, std::uint32_t i) {
    const world::World& world = morning.context.world;
    return world.resident.pool[i] != world::Pool::kResident && morning.roster.on_duty(world.staff_of(i));
}

// Well, free and not on duty: whoever sets out for food or care today, and does nothing else that
// counts, comes there. Says whether that is all there is to it.
bool comes_there(const Morning& morning, const move::Wants& wants, std::uint32_t i, move::Outings& outings) {
    const bool ordinary = morning.present[i] && morning.standing.mark_of[i] == world::kNone &&
                          morning.state.patients.stays_home[i] == 0 && !on_duty(morning, i);
    const bool shops = wants.shoppers[i], seeks = wants.clinic[i];
    if (!ordinary || shops == seeks) return false;
    if (shops) {  // near by or at the market: who could carry less from one of them goes to the other
        Trip trip;
        trip.resident = i;
        outings.shopping.push_back(trip);
    }
    if (seeks) {
        outings.at_clinic.push_back(i);
        if (morning.state.stocks.medicines.takes(i)) outings.refilled.push_back(i);
        note_idle(morning.context, i, outings);
    }
    return true;
}

void record_visits(const Morning& morning, const Scanning& scanning, std::uint32_t i, const Trips& trips,
                   std::vector<Visit>& visits, LedgerPage& page) {
    const Context& context = morning.context;
    if (!scanning.shows(i)) return;
    const bool serves = context.world.staff_of(i) != world::kNone;  // elsewhere than trips lead, perhaps
    const auto record = [&](Spot spot, std::uint32_t first, std::uint32_t last) {
        visits.push_back({Visit::at(context.place_of_spot(spot), first, last), i});
    };
    std::int64_t records = 0;
    for (const Trip& trip : trips) {
        if (trip.fate != Fate::kGoes || !scanning.at(trip.kind) || !context.is_place(trip.spot) ||
            !scanning.records(i, context.place_of_spot(trip.spot)))
            continue;
        ++records;
        if (!serves) record(trip.spot, trip.first, trip.last);
    }
    if (records > 0) page.add(Count::kRecords, i, records);
    if (!serves) return;
    const move::Day day = move::day_with(context, i, morning.present[i], trips, morning.roster);
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        if (!context.is_place(day[tick])) continue;
        const std::uint32_t place = context.place_of_spot(day[tick]);
        if (scanning.at(context.world.places.kind[place]) && scanning.records(i, place))
            record(day[tick], tick, tick);
    }
}

}  // namespace

Parts::Parts(const world::World& world, const Ledger& ledger) : exceptional_(world.residents) {
    for (const PartOfPlace& communities : parts_of_place(world)) {
        Part& part = parts_.emplace_back();
        part.first_community = communities.first;
        part.end_community = communities.end;
        part.first = world.residents_of_community(part.first_community).first;
        part.end = world.residents_of_community(part.end_community - 1).second;
        part.outings.page = ledger.page(world.community.first_grid[part.first_community],
                                        world.community.first_grid[part.end_community]);
        part.outings.first = part.first;
        part.outings.commuting.out = part.outings.commuting.back = part.outings.busy =
            core::RowBits(part.end - part.first);
    }
    for (Part& part : parts_) {
        move::Outings& outings = part.outings;
        lists_.push_back(&outings);
        pages_.push_back(&outings.page);
        at_gates_.push_back({part.first_community, part.end_community, &outings});
        at_work_.push_back({part.first_community, part.end_community, &outings.page});
    }
}

std::span<const work::StaffPart> Parts::at_work() {
    for (LedgerPage* const page : pages_) page->clear();
    return at_work_;
}

void Parts::rest() {
    for (Part& part : parts_) {
        if (!part.outings.passing.empty()) core::give_back(part.outings.passing);
    }
}

Scanning::Scanning(const Context& context, const Standing& standing)
    : context_(context),
      standing_(standing),
      draws_(context.luck, core::Purpose::kScan),
      when_(core::mix64(context.today())) {}

bool Scanning::records(std::uint32_t resident, std::uint32_t place) const {
    const std::uint64_t name =
        core::flawed(core::Flaw::kScansByRow) ? place : context_.world.places.key[place];
    return core::happens(draws_.rank_word(when_.rank(name), context_.world.resident.key[resident]),
                         standing_.scan.compliance);
}

// Says whether somebody was at work or school.
bool Parts::goes_out(const Morning& morning, const Scanning& scanning, std::uint32_t i,
                     move::Whereabouts* where, Part& part) const {
    // Nobody asks where somebody is whom no shift moves and no order binds, and no yard is looked at.
    const bool plain = where == nullptr && !part.yard &&
                       morning.context.world.resident.pool[i] == world::Pool::kResident &&
                       !morning.permitter.home_orders().bind(i);
    Trips trips = plain ? morning.planner.plan_looked_at(i, part.looked_at) : morning.planner.plan(i);
    if (plain && trips.count == 0) return false;
    morning.permitter.settle(trips, &part.outings);
    if (scanning.any()) record_visits(morning, scanning, i, trips, part.visits, part.outings.page);
    if (where != nullptr)
        where->set(i, move::day_with(morning.context, i, morning.present[i], trips, morning.roster));
    return note(morning, i, trips, part.outings);
}

// The same of somebody with nothing of their own to do or to obey, where nobody asks for yards or writes down
// who is where.
bool Parts::goes_out_ordinary(const Morning& morning, const Scanning& scanning, std::uint32_t i,
                              const move::Turnout::Aim& leisure, Part& part) const {
    Trips trips = morning.planner.plan_ordinary(i, leisure);
    if (trips.count == 0) return false;
    morning.permitter.settle_ordinary(trips, &part.outings);
    if (scanning.any()) record_visits(morning, scanning, i, trips, part.visits, part.outings.page);
    return note(morning, i, trips, part.outings);
}

void Parts::find_exceptional(const Morning& morning, const move::Wants& wants) {
    const world::World& world = morning.context.world;
    exceptional_.clear();
    const auto insert = [&](const std::vector<std::uint32_t>& agents) {
        for (const std::uint32_t i : agents) {
            if (i < world.residents) exceptional_.insert(i);
        }
    };
    insert(world.staff.resident);
    insert(morning.present.absent());
    insert(morning.state.patients.resting);
    morning.standing.mark_of.for_each([&](std::uint32_t i) {
        if (i < world.residents) exceptional_.insert(i);
    });
    insert(wants.clinic.rows());
    insert(wants.shoppers.rows());
}

// Where nobody asks for yards or writes down who is where.
void Parts::go_out_by_words(const Morning& morning, const Scanning& scanning, CountsOfWays& counts,
                            Part& part) const {
    const DueToday due(morning.context, morning.everybody);
    OpenWays open_ways(morning, scanning, counts, part.outings, part.visits);
    const move::Block::Words words = morning.planner.words_looked_at(part.looked_at);
    const auto spend = [&](std::uint32_t i) {
        if (exceptional_[i])
            return !morning.homebound.stays(i) && goes_out(morning, scanning, i, nullptr, part);
        const move::Turnout::Aim leisure = morning.planner.leisure_looked_at(i, part.looked_at);
        // Nobody looks at a day without a way.
        if (leisure.choice == move::kLeisures && !due[i] && !morning.planner.may_gather(i)) return false;
        const OpenWays::Day day = open_ways.spend(i, leisure);
        return day == OpenWays::Day::kBusy ||
               (day == OpenWays::Day::kUnsettled && goes_out_ordinary(morning, scanning, i, leisure, part));
    };
    for (std::uint32_t k = part.first >> 6; k << 6 < part.end; ++k) {
        const std::uint64_t all = core::bits_within(k, part.first, part.end),
                            exceptional = exceptional_.word(k) & all,
                            some = (due.word(k) | morning.planner.may_be_seen(k, words)) & all & ~exceptional,
                            keep = morning.homebound.keep_closure(k, some);
        core::for_each_bit(k, exceptional | (some & ~keep), [&](std::uint32_t i) {
            if (spend(i)) counts.keep_day(i);
        });
    }
}

void Parts::go_out_one_by_one(const Morning& morning, const Scanning& scanning, move::Whereabouts* where,
                              CountsOfWays& counts, Part& part) const {
    for (std::uint32_t i = part.first; i < part.end; ++i) {
        if (!morning.homebound.stays(i)) {
            if (goes_out(morning, scanning, i, where, part)) counts.keep_day(i);
        } else if (where != nullptr) {
            where->set(i, move::day_with(morning.context, i, morning.present[i], {}, morning.roster));
        }
    }
}

void Parts::everyone_goes_out(const Morning& morning, const move::Wants& wants, move::Outings& outings,
                              move::Whereabouts* where, std::vector<Visit>& visits, Ledger& ledger) {
    const Context& context = morning.context;
    const world::World& world = context.world;
    const Scanning scanning(context, morning.standing);
    if (where != nullptr) where->write_down(world.agents);
    const bool ordinary = where == nullptr && !yard_matters(morning.standing);
    if (ordinary) find_exceptional(morning, wants);
    core::for_each_index(context.parallel, static_cast<std::uint32_t>(parts_.size()), [&](std::uint32_t k) {
        Part& part = parts_[k];
        part.outings.clear();
        part.visits.clear();
        part.yard = yard_matters(morning.standing);
        part.looked_at = morning.permitter.doors() | morning.standing.scan.venues;
        CountsOfWays counts(world, ledger, part.outings);
        ordinary ? go_out_by_words(morning, scanning, counts, part)
                 : go_out_one_by_one(morning, scanning, where, counts, part);
        counts.finish();
        part.outings.page.add_multiple(Count::kRecordDays, Count::kRecords, morning.standing.scan.keep_days);
    });
    if (where != nullptr) {
        for (std::uint32_t i = world.residents; i < world.agents; ++i)
            where->set(i, move::day_with(context, i, morning.present[i], {}, morning.roster));
        where->list_guests(context);
    }
    outings.clear();
    outings.everyone = true;
    std::size_t recorded = 0;
    for (const Part& part : parts_) recorded += part.visits.size();
    visits.reserve(recorded);
    outings.join(lists_);
    outings.busy = core::RowBits(world.residents);
    for (Part& part : parts_) {
        outings.busy.insert_from(part.first, part.outings.busy);
        ledger.take(context.date.day, part.outings.page);
        visits.insert(visits.end(), part.visits.begin(), part.visits.end());
        core::give_back(part.visits);
    }
}

void Parts::some_go_out(const Morning& morning, const move::Wants& wants, move::Outings& outings,
                        Ledger& ledger) {
    const world::World& world = morning.context.world;
    std::vector<std::uint32_t> rows = wants.shoppers.rows();
    const auto join = [&](const std::vector<std::uint32_t>& more) {
        rows.insert(rows.end(), more.begin(), more.end());
    };
    join(wants.clinic.rows());
    join(morning.present.absent());
    join(morning.state.patients.resting);
    morning.standing.mark_of.for_each([&](std::uint32_t i) { rows.push_back(i); });
    for (const std::uint32_t w : morning.roster.serving) {  // they may miss a day at school
        const std::uint32_t i = world.staff.resident[w];
        if (goes_to_school(world, i)) rows.push_back(i);
    }
    core::sort_rows(rows, world.agents);
    core::for_each_index(
        morning.context.parallel, static_cast<std::uint32_t>(parts_.size()), [&](std::uint32_t k) {
            Part& part = parts_[k];
            part.outings.clear();
            const auto first = std::lower_bound(rows.begin(), rows.end(), part.first);
            for (auto at = first; at != rows.end() && *at < part.end; ++at) {
                if (comes_there(morning, wants, *at, part.outings)) continue;
                // Only of those under an order it counts whether they break it for leisure.
                const bool marked = morning.standing.mark_of[*at] != world::kNone;
                Trips trips = marked ? morning.planner.plan(*at) : morning.planner.plan_errands(*at);
                morning.permitter.settle(trips, &part.outings);
                if (!note(morning, *at, trips, part.outings)) note_idle(morning.context, *at, part.outings);
            }
        });
    outings.clear();
    outings.everyone = false;
    outings.join(lists_);
    for (const Part& part : parts_) ledger.take(morning.context.date.day, part.outings.page);
}

}  // namespace wangge::kernel::day
