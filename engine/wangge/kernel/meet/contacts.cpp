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

// With so many rounds in a tick.
PlaceContacts held(PlaceContacts contacts, double rounds) {
    contacts.rounds = rounds;
    contacts.whole = static_cast<std::uint32_t>(rounds);
    contacts.most = contacts.whole + (rounds > contacts.whole ? 1u : 0u);
    return contacts;
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
    const std::array<double, world::kLevels>& levels = context.scenario.contacts.school_levels;
    for (std::uint32_t one = 0; one < world::kLevels; ++one) {
        const PlaceContacts &of_class = of(PlaceKind::kClass), &of_school = of(PlaceKind::kSchool);
        classes_[one] = held(of_class, of_class.rounds * levels[one]);
        schools_[one] = held(of_school, of_school.rounds * levels[one]);
    }
    for (PlaceContacts& kind : kinds_) kind = held(kind, kind.rounds);
    const double level = std::max(1.0, *std::max_element(levels.begin(), levels.end()));
    for (std::size_t row = 0; row < world::kPlaceKinds; ++row) {
        const auto kind = static_cast<PlaceKind>(row);
        const bool learns = kind == PlaceKind::kClass || kind == PlaceKind::kSchool;
        most_[row] = (kinds_[row].rounds * (learns ? level : 1.0) + 1) * kinds_[row].weight;
        most_placed_ = std::max(most_placed_, most_[row]);
    }
    if (where.visits() == nullptr) return;
    double& gathering = most_[static_cast<std::size_t>(PlaceKind::kGathering)];
    gathering = where.visits()->most().group * of(PlaceKind::kGathering).weight;
    most_on_duty_ = std::max(most_at(PlaceKind::kTeam) + most_at(PlaceKind::kWorkplace),
                             most_at(PlaceKind::kClass) + most_at(PlaceKind::kSchool));
    on_stairs_ = most_at(PlaceKind::kStairwell) + most_at(PlaceKind::kLift);
    most_placed_ =
        on_stairs_ + most_at(PlaceKind::kTransit) + std::max({most_placed_, gathering, most_on_duty_});
    most_food_ = std::max(most_at(PlaceKind::kShop), most_at(PlaceKind::kMarket));
    most_visiting_ = (where.visits()->most().members + where.visits()->most().visitors) * guest_weight_;
}

// Cheapest questions first: no further one is asked once the answer is known.
bool Meetings::may_reach(double sum, std::uint32_t i, const Rates& rate) const {
    using world::PlaceKind;
    if (where_.visits() == nullptr || where_.written() || i >= context_.world.residents) return true;
    const world::Residents& people = context_.world.resident;
    const double visited = where_.most_visitors(people.household[i]) * guest_weight_;
    double most = (rate[1] + rate[2] + rate[3] + rate[4] + rate[5]) * (on_stairs_ + visited);
    if (where_.has_duty(i))
        most += (rate[2] + rate[3] + rate[4]) * most_on_duty_ +
                (rate[2] + rate[4]) * most_at(PlaceKind::kTransit);
    // Those who serve may be anywhere all day.
    if (people.pool[i] != world::Pool::kResident)
        most += (rate[0] + rate[1] + rate[2] + rate[3] + rate[4] + rate[5]) * (most_placed_ + visited);
    if (most >= sum) return true;
    const double highest = std::max({rate[0], rate[1], rate[2], rate[3], rate[4], rate[5]});
    const move::Chances chances = where_.chances(i);
    double trips = chances.yard ? most_at(PlaceKind::kCompound) : 0.0;
    if (chances.clinic) trips += most_at(PlaceKind::kClinic);
    if (chances.visits) trips += most_visiting_;
    if (chances.leisure) trips += most_at(chances.leisure_at);
    most += highest * trips;
    if (most >= sum) return true;
    if (most + highest * (most_food_ + most_at(PlaceKind::kGathering)) < sum) return false;
    if (where_.gathers(i)) most += highest * most_at(PlaceKind::kGathering);
    return most >= sum || (most + highest * most_food_ >= sum && where_.shops(i));
}

double Meetings::most_in_a_tick() const {
    using world::PlaceKind;
    if (where_.visits() == nullptr || where_.written()) return kNoBound;
    const double leisure = std::max({most_at(PlaceKind::kSquare), most_at(PlaceKind::kPark),
                                     most_at(PlaceKind::kRestaurant), most_at(PlaceKind::kStore)});
    return most_at(PlaceKind::kCompound) + most_at(PlaceKind::kClinic) + most_food_ +
           most_at(PlaceKind::kGathering) + most_visiting_ + leisure + most_on_duty_ +
           most_at(PlaceKind::kTransit) + on_stairs_;
}

std::uint32_t Meetings::other(std::uint32_t i, std::uint32_t tick, const Prospect& prospect, std::uint32_t k,
                              move::Guests& guests) const {
    const world::World& world = context_.world;
    std::uint32_t j = world::kNone;
    switch (prospect.sort) {
        case Prospect::Sort::kMatching:
            return partner(i, tick, prospect, k);
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

// Keys of places are spread over all numbers, and so are those of their rounds.
constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio

std::uint32_t Meetings::partner(std::uint32_t i, std::uint32_t tick, const Prospect& prospect,
                                std::uint32_t round) const {
    const world::World& world = context_.world;
    const std::uint64_t key = world.places.key[prospect.of];
    const PlaceContacts& contacts = of(prospect.kind, prospect.of);
    if (round == contacts.whole && !core::happens(extra_[tick].word(key), contacts.rounds - contacts.whole))
        return world::kNone;
    const world::Slots slots = world.slots_of(prospect.of);
    const auto size = static_cast<std::uint32_t>(slots.size());
    const std::uint32_t centre = core::below(match_[tick].word(key + round * kGolden), size);
    if (prospect.slot == Prospect::kUnknown) prospect.slot = world.slot_of(prospect.kind, i);
    const std::uint32_t slot = prospect.slot;
    const std::uint32_t other = core::flawed(core::Flaw::kOneSidedContacts) ? (centre + slot) % size
                                : centre >= slot                            ? centre - slot
                                                                            : centre + size - slot;
    return other == slot ? world::kNone : slots[other];
}

bool Meetings::comes_about(std::uint32_t j, std::uint32_t tick, const Prospect& prospect, Spot spot) const {
    if (prospect.sort == Prospect::Sort::kVisitors) return true;  // found there
    if (prospect.sort != Prospect::Sort::kMatching) return where_(j, tick) == spot;
    switch (prospect.kind) {
        case world::PlaceKind::kStairwell:
        case world::PlaceKind::kLift:
            return passes(j, where_.day_of(j), tick);
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
