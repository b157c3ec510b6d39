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
    set(PlaceKind::kTeam, contacts.team_rounds, 1.0, Setting::kWork);
    set(PlaceKind::kWorkplace, contacts.workplace_rounds, 1.0, Setting::kWork);
    set(PlaceKind::kClass, contacts.class_rounds, contacts.weight_class, Setting::kClass);
    set(PlaceKind::kShop, contacts.shop_rounds, contacts.weight_community, Setting::kCommunity);
    set(PlaceKind::kMarket, contacts.market_rounds, contacts.weight_community, Setting::kCommunity);
    set(PlaceKind::kSquare, contacts.square_rounds, contacts.weight_community, Setting::kCommunity);
    set(PlaceKind::kStairwell, contacts.stairwell_rounds, contacts.weight_community, Setting::kNeighbour);
    set(PlaceKind::kClinic, contacts.clinic_rounds, contacts.weight_community, Setting::kCommunity);
    set(PlaceKind::kOffice, contacts.office_rounds, 1.0, Setting::kWork);
    return kinds;
}

}  // namespace

Meetings::Meetings(const Context& context, const move::Whereabouts& where, const std::vector<Trip>& trips)
    : context_(context),
      where_(where),
      match_(context.luck, core::Purpose::kMatch),
      extra_(context.luck, core::Purpose::kExtraRound),
      guest_weight_(context.scenario.contacts.weight_guest),
      kinds_(by_kind(context.scenario.contacts)) {
    std::array<std::vector<std::uint64_t>, world::kTicks> visits;  // (household, agent)
    for (const Trip& trip : trips) {
        if (!context.is_dwelling(trip.spot)) continue;
        for (std::uint32_t tick = trip.first; tick <= trip.last; ++tick) {
            if (where(trip.resident, tick) == trip.spot)
                visits[tick].push_back(static_cast<std::uint64_t>(trip.spot) << 32 | trip.resident);
        }
    }
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        std::sort(visits[tick].begin(), visits[tick].end());
        for (const std::uint64_t visit : visits[tick]) {
            guests_[tick].household.push_back(static_cast<std::uint32_t>(visit >> 32));
            guests_[tick].agent.push_back(static_cast<std::uint32_t>(visit));
        }
    }
}

std::size_t Meetings::first_guest(std::uint32_t h, std::uint32_t tick) const {
    const std::vector<std::uint32_t>& households = guests_[tick].household;
    return static_cast<std::size_t>(std::lower_bound(households.begin(), households.end(), h) -
                                    households.begin());
}

}  // namespace wangge::kernel::meet
