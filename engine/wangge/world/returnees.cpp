#include <utility>
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

/// Takes people in their order; of tenants and owners no more than are wanted, until there is no other way.
class Choice {
  public:
    Choice(const World& world, std::vector<std::uint32_t> order, std::uint32_t tenants, std::uint32_t owners)
        : world_(world), order_(std::move(order)), taken_(order_.size(), 0), wanted_{owners, tenants} {}

    template <class May>
    std::vector<std::uint32_t> take(std::uint32_t heads, May&& may) {
        std::vector<std::uint32_t> chosen;
        for (const bool strict : {true, false}) {
            for (std::size_t i = 0; i < order_.size() && chosen.size() < heads; ++i) {
                const std::uint32_t home = world_.resident.household[order_[i]];
                std::uint32_t& wanted = wanted_[world_.household.tenure[home] == Tenure::kTenant ? 1 : 0];
                if (taken_[i] != 0 || !may(home) || (strict && wanted == 0)) {
                    continue;
                }
                wanted -= wanted > 0 ? 1 : 0;
                taken_[i] = 1;
                chosen.push_back(order_[i]);
            }
        }
        return chosen;
    }

  private:
    const World& world_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint8_t> taken_;
    std::uint32_t wanted_[2];
};

}  // namespace

/// Adults of 18 to 60 in keyed order, the asked share of them from rented homes as far as there are enough.
/// Those who come later are from homes without minors: nobody's children wait alone for them.
Problem deal_returnees(Draft& draft) {
    World& world = draft.world;
    Residents& residents = world.resident;
    const std::uint32_t first = count(draft.population.returnees);
    const std::uint32_t later = count(draft.population.returnees_later);
    residents.arrival = core::FewCells<std::int16_t>(kAlwaysHere, world.residents);
    if (first + later == 0) {
        return std::nullopt;
    }
    std::vector<std::uint32_t> adults;
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        if (residents.age[r] >= kYoungest && residents.age[r] <= kEldest && draft.in_family(r)) {
            adults.push_back(r);
        }
    }
    const core::Draws draws(draft.people, core::Purpose::kReturnee);
    const core::Draws days(draft.people, core::Purpose::kArrival);
    std::vector<std::uint32_t> order = by_rank(draws, draft.community, std::move(adults), residents.key);

    const std::uint32_t tenants = draft.whole(draft.population.returnees_renting_share * (first + later));
    const std::size_t able = order.size();
    Choice choice(world, std::move(order), tenants, first + later - tenants);
    const std::vector<std::uint32_t> waiting =
        choice.take(later, [&](std::uint32_t home) { return draft.types[draft.type[home]].minors == 0; });
    if (waiting.size() < later) {
        return impossible("returnees_later", "adults_to_return_later",
                          static_cast<std::int64_t>(waiting.size()), later);
    }
    const std::vector<std::uint32_t> chosen = choice.take(first, [](std::uint32_t) { return true; });
    if (chosen.size() < first) {
        return impossible("returnees", "adults_to_return", static_cast<std::int64_t>(able), first + later);
    }
    const auto returns = [&](std::uint32_t r, std::int32_t first_day, std::uint32_t span) {
        const auto day = first_day + static_cast<std::int32_t>(days.below(span, residents.key[r]));
        residents.arrival.set(r, static_cast<std::int16_t>(day));
    };
    for (const std::uint32_t r : chosen) returns(r, kFirstArrival, kArrivalDays);
    for (const std::uint32_t r : waiting) returns(r, kFirstLaterArrival, kLaterArrivalDays);
    return std::nullopt;
}

}  // namespace wangge::world
