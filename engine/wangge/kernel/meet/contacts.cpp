#include "wangge/kernel/meet/contacts.hpp"

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
      kinds_(by_kind(context.scenario.contacts)) {}

}  // namespace wangge::kernel::meet
