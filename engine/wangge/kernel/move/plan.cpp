#include "wangge/kernel/move/plan.hpp"

#include <algorithm>

#include "wangge/core/prefetch.hpp"

namespace wangge::kernel::move {
namespace {

using policy::Errand;
using world::PlaceKind;

constexpr std::uint8_t kWorkFirst = 2, kWorkLast = 4;
constexpr std::uint8_t kClinicTicks[2] = {2, 4};
constexpr std::uint8_t kPartyTicks[4] = {2, 4, 5, 5};  // of gatherings on days off

std::uint32_t bits(std::uint32_t first, std::uint32_t last) {
    return (2u << last) - (1u << first);
}

// Where a plan leads.
struct Spots {
    Day day;
    std::uint32_t taken = 0;  // a bit a tick
};

template <class Plan>
bool free(const Plan& plan, std::uint32_t first, std::uint32_t last) {
    return (plan.taken & bits(first, last)) == 0;
}

// `spot()` is where that is.
template <class SpotOf>
inline void add(std::uint32_t resident, Errand errand, PlaceKind kind, SpotOf spot, bool crosses,
                std::uint32_t first, std::uint32_t last, Trips& trips) {
    if (!free(trips, first, last)) return;
    trips.taken |= bits(first, last);
    Trip& trip = trips.trip[trips.count++];
    trip = Trip{};
    trip.resident = resident;
    trip.spot = spot();
    trip.errand = errand;
    trip.kind = kind;
    trip.first = static_cast<std::uint8_t>(first);
    trip.last = static_cast<std::uint8_t>(last);
    trip.crosses = crosses;
}

template <class SpotOf>
inline void add(std::uint32_t, Errand errand, PlaceKind kind, SpotOf, bool crosses, std::uint32_t first,
                std::uint32_t last, Ways& ways) {
    if (!free(ways, first, last)) return;
    ways.taken |= bits(first, last);
    if (errand == Errand::kVisit) return;
    Ways::One& one = ways.one[ways.count++];
    one.errand = errand;
    one.kind = kind;
    one.first = static_cast<std::uint8_t>(first);
    one.last = static_cast<std::uint8_t>(last);
    one.crosses = crosses;
}

template <class SpotOf>
inline void add(std::uint32_t, Errand, PlaceKind, SpotOf spot, bool, std::uint32_t first, std::uint32_t last,
                Spots& spots) {
    if (!free(spots, first, last)) return;
    spots.taken |= bits(first, last);
    const Spot there = spot();
    for (std::uint32_t tick = first; tick <= last; ++tick) spots.day[tick] = there;
}

std::uint8_t spare_tick(bool busy, std::uint32_t word) {
    return busy ? kAfterWork : kFree[word >> 30];
}

// Whether there is a visit. The last bits are left for the tick.
constexpr std::uint32_t visit_word(std::uint64_t rank) {
    return static_cast<std::uint32_t>(rank);
}
constexpr std::uint32_t last_bits(std::uint32_t word) {
    return word << 30;
}
std::uint8_t clinic_tick(std::uint32_t word) {
    return kClinicTicks[word & 1u];
}

}  // namespace

Planner::Planner(const Context& context, const Wants& wants, const Presence& present,
                 const Standing* standing)
    : context_(context),
      world_(context.world),
      contacts_(context.scenario.contacts),
      wants_(wants),
      present_(present),
      standing_(standing),
      shopping_(core::Draws(context.luck, core::Purpose::kShopping).lot(context.today())),
      medical_(core::Draws(context.luck, core::Purpose::kMedicalTrip).lot(context.today())),
      outing_(core::Draws(context.luck, core::Purpose::kOuting).lot(context.today())),
      attend_(core::Draws(context.luck, core::Purpose::kAttend).lot(context.today())),
      event_(core::Draws(context.luck, core::Purpose::kEvent).lot(context.today())),
      turnout_(context),
      visits_(context.date.festival ? contacts_.visit_rate_festival : contacts_.visit_rate),
      most_often_(*std::max_element(contacts_.outing_ages.begin(), contacts_.outing_ages.end())),
      visit_(visits_),
      event_happens_(contacts_.gathering_rate) {
    for (std::uint32_t age = 0; age < policy::kOutingAges; ++age) {
        goes_[age] = core::Chance(contacts_.outing_ages[age] / most_often_);
        comes_[age] = core::Chance(contacts_.gathering_comes * contacts_.outing_ages[age]);
    }
}

template <class Plan>
bool Planner::plan_care_and_duty(std::uint32_t i, Plan& trips) const {
    if (seeks_care(i)) {
        const std::uint8_t tick = clinic_tick(medical_.word(world_.resident.key[i]));
        const auto spot = [&] { return context_.spot_of_place(world_.place_of(PlaceKind::kClinic, i)); };
        add(i, Errand::kMedical, PlaceKind::kClinic, spot, true, tick, tick, trips);
    }
    return plan_duty(i, trips);
}

template <class Plan>
bool Planner::plan_errands(std::uint32_t i, Plan& trips) const {
    const bool busy = plan_care_and_duty(i, trips);
    if (shops(i)) plan_shopping(i, busy, trips);
    return busy;
}

void Planner::prefetch_rows(std::uint32_t i) const {
    const world::Residents& people = world_.resident;
    people.household.prefetch(i);
    people.role.prefetch(i);
    world_.prefetch_memberships(i);
}

void Planner::prefetch_plan(std::uint32_t i) const {
    if (i >= world_.residents) return;
    const std::uint32_t h = world_.resident.household[i];
    if (!world_.household.friends.empty())
        core::prefetch(&world_.household.friends[h * world_.friends_per_household]);
    if (wants_.round != nullptr) wants_.round->prefetch(h);
    const std::uint32_t group = world_.place_of(PlaceKind::kGathering, i);
    if (group != world::kNone) core::prefetch(&world_.places.key[group]);
}

double Planner::often(std::uint32_t i) const {
    return contacts_.outing_ages[policy::outing_class(world_.resident.age[i])];
}

void Planner::list_hosts(std::uint32_t first, std::uint32_t end, std::vector<std::uint32_t>& hosts) const {
    const core::Lot outing = outing_;  // what is written cannot change it
    const core::Chance visit = visit_;
    const std::uint64_t* const keys = world_.resident.key.data();
    for (std::uint32_t i = first; i < end; ++i) {
        const std::uint32_t word = visit_word(outing.rank(keys[i]));
        if (!visit.happens(word) || !present_[i]) continue;
        const std::uint32_t host = this->host(world_.resident.household[i], word);
        if (host != world::kNone) hosts.push_back(host);
    }
}

bool Planner::may_go(std::uint32_t i, PlaceKind kind, std::uint32_t tick) const {
    const auto in_time = [&](const Turnout::Aim& aim) { return tick == kAfterWork || tick == aim.tick; };
    switch (kind) {
        case PlaceKind::kSquare:
        case PlaceKind::kPark:
        case PlaceKind::kRestaurant:
        case PlaceKind::kStore: {
            const Turnout::Aim aim = leisure(i);
            return aim.choice < kLeisures && kLeisure[aim.choice] == kind && in_time(aim);
        }
        case PlaceKind::kCompound: {
            const Turnout::Aim aim = turnout_.yard(i);
            return aim.choice < kLeisures && in_time(aim);
        }
        case PlaceKind::kShop:
        case PlaceKind::kMarket:
            return shops(i);
        case PlaceKind::kClinic:
            return seeks_care(i);
        default:
            return true;
    }
}

Chances Planner::chances(std::uint32_t i) const {
    const Turnout::Aim out = leisure(i), down = turnout_.yard(i);
    Chances chances;
    chances.clinic = seeks_care(i);
    chances.visits = visit_.happens(visit_word(outing_.rank(world_.resident.key[i])));
    chances.leisure = out.choice < kLeisures;
    if (chances.leisure) chances.leisure_at = kLeisure[out.choice];
    chances.leisure_tick = out.tick;
    chances.yard = down.choice < kLeisures;
    chances.yard_tick = down.tick;
    return chances;
}

template <class Plan>
inline void Planner::plan_visit(std::uint32_t i, bool busy, std::uint32_t word, Plan& trips) const {
    if (!visit_.happens(word)) return;
    const std::uint32_t friends = host(world_.resident.household[i], word);
    if (friends == world::kNone) return;
    const std::uint8_t tick = spare_tick(busy, last_bits(word));
    add(
        i, Errand::kVisit, {}, [&] { return friends; }, false, tick, tick, trips);
}

template <class Plan>
void Planner::plan_free_time(std::uint32_t i, bool busy, Plan& trips) const {
    plan_visit(i, busy, visit_word(outing_.rank(world_.resident.key[i])), trips);
    plan_leisure(i, busy, leisure(i), trips);
}

std::uint32_t Planner::host_of(std::uint32_t i) const {
    const std::uint32_t word = visit_word(outing_.rank(world_.resident.key[i]));
    if (!visit_.happens(word) || !present_[i]) return world::kNone;
    return host(world_.resident.household[i], word);
}

// The duty of the day: work or school. Says whether there is one.
template <class Plan>
inline bool Planner::plan_duty(std::uint32_t i, Plan& trips) const {
    if (!has_duty(i)) return false;
    const world::Residents& people = world_.resident;
    const bool learns = people.role[i] == world::Role::kPupil;
    const std::uint32_t place = world_.place_of(learns ? PlaceKind::kClass : PlaceKind::kTeam, i);
    if (place == world::kNone) return false;
    const Errand errand = learns                     ? Errand::kSchool
                          : people.essential[i] != 0 ? Errand::kEssentialWork
                                                     : Errand::kWork;
    const auto spot = [&] { return context_.spot_of_place(place); };
    add(i, errand, learns ? PlaceKind::kClass : PlaceKind::kTeam, spot, true, kWorkFirst, kWorkLast, trips);
    return true;
}

// On the round only where all are well and free.
bool Planner::shops_on_round(std::uint32_t h, std::uint32_t i) const {
    const auto everybody = [](std::uint32_t) { return true; };
    return wants_.round->due(h, context_.date.day) && needs::choose_shopper(context_, h, everybody) == i;
}

Block::Words Planner::words_looked_at(std::uint32_t venues) const {
    std::uint32_t kinds = 0;
    for (const PlaceKind kind : kLeisure) {
        if (looked_at(kind, venues)) kinds |= 1u << static_cast<unsigned>(kind);
    }
    return turnout_.words_to(kinds);
}

void Planner::look_up() {
    turnout_.look_up();
    gatherers_.emplace(world_.residents);
    for (std::uint32_t place = 0; place < world_.places.key.size(); ++place) {
        if (world_.places.kind[place] != PlaceKind::kGathering || !happens(place)) continue;
        for (const std::uint32_t i : world_.slots_of(place)) {
            if (would_come(i)) gatherers_->insert(i);
        }
    }
}

bool Planner::happens(std::uint32_t group) const {
    return event_happens_.happens(event_.word(world_.places.key[group]));
}

bool Planner::would_come(std::uint32_t i) const {
    const std::uint32_t word = attend_.word(world_.resident.key[i]);
    return comes_[policy::outing_class(world_.resident.age[i])].happens(word);
}

bool Planner::gathers(std::uint32_t i) const {
    if (gatherers_) {
        if (!(*gatherers_)[i]) return false;
    } else {
        const std::uint32_t group = world_.place_of(PlaceKind::kGathering, i);
        if (group == world::kNone || !happens(group) || !would_come(i)) return false;
    }
    return wants_.calm.empty() ||
           core::happens(attend_.word(world_.resident.key[i]),
                         contacts_.gathering_comes * often(i) * calm(world_.resident.household[i]));
}

template <class Plan>
inline void Planner::plan_gathering(std::uint32_t i, Plan& trips) const {
    if (!gathers(i)) return;
    const std::uint32_t group = world_.place_of(PlaceKind::kGathering, i);
    const std::uint64_t event = event_.rank(world_.places.key[group]);
    const std::uint8_t tick = context_.date.workday ? kAfterWork : kPartyTicks[event >> 30 & 3u];
    const auto spot = [&] { return context_.spot_of_place(group); };
    add(i, Errand::kOuting, PlaceKind::kGathering, spot, true, tick, tick, trips);
}

bool Planner::shut(std::uint32_t place) const {
    return standing_ != nullptr && !standing_->openings.empty() && !(standing_->openings[place].share > 0);
}

template <class Plan>
void Planner::plan_shopping(std::uint32_t i, bool busy, Plan& trips) const {
    const std::uint32_t h = world_.resident.household[i];
    const core::Block words = shopping_.words(world_.household.key[h]);
    const bool market_only = standing_ != nullptr && !standing_->rules_for(h).allows(Errand::kFood);
    // Who carries little stays near.
    const bool liked = market_only || (world_.resident.can_carry[i] != 0 &&
                                       core::happens(words[0], context_.scenario.needs.market_share));
    const std::uint32_t places[2] = {world_.place_of(PlaceKind::kShop, i),
                                     world_.place_of(PlaceKind::kMarket, i)};
    const bool other = shut(places[liked ? 1 : 0]) && !shut(places[liked ? 0 : 1]);
    const bool market = liked != other;
    std::uint8_t tick = spare_tick(busy, words[1]);
    if (!free(trips, tick, tick)) tick = kAfterWork;  // care came first
    const auto spot = [&] { return context_.spot_of_place(places[market ? 1 : 0]); };
    add(i, Errand::kFood, market ? PlaceKind::kMarket : PlaceKind::kShop, spot, market, tick, tick, trips);
}

double Planner::calm(std::uint32_t household) const {
    return wants_.calm.empty() ? 1.0 : wants_.calm[world_.grid_of(household)];
}

inline std::uint32_t Planner::host(std::uint32_t h, std::uint32_t word) const {
    if (!visit_.happens(word) || !core::happens(word, visits_ * calm(h))) return world::kNone;
    return world_.friend_of(h, core::below(word * 0x9E3779B9u, world_.friends_per_household));
}

// Fear keeps away a part of each choice's people and turns nobody to another.
template <class Plan>
inline void Planner::plan_leisure(std::uint32_t i, bool busy, const Turnout::Aim& aim, Plan& trips) const {
    if (aim.choice == kLeisures) return;
    if (!wants_.calm.empty() &&
        !core::happens(aim.word, often(i) / most_often_ * calm(world_.resident.household[i])))
        return;
    const PlaceKind kind = kLeisure[aim.choice];
    const bool outside = world::outside_gates(kind);
    const std::uint8_t tick = busy ? kAfterWork : aim.tick;
    const auto spot = [&] { return context_.spot_of_place(turnout_.place(kind, i)); };
    add(i, outside ? Errand::kOuting : Errand::kLeisure, kind, spot, outside, tick, tick, trips);
}

template <class Plan>
void Planner::plan_yard(std::uint32_t i, bool busy, Plan& trips) const {
    const Turnout::Aim aim = turnout_.yard(i);
    if (aim.choice == kLeisures || !core::happens(aim.word, calm(world_.resident.household[i]))) return;
    const std::uint8_t tick = busy ? kAfterWork : aim.tick;
    const auto spot = [&] { return context_.spot_of_place(world_.place_of(PlaceKind::kCompound, i)); };
    add(i, Errand::kLeisure, PlaceKind::kCompound, spot, false, tick, tick, trips);
}

template <class Plan>
bool Planner::plan_all_but_yard(std::uint32_t i, Plan& plan) const {
    const bool busy = plan_errands(i, plan);
    plan_gathering(i, plan);
    plan_free_time(i, busy, plan);
    return busy;
}

template <class Plan>
void Planner::plan_into(std::uint32_t i, Plan& plan) const {
    if (present_[i]) plan_yard(i, plan_all_but_yard(i, plan), plan);
}

// Up to what takes a tick.
template <class Plan>
void Planner::plan_into(std::uint32_t i, std::uint32_t tick, Plan& plan) const {
    if (!present_[i]) return;
    const bool busy = plan_care_and_duty(i, plan);
    const bool may_go_out = busy ? tick >= kWorkFirst : visited_in(tick);
    if (!may_go_out || !free(plan, tick, tick)) return;
    if (shops(i)) plan_shopping(i, busy, plan);
    plan_gathering(i, plan);
    if (free(plan, tick, tick)) plan_free_time(i, busy, plan);
    if (free(plan, tick, tick)) plan_yard(i, busy, plan);
}

Trips Planner::plan(std::uint32_t i) const {
    Trips trips;
    plan_into(i, trips);
    return trips;
}

template <class Plan>
inline void Planner::plan_looked_at(std::uint32_t i, bool busy, const Turnout::Aim& seen, Plan& trips) const {
    plan_gathering(i, trips);
    if (seen.choice == kLeisures) return;
    plan_visit(i, busy, visit_word(outing_.rank(world_.resident.key[i])), trips);
    plan_leisure(i, busy, seen, trips);
}

Trips Planner::plan_looked_at(std::uint32_t i, std::uint32_t venues) const {
    Trips trips;
    if (present_[i]) plan_looked_at(i, plan_errands(i, trips), leisure_looked_at(i, venues), trips);
    return trips;
}

Trips Planner::plan_ordinary(std::uint32_t i, const Turnout::Aim& seen) const {
    Trips trips;
    plan_looked_at(i, plan_duty(i, trips), seen, trips);
    return trips;
}

Ways Planner::ways(std::uint32_t i, const Turnout::Aim& seen) const {
    Ways ways;
    plan_looked_at(i, plan_duty(i, ways), seen, ways);
    return ways;
}

Trips Planner::plan_for(std::uint32_t i, std::uint32_t tick) const {
    Trips trips;
    plan_into(i, tick, trips);
    return trips;
}

Trips Planner::plan_errands(std::uint32_t i) const {
    Trips trips;
    if (present_[i]) plan_errands(i, trips);
    return trips;
}

Day Planner::spots(std::uint32_t i) const {
    Spots spots;
    spots.day.fill(present_[i] ? world_.resident.household[i] : kNowhere);
    plan_into(i, spots);
    return spots.day;
}

Spot Planner::spot(std::uint32_t i, std::uint32_t tick) const {
    Spots spots;
    spots.day.fill(present_[i] ? world_.resident.household[i] : kNowhere);
    plan_into(i, tick, spots);
    return spots.day[tick];
}

}  // namespace wangge::kernel::move
