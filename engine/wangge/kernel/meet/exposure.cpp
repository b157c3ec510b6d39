#include "wangge/kernel/meet/exposure.hpp"

#include <algorithm>

namespace wangge::kernel::meet {

double hazard(const policy::Transmission& transmission, Setting setting, double weight, double dose,
              std::int32_t minutes) {
    return setting == Setting::kHome ? transmission.home * dose
                                     : outside(transmission, weight, daily_rate(dose, minutes));
}

Count exposure_of(Setting setting) {
    switch (setting) {
        case Setting::kHome:
            return Count::kExposureHome;
        case Setting::kNeighbour:
            return Count::kExposureNeighbour;
        case Setting::kGuest:
            return Count::kExposureGuest;
        case Setting::kLift:
            return Count::kExposureLift;
        case Setting::kCompound:
            return Count::kExposureCompound;
        case Setting::kWork:
            return Count::kExposureWork;
        case Setting::kQueue:
            return Count::kExposureQueue;
        case Setting::kDoor:
            return Count::kExposureDoor;
        case Setting::kCentre:
            return Count::kExposureCentre;
        case Setting::kRestaurant:
            return Count::kExposureRestaurant;
        case Setting::kPark:
            return Count::kExposurePark;
        case Setting::kTransit:
            return Count::kExposureTransit;
        case Setting::kCare:
            return Count::kExposureCare;
        case Setting::kGathering:
            return Count::kExposureGathering;
        case Setting::kClass:
        case Setting::kSchool:
            return Count::kExposureSchool;
        default:
            return Count::kExposureCommunity;
    }
}

Duty duty_of(const Context& context, const work::Roster& roster, std::uint32_t agent, std::uint32_t tick) {
    const std::uint32_t w = context.world.staff_of(agent);
    if (w == world::kNone || w >= roster.duty.size() || roster.stand_in[w] != 0) return Duty::kNone;
    const Spot spot = roster.duty[w][tick];
    return spot == kAtPost ? Duty::kPost : context.is_place(spot) ? Duty::kCourier : Duty::kNone;
}

double most_susceptible(const policy::Disease& disease) {
    return *std::max_element(disease.susceptibility.begin(), disease.susceptibility.end());
}

void Finding::book(Setting setting, std::uint32_t tick, std::uint32_t j, double chance) {
    const auto expected = static_cast<std::int64_t>(chance * 0x1p32);
    found_.bookings.push_back({exposure_of(setting), j, expected});
    const Duty duty = setting == Setting::kHome ? Duty::kNone : duty_of(in_.context, in_.roster, j, tick);
    if (duty == Duty::kCourier) found_.bookings.push_back({Count::kExposureCouriers, j, expected});
    if (duty == Duty::kPost) found_.bookings.push_back({Count::kExposurePosts, j, expected});
    const world::Pool pool = in_.context.world.resident.pool[j];
    if (pool == world::Pool::kParty || pool == world::Pool::kVolunteer)
        found_.bookings.push_back({Count::kExposureVolunteers, j, expected});
}

void Finding::infect(Setting setting, std::uint32_t tick, std::uint32_t j, std::uint32_t i) {
    const world::Residents& people = in_.context.world.resident;
    const core::Draws order(in_.context.luck, core::Purpose::kInfector);
    found_.candidates.push_back(
        {j, static_cast<std::uint8_t>(tick), order.rank(people.key[j], people.key[i]), i, setting});
}

}  // namespace wangge::kernel::meet
