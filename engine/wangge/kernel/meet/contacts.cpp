#include "wangge/kernel/meet/contacts.hpp"

#include <algorithm>

namespace wangge::kernel::meet {
namespace {

std::array<PlaceContacts, world::kPlaceKinds> by_kind(const policy::Contacts& contacts) {
    using world::PlaceKind;
    std::array<PlaceContacts, world::kPlaceKinds> kinds;
    const auto set = [&](PlaceKind kind, double rounds, double weight, Setting setting) {
        kinds[static_cast<std::size_t>(kind)] = {rounds, weight, setting, 0, 0};
    };
    const policy::Contacts& c = contacts;
    set(PlaceKind::kTeam, c.team_rounds, 1.0, Setting::kWork);
    set(PlaceKind::kWorkplace, c.workplace_rounds, 1.0, Setting::kWork);
    set(PlaceKind::kOffice, c.office_rounds, 1.0, Setting::kWork);
    set(PlaceKind::kClass, c.class_rounds, c.weight_class, Setting::kClass);
    set(PlaceKind::kSchool, c.school_rounds, c.weight_school, Setting::kSchool);
    set(PlaceKind::kTransit, c.transit_rounds, c.weight_transit, Setting::kTransit);
    set(PlaceKind::kShop, c.shop_rounds, c.weight_community, Setting::kCommunity);
    set(PlaceKind::kMarket, c.market_rounds, c.weight_community, Setting::kCommunity);
    set(PlaceKind::kStore, c.store_rounds, c.weight_community, Setting::kCommunity);
    set(PlaceKind::kRestaurant, c.restaurant_rounds, c.weight_restaurant, Setting::kRestaurant);
    set(PlaceKind::kSquare, c.square_rounds, c.weight_park, Setting::kPark);
    set(PlaceKind::kPark, c.park_rounds, c.weight_park, Setting::kPark);
    set(PlaceKind::kStairwell, c.stairwell_rounds, c.weight_neighbour, Setting::kNeighbour);
    set(PlaceKind::kLift, c.lift_rounds, c.weight_lift, Setting::kLift);
    set(PlaceKind::kCompound, c.compound_rounds, c.weight_compound, Setting::kCompound);
    set(PlaceKind::kClinic, c.clinic_rounds, c.weight_care, Setting::kCare);
    set(PlaceKind::kGathering, 0.0, c.weight_gathering, Setting::kGathering);
    return kinds;
}

std::array<core::Lot, world::kTicks> of_ticks(const Context& context, core::Purpose purpose) {
    const core::Draws draws(context.luck, purpose);
    const auto of = [&](std::uint32_t tick) { return draws.lot(context.today() * 8u + tick); };
    return {of(0), of(1), of(2), of(3), of(4), of(5)};
}

}  // namespace

Meetings::Meetings(const Context& context, const move::Whereabouts& where)
    : context_(context),
      where_(where),
      match_(of_ticks(context, core::Purpose::kMatch)),
      extra_(of_ticks(context, core::Purpose::kExtraRound)),
      guest_weight_(context.scenario.contacts.weight_guest),
      kinds_(by_kind(context.scenario.contacts)) {
    using world::PlaceKind;
    if (where.written()) turnout_.emplace(context).draw_all();
    const std::array<double, world::kLevels>& levels = context.scenario.contacts.school_levels;
    for (std::uint32_t one = 0; one < world::kLevels; ++one) {
        const PlaceContacts &of_class = of(PlaceKind::kClass), &of_school = of(PlaceKind::kSchool);
        classes_[one] = held(of_class, levels[one]);
        schools_[one] = held(of_school, levels[one]);
    }
    for (PlaceContacts& kind : kinds_) kind = held(kind, 1);
    if (where.visits() == nullptr) return;  // nobody asks for bounds
    const move::GridBounds& of_grids = where.visits()->of_grids();
    const double level = std::max(1.0, *std::max_element(levels.begin(), levels.end()));
    for (std::size_t row = 0; row < world::kPlaceKinds; ++row) {
        const auto kind = static_cast<PlaceKind>(row);
        const bool learns = kind == PlaceKind::kClass || kind == PlaceKind::kSchool;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            const double share = move::Turnout::leads_to(kind) ? turnout().most(kind, tick, of_grids)
                                 : learns                      ? level
                                                               : 1.0;
            most_[row][tick] = held(kinds_[row], share).most * kinds_[row].weight;
        }
        most_placed_ = std::max(most_placed_, most_at(kind));
    }
    const double gathering = where.visits()->most().group * of(PlaceKind::kGathering).weight;
    most_[static_cast<std::size_t>(PlaceKind::kGathering)].fill(gathering);
    const double on_duty = std::max(most_at(PlaceKind::kTeam) + most_at(PlaceKind::kWorkplace),
                                    most_at(PlaceKind::kClass) + most_at(PlaceKind::kSchool));
    on_duty_all_day_ = 3 * on_duty + 2 * most_at(PlaceKind::kTransit);  // in its three ticks
    on_stairs_ = most_at(PlaceKind::kStairwell) + most_at(PlaceKind::kLift);
    most_placed_ = on_stairs_ + most_at(PlaceKind::kTransit) + std::max({most_placed_, gathering, on_duty});
    most_food_ = std::max(most_at(PlaceKind::kShop), most_at(PlaceKind::kMarket));
    most_visiting_ = (where.visits()->most().members + where.visits()->most().visitors) * guest_weight_;
}

