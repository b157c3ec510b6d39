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

Meetings::Meetings(const Context& context, const move::Whereabouts& where)
    : context_(context), where_(where), match_(context.luck, core::Purpose::kMatch), extra_(context.luck, core::Purpose::kExtraRound),
      guest_weight_(context.scenario.contacts.weight_guest), kinds_(by_kind(context.scenario.contacts)) {
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        std::vector<std::uint64_t> visits;  // (household, agent)
        for (std::uint32_t i = 0; i < context.world.residents; ++i) {
            const Spot spot = where(i, tick);
            if (context.is_dwelling(spot) && spot != context.world.resident.household[i]) {
                visits.push_back(static_cast<std::uint64_t>(spot) << 32 | i);
            }
        }
        std::sort(visits.begin(), visits.end());
        for (const std::uint64_t visit : visits) {
            guests_[tick].household.push_back(static_cast<std::uint32_t>(visit >> 32));
            guests_[tick].agent.push_back(static_cast<std::uint32_t>(visit));
        }
    }
}

std::size_t Meetings::first_guest(std::uint32_t h, std::uint32_t tick) const {
    const std::vector<std::uint32_t>& households = guests_[tick].household;
    return static_cast<std::size_t>(std::lower_bound(households.begin(), households.end(), h) - households.begin());
}

}  // namespace wangge::kernel::meet
