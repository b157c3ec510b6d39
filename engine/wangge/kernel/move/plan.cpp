#include "wangge/kernel/move/plan.hpp"

#include <array>
#include <utility>

namespace wangge::kernel::move {
namespace {

using policy::Errand;
using world::PlaceKind;

constexpr std::uint8_t kFree[4] = {1, 2, 4, 5};  // ticks of outings of people without work or school today
constexpr std::uint8_t kAfterWork = 5;
constexpr std::uint8_t kWorkFirst = 2, kWorkLast = 4;
constexpr std::uint8_t kClinicTicks[2] = {2, 4};
constexpr std::uint8_t kPartyTicks[4] = {2, 4, 5, 5};  // of gatherings on days off

// One resident's day while it is being planned.
struct Planner {
    const Context& context;
    std::uint32_t resident;
    std::uint32_t household;
    std::uint64_t key;
    std::vector<Trip>& trips;
    std::size_t begin;

    bool free(std::uint32_t first, std::uint32_t last) const {
        for (std::size_t k = begin; k < trips.size(); ++k) {
            if (trips[k].first <= last && first <= trips[k].last) return false;
        }
        return true;
    }
    void add(Errand errand, Spot spot, bool crosses, std::uint32_t first, std::uint32_t last) {
        if (!free(first, last)) return;
        Trip trip;
        trip.resident = resident;
        trip.spot = spot;
        trip.errand = errand;
        trip.first = static_cast<std::uint8_t>(first);
        trip.last = static_cast<std::uint8_t>(last);
        trip.crosses = crosses;
        trips.push_back(trip);
    }
    Spot place(PlaceKind kind) const { return context.spot_of_place(context.world.place_of(kind, resident)); }
    bool member(PlaceKind kind) const { return context.world.place_of(kind, resident) != world::kNone; }
};

// The duty of the day: work or school. Says whether there is one.
bool commute(Planner& plan) {
    const world::Residents& people = plan.context.world.resident;
    const std::uint32_t i = plan.resident;
    const bool works = people.role[i] == world::Role::kWorker && plan.context.date.workday &&
                       people.remote[i] == 0 && plan.member(PlaceKind::kTeam);
    const bool learns = people.role[i] == world::Role::kPupil && plan.context.date.schoolday &&
                        plan.member(PlaceKind::kClass);
    if (!works && !learns) return false;
    const Errand errand = learns                     ? Errand::kSchool
                          : people.essential[i] != 0 ? Errand::kEssentialWork
                                                     : Errand::kWork;
    plan.add(errand, plan.place(learns ? PlaceKind::kClass : PlaceKind::kTeam), true, kWorkFirst, kWorkLast);
    return true;
}

// The tick in which a group gathers today, 0 if it does not; by place row, from the first group on.
std::vector<std::uint8_t> gatherings(const Context& context, std::uint32_t& first) {
    const world::Places& places = context.world.places;
    const double rate = context.scenario.contacts.gathering_rate;
    std::vector<std::uint8_t> ticks;
    first = world::kNone;
    if (!(rate > 0)) return ticks;
    const core::Draws draws(context.luck, core::Purpose::kEvent);
    first = 0;
    while (first < places.kind.size() && places.kind[first] != PlaceKind::kGathering) ++first;
    for (std::uint32_t p = first; p < places.kind.size() && places.kind[p] == PlaceKind::kGathering; ++p) {
        const core::Block words = draws.block(places.key[p], context.today());
        const std::uint8_t tick = context.date.workday ? kAfterWork : kPartyTicks[words[1] >> 30];
        ticks.push_back(core::happens(words[0], rate) ? tick : std::uint8_t{0});
    }
    return ticks;
}

// A day's leisure is one of four, or none.
struct Leisure {
    PlaceKind kind;
    double rate;
};
std::array<Leisure, 4> leisure(const policy::Contacts& contacts) {
    return {{{PlaceKind::kSquare, contacts.square_rate},
             {PlaceKind::kPark, contacts.park_rate},
             {PlaceKind::kRestaurant, contacts.restaurant_rate},
             {PlaceKind::kStore, contacts.store_rate}}};
}

}  // namespace

std::vector<Trip> intend(const Context& context, const Wants& wants, const Presence& present,
                         const std::vector<std::uint8_t>* market_only, const Standing* standing,
                         std::vector<Trip> memory) {
    const world::World& world = context.world;
    const policy::Needs& needs = context.scenario.needs;
    const std::uint32_t day = context.today();
    const core::Draws outing(context.luck, core::Purpose::kOuting);
    const core::Draws shopping(context.luck, core::Purpose::kShopping);
    const core::Draws medical(context.luck, core::Purpose::kMedicalTrip);
    const policy::Contacts& contacts = context.scenario.contacts;
    const core::Draws yard(context.luck, core::Purpose::kYard);
    const core::Draws attend(context.luck, core::Purpose::kAttend);
    const double visits = context.date.festival ? contacts.visit_rate_festival : contacts.visit_rate;
    const std::array<Leisure, 4> choices = leisure(contacts);
    std::uint32_t first_group = 0;
    const std::vector<std::uint8_t> gathers = gatherings(context, first_group);
    std::vector<Trip> trips = std::move(memory);
    trips.clear();
    trips.reserve(world.residents);
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (present[i] == 0) continue;
        const std::uint32_t h = world.resident.household[i];
        Planner plan{context, i, h, world.resident.key[i], trips, trips.size()};
        if (wants.clinic[i] != 0) {
            const std::uint8_t tick = kClinicTicks[medical.word(plan.key, day) & 1u];
            plan.add(Errand::kMedical, plan.place(PlaceKind::kClinic), true, tick, tick);
        }
        const bool busy = commute(plan);
        const core::Block words = outing.block(plan.key, day);
        const double often = contacts.outing_ages[policy::outing_class(world.resident.age[i])];
        const auto spare_tick = [&](std::uint32_t word) { return busy ? kAfterWork : kFree[word >> 30]; };
        const double calm = wants.calm.empty() ? 1.0 : wants.calm[world.grid_of(h)];
        const std::uint32_t group = world.place_of(PlaceKind::kGathering, i);
        if (!gathers.empty() && group != world::kNone && gathers[group - first_group] != 0 &&
            attend.happens(contacts.gathering_comes * often * calm, plan.key, day)) {
            const std::uint8_t tick = gathers[group - first_group];
            plan.add(Errand::kOuting, context.spot_of_place(group), true, tick, tick);
        }
        if (wants.shopper[h] == i) {
            const core::Block shop = shopping.block(world.household.key[h], day);
            const auto shut = [&](PlaceKind kind) {
                const Spot spot = plan.place(kind);
                return standing != nullptr && !standing->openings.empty() &&
                       !(standing->openings[context.place_of_spot(spot)].share > 0);
            };
            const bool liked = (market_only != nullptr && (*market_only)[h] != 0) ||
                               core::happens(shop[0], needs.market_share);
            const bool other = shut(liked ? PlaceKind::kMarket : PlaceKind::kShop) &&
                               !shut(liked ? PlaceKind::kShop : PlaceKind::kMarket);
            const bool market = liked != other;
            const std::uint8_t tick = spare_tick(shop[1]);
            plan.add(Errand::kFood, plan.place(market ? PlaceKind::kMarket : PlaceKind::kShop), market, tick,
                     tick);
        }
        if (core::happens(words[0], visits * calm)) {
            const std::uint32_t friend_row =
                core::below(words[0] * 0x9E3779B9u + words[2], world.friends_per_household);
            const std::uint32_t host = world.household.friends[h * world.friends_per_household + friend_row];
            const std::uint8_t tick = spare_tick(words[2]);
            if (host != world::kNone && host != h) plan.add(Errand::kVisit, host, false, tick, tick);
        }
        double below = 0;  // fear keeps away a part of each choice's people and turns nobody to another
        for (const Leisure& choice : choices) {
            const double width = choice.rate * often;
            if (!core::happens(words[1], below) && core::happens(words[1], below + width * calm)) {
                const bool outside = world::outside_gates(choice.kind);
                const std::uint8_t tick = spare_tick(words[3]);
                plan.add(outside ? Errand::kOuting : Errand::kLeisure, plan.place(choice.kind), outside, tick,
                         tick);
            }
            below += width;
        }
        const core::Block down = yard.block(plan.key, day);
        if (core::happens(down[0], contacts.yard_rate * calm)) {
            const std::uint8_t tick = spare_tick(down[1]);
            plan.add(Errand::kLeisure, plan.place(PlaceKind::kCompound), false, tick, tick);
        }
    }
    return trips;
}

