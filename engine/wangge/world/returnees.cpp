#include <algorithm>
#include <vector>

#include "wangge/world/draft.hpp"

namespace wangge::world {
namespace {

// Days of arrival: the fortnight before day 0, and 1 to 17 February if day 0 is 24 January.
constexpr std::int32_t kFirstArrival = -14;
constexpr std::uint32_t kArrivalDays = 14;
constexpr std::int32_t kFirstLaterArrival = 8;
constexpr std::uint32_t kLaterArrivalDays = 17;
constexpr std::uint8_t kYoungest = 18;
constexpr std::uint8_t kEldest = 60;

}  // namespace

/// Adults of 18 to 60 in keyed order, the asked share of them from rented homes as far as there are enough.
/// Those who come later are from homes without minors: nobody's children wait alone for them.
Problem deal_returnees(Draft& draft) {
    World& world = draft.world;
    Residents& residents = world.resident;
    const std::uint32_t first = count(draft.population.returnees);
    const std::uint32_t later = count(draft.population.returnees_later);
    residents.arrival.assign(world.residents, kAlwaysHere);
    if (first + later == 0) {
        return std::nullopt;
    }
    std::vector<std::uint32_t> adults;
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        if (residents.age[r] >= kYoungest && residents.age[r] <= kEldest) {
            adults.push_back(r);
        }
    }
    const core::Draws draws(draft.people, core::Purpose::kReturnee);
    const core::Draws days(draft.people, core::Purpose::kArrival);
    const std::vector<std::uint32_t> order =
        by_rank(draws, draft.community, std::move(adults), residents.key);

    std::uint32_t tenants = nearest_count(draft.population.returnees_renting_share * (first + later));
    std::uint32_t owners = first + later - tenants;
    std::vector<std::uint32_t> chosen;
    std::vector<std::uint32_t> reserve;
    for (const std::uint32_t r : order) {
        const bool rents = world.household.tenure[residents.household[r]] == Tenure::kTenant;
        std::uint32_t& wanted = rents ? tenants : owners;
        if (wanted > 0) {
            --wanted;
            chosen.push_back(r);
        } else {
            reserve.push_back(r);
        }
    }
    const std::uint32_t missing = tenants + owners;
    if (missing > reserve.size()) {
        return impossible("returnees", "adults_to_return", static_cast<std::int64_t>(order.size()),
                          first + later);
    }
    chosen.insert(chosen.end(), reserve.begin(), reserve.begin() + missing);

    // the last in order without minors at home come later
    std::vector<std::uint32_t> waiting;
    for (auto it = chosen.rbegin(); it != chosen.rend() && waiting.size() < later; ++it) {
        if (draft.types[draft.type[residents.household[*it]]].minors == 0) {
            waiting.push_back(*it);
        }
    }
    if (waiting.size() < later) {
        return impossible("returnees_later", "adults_to_return_later",
                          static_cast<std::int64_t>(waiting.size()), later);
    }
    for (const std::uint32_t r : chosen) {
        residents.arrival[r] = static_cast<std::int16_t>(
            kFirstArrival + static_cast<std::int32_t>(days.below(kArrivalDays, residents.key[r])));
    }
    for (const std::uint32_t r : waiting) {
        residents.arrival[r] = static_cast<std::int16_t>(
            kFirstLaterArrival + static_cast<std::int32_t>(days.below(kLaterArrivalDays, residents.key[r])));
    }
    return std::nullopt;
}

}  // namespace wangge::world
