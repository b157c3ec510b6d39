#include "wangge/kernel/meet/contacts.hpp"

#include <algorithm>

namespace wangge::kernel::meet {
namespace {

std::array<PlaceContacts, world::kPlaceKinds> by_kind(const policy::Contacts& contacts) {
    using world::PlaceKind;
    std::array<PlaceContacts, world::kPlaceKinds> kinds;
    const auto set = [&](PlaceKind kind, double rounds, double weight, Setting setting) {
        kinds[static_cast<std::size_t>(kind)] = {rounds, weight, setting};
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

}  // namespace

Meetings::Meetings(const Context& context, const move::Whereabouts& where)
    : context_(context),
      where_(where),
      match_(context.luck, core::Purpose::kMatch),
      extra_(context.luck, core::Purpose::kExtraRound),
      guest_weight_(context.scenario.contacts.weight_guest),
      levels_(context.scenario.contacts.school_levels),
      kinds_(by_kind(context.scenario.contacts)) {
    using world::PlaceKind;
    const double level = std::max(1.0, *std::max_element(levels_.begin(), levels_.end()));
    for (std::size_t row = 0; row < world::kPlaceKinds; ++row) {
        const auto kind = static_cast<PlaceKind>(row);
        const bool learns = kind == PlaceKind::kClass || kind == PlaceKind::kSchool;
        most_[row] = (kinds_[row].rounds * (learns ? level : 1.0) + 1) * kinds_[row].weight;
        most_placed_ = std::max(most_placed_, most_[row]);
    }
    if (where.visits() == nullptr) return;
    double& gathering = most_[static_cast<std::size_t>(PlaceKind::kGathering)];
    gathering = where.visits()->most().group * of(PlaceKind::kGathering).weight;
    most_on_duty_ =
        most_at(PlaceKind::kTransit) + std::max(most_at(PlaceKind::kTeam) + most_at(PlaceKind::kWorkplace),
                                                most_at(PlaceKind::kClass) + most_at(PlaceKind::kSchool));
    on_stairs_ = most_at(PlaceKind::kStairwell) + most_at(PlaceKind::kLift);
    most_placed_ = on_stairs_ + std::max({most_placed_, gathering, most_on_duty_});
    most_food_ = std::max(most_at(PlaceKind::kShop), most_at(PlaceKind::kMarket));
    most_leisure_ = std::max({most_at(PlaceKind::kSquare), most_at(PlaceKind::kPark),
                              most_at(PlaceKind::kRestaurant), most_at(PlaceKind::kStore)});
    most_visiting_ = (where.visits()->most().members + where.visits()->most().visitors) * guest_weight_;
}

namespace {

constexpr double kNoBound = 1e300;

double sum(const Meetings::Rates& rate) {
    return rate[0] + rate[1] + rate[2] + rate[3] + rate[4] + rate[5];
}
double at_work(const Meetings::Rates& rate) {
    return rate[2] + rate[3] + rate[4];
}
double highest(const Meetings::Rates& rate) {
    return std::max({rate[0], rate[1], rate[2], rate[3], rate[4], rate[5]});
}

}  // namespace

double Meetings::most_outside(std::uint32_t i, const Rates& rate) const {
    using world::PlaceKind;
    const move::Visits* visits = where_.visits();
    if (visits == nullptr || where_.written() || i >= context_.world.residents) return kNoBound;
    const double visited = where_.most_visitors(context_.world.resident.household[i]) * guest_weight_;
    const move::Chances chances = where_.chances(i);
    double trips = most_at(PlaceKind::kCompound);
    if (chances.clinic) trips += most_at(PlaceKind::kClinic);
    if (chances.shops) trips += most_food_;
    if (chances.gathers) trips += most_at(PlaceKind::kGathering);
    if (chances.visits) trips += most_visiting_;
    if (chances.leisure)
        trips += chances.leisure_at == move::Whereabouts::kAnyLeisure ? most_leisure_
                                                                      : most_at(chances.leisure_at);
    double most = highest(rate) * trips + (sum(rate) - rate[0]) * (on_stairs_ + visited);
    if (chances.duty) most += at_work(rate) * most_on_duty_;
    // Those who serve may be anywhere all day.
    if (context_.world.resident.pool[i] != world::Pool::kResident)
        most += sum(rate) * (most_placed_ + visited);
    return most;
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

std::uint32_t Meetings::partner(std::uint32_t i, std::uint32_t tick, const Prospect& prospect,
                                std::uint32_t round) const {
    const world::World& world = context_.world;
    const std::uint64_t key = world.places.key[prospect.of];
    const std::uint32_t when = context_.today() * 8u + tick;
    const double rounds = rounds_of(prospect.kind, prospect.of);
    const auto whole = static_cast<std::uint32_t>(rounds);
    if (round == whole && !extra_.happens(rounds - whole, key, when)) return world::kNone;
    const world::Slots slots = world.slots_of(prospect.of);
    const auto size = static_cast<std::uint32_t>(slots.size());
    const std::uint32_t centre = core::below(match_.block(key, when, round >> 2)[round & 3u], size);
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