namespace {

Crossing errand(std::uint32_t tick, std::uint32_t word) {
    const auto out = static_cast<std::int32_t>(world::kTickStart[tick] + core::below(word, 60));
    return {out, out + 60 + static_cast<std::int32_t>(core::below(word * 0x9E3779B9u, 60))};
}

}  // namespace

Crossing crossing(const Context& context, const Trip& trip) {
    const std::uint64_t key = context.world.resident.key[trip.resident];
    if (trip.errand == Errand::kOuting) {
        const bool gathers =
            context.world.places.kind[context.place_of_spot(trip.spot)] == PlaceKind::kGathering;
        const core::Draws way(context.luck, core::Purpose::kOutingWay);
        return errand(trip.first, way.block(key, context.today())[gathers ? 1 : 0]);
    }
    const bool commutes = trip.errand != Errand::kMedical && trip.errand != Errand::kFood;
    if (commutes) {
        const core::Block words =
            core::Draws(context.luck, core::Purpose::kCommute).block(key, context.today());
        return {495 + static_cast<std::int32_t>(core::below(words[0], 60)),
                1050 + static_cast<std::int32_t>(core::below(words[1], 60))};
    }
    const std::uint64_t household =
        context.world.household.key[context.world.resident.household[trip.resident]];
    const bool food = trip.errand == Errand::kFood;
    const core::Draws draws(context.luck, food ? core::Purpose::kShopping : core::Purpose::kMedicalTrip);
    const std::uint32_t word = draws.block(food ? household : key, context.today())[food ? 2 : 1];
    return errand(trip.first, word);
}

}  // namespace wangge::kernel::move