// Cheapest questions first: no further one is asked once the answer is known.
bool Meetings::may_reach(double sum, std::uint32_t i, double rate) const {
    using world::PlaceKind;
    if (where_.visits() == nullptr || where_.written() || i >= context_.world.residents) return true;
    const double contacts = sum / rate;
    const world::Residents& people = context_.world.resident;
    const double visited = where_.most_visitors(people.household[i]) * guest_weight_;
    double most = kStairTicks * on_stairs_ + kVisitedTicks * visited;
    if (where_.has_duty(i)) most += on_duty_all_day_;
    // Those who serve may be anywhere all day.
    if (people.pool[i] != world::Pool::kResident) most += world::kTicks * (most_placed_ + visited);
    if (most >= contacts) return true;
    const move::Chances chances = where_.chances(i);
    const bool busy = where_.has_duty(i);
    const auto tick = [&](std::uint8_t if_free) { return busy ? move::kAfterWork : if_free; };
    if (chances.yard) most += most_at(PlaceKind::kCompound, tick(chances.yard_tick));
    if (chances.clinic) most += most_at(PlaceKind::kClinic);
    if (chances.visits) most += most_visiting_;
    if (chances.leisure) most += most_at(chances.leisure_at, tick(chances.leisure_tick));
    if (most >= contacts) return true;
    if (most + most_food_ + most_at(PlaceKind::kGathering) < contacts) return false;
    if (where_.gathers(i)) most += most_at(PlaceKind::kGathering);
    return most >= contacts || (most + most_food_ >= contacts && where_.shops(i));
}

double Meetings::most_in_places() const {
    using world::PlaceKind;
    if (where_.visits() == nullptr || where_.written()) return kNoBound;
    const double leisure = std::max({most_at(PlaceKind::kSquare), most_at(PlaceKind::kPark),
                                     most_at(PlaceKind::kRestaurant), most_at(PlaceKind::kStore)});
    return most_at(PlaceKind::kCompound) + most_at(PlaceKind::kClinic) + most_food_ +
           most_at(PlaceKind::kGathering) + most_visiting_ + leisure + on_duty_all_day_ +
           kStairTicks * on_stairs_;
}

std::uint32_t Meetings::other(std::uint32_t i, std::uint32_t tick, const Prospect& prospect, std::uint32_t k,
                              move::Guests& guests) const {
    const world::World& world = context_.world;
    std::uint32_t j = world::kNone;
    switch (prospect.sort) {
        case Prospect::Sort::kMatching:
            return pairing(i, tick, prospect).partner(k);
        case Prospect::Sort::kGathering:
            j = world.slots_of(prospect.of)[k];
            break;
        case Prospect::Sort::kVisitors:
            if (guests.household != prospect.of) where_.find_guests(prospect.of, guests);
            for (const auto& [guest, day] : guests.people) {
                if (day[tick] == prospect.of && !lives_with(i, guest) && k-- == 0) return guest;
            }
            return world::kNone;
        default:
            j = world.household.first[prospect.of] + k;
    }
    return j == i ? world::kNone : j;
}

Pairing Meetings::pairing(std::uint32_t i, std::uint32_t tick, const Prospect& prospect) const {
    const world::World& world = context_.world;
    const std::uint64_t key = world.places.key[prospect.of];
    if (move::Turnout::leads_to(prospect.kind)) {
        const Crowd all = crowd(prospect.kind, prospect.of, i, tick);
        const std::uint32_t number = all.number_of(i, world.grid_of(world.resident.household[i]));
        return {
            in_crowd(prospect.kind, all), key, match_[tick], extra_[tick], {.crowd = all, .slot = number}};
    }
    return {of(prospect.kind, prospect.of),
            key,
            match_[tick],
            extra_[tick],
            {.slots = world.slots_of(prospect.of), .slot = world.slot_of(prospect.kind, i)}};
}

bool Meetings::comes_about(std::uint32_t j, std::uint32_t tick, const Prospect& prospect, Spot spot) const {
    if (prospect.sort == Prospect::Sort::kVisitors) return true;  // found there
    if (prospect.sort != Prospect::Sort::kMatching) return where_(j, tick) == spot;
    switch (prospect.kind) {
        case world::PlaceKind::kStairwell:
        case world::PlaceKind::kLift:
            return passes(j, context_.world.resident.household[j], where_.day_of(j), tick);
        case world::PlaceKind::kTransit:
            return rides(where_.day_of(j), tick);
        case world::PlaceKind::kOffice:
            return on_duty(where_.day_of(j), tick);
        case world::PlaceKind::kWorkplace:
            return is_at(j, where_(j, tick), world::PlaceKind::kTeam);
        case world::PlaceKind::kSchool:
            return is_at(j, where_(j, tick), world::PlaceKind::kClass);
        default:
            return where_.may_be(j, prospect.kind, tick) &&
                   where_(j, tick) == context_.spot_of_place(prospect.of);
    }
}

}  // namespace wangge::kernel::meet
