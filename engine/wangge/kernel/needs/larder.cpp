#include "wangge/kernel/needs/larder.hpp"

#include <algorithm>
#include <tuple>

#include "wangge/core/flaw.hpp"

namespace wangge::kernel::needs {
namespace {

constexpr std::uint8_t kShopsAlone = 16;  // years from which somebody fetches food

// Rations somebody carries from there.
std::int32_t load(const Context& context, std::uint32_t resident, bool market) {
    const policy::Needs& needs = context.scenario.needs;
    if (context.world.resident.can_carry[resident] != 0 || core::flawed(core::Flaw::kOldPeopleCarryAll))
        return static_cast<std::int32_t>(needs.carry);
    return static_cast<std::int32_t>(market ? needs.carry_old_market : needs.carry_old);
}

bool low(const Context& context, const Stocks& stocks, std::uint32_t h, double days) {
    return stocks.food[h] <= rations(days, context.world.members(h));
}

}  // namespace

std::vector<std::uint32_t> choose_shoppers(const Context& context, const Stocks& stocks, const Able& able,
                                           const std::vector<std::uint8_t>& hoarding) {
    const world::World& world = context.world;
    const core::Draws shopper(context.luck, core::Purpose::kShopper);
    std::vector<std::uint32_t> chosen(world.households, world::kNone);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const bool hoards = !hoarding.empty() && hoarding[h] != 0;
        if (world.household.supplied[h] != 0 && !hoards) continue;
        if (!low(context, stocks, h, context.scenario.needs.shop_at) &&
            !(hoards && stocks.food[h] < rations(context.scenario.mind.rumour_stock, world.members(h))))
            continue;
        std::tuple<std::uint8_t, std::uint64_t> best{0, 0};
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            if (able[i] == 0 || world.resident.age[i] < kShopsAlone) continue;
            const std::tuple<std::uint8_t, std::uint64_t> rank{
                world.resident.can_carry[i],
                shopper.rank(world.household.key[h] + context.today(), world.resident.key[i])};
            if (chosen[h] == world::kNone || rank > best) chosen[h] = i, best = rank;
        }
    }
    return chosen;
}

void place_orders(const Context& context, const Standing& standing, const Able& able, Stocks& stocks,
                  Ledger& ledger) {
    if (standing.services.empty()) return;
    const world::World& world = context.world;
    for (std::uint32_t h = 0; h < world.households; ++h) {
        if (standing.service_of[h] == world::kNone || stocks.order[h].placed >= 0) continue;
        const policy::Service& service = standing.services[standing.service_of[h]];
        if (!low(context, stocks, h, service.order_at_days)) continue;
        bool carrier = false, quarantined = false;
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            carrier = carrier || (able[i] != 0 && world.resident.can_carry[i] != 0);
            quarantined = quarantined || standing.mark_of[i] != world::kNone;
        }
        const bool kept_in =
            standing.restricts && (standing.allowed[h] & policy::errands(policy::Errand::kFood)) == 0;
        const bool elder_alone = world.members(h) == 1 && world.resident.age[world.household.first[h]] >= 65;
        const bool cannot_go = kept_in || !carrier || world.household.supplied[h] != 0;
        if (!cannot_go || (service.priority_only && !elder_alone && !quarantined)) continue;
        if (service.quarantined_only && !quarantined) continue;
        stocks.order[h] = {context.date.day,
                           std::max(1, rations(service.order_days, world.members(h)) - stocks.food[h])};
        ledger.add_area(Count::kOrders, context.date.day, world.grid_of(h), 1);
    }
}

void restock_shops(const Context& context, Stocks& stocks) {
    const policy::Needs& needs = context.scenario.needs;
    const auto most = static_cast<std::int64_t>(needs.supply_store * context.world.residents);
    const auto inflow = static_cast<std::int64_t>(needs.supply_per_day * context.world.residents);
    stocks.shops = std::max(stocks.shops, std::min(most, stocks.shops + inflow));
    if (most == 0) stocks.shops = inflow;  // nothing is stored: what comes today is sold today
}

std::int32_t take(const Context& context, std::uint32_t household, std::int32_t wanted, Stocks& stocks,
                  Ledger& ledger) {
    const auto got = static_cast<std::int32_t>(
        core::flawed(core::Flaw::kShopsNeverEmpty) ? wanted : std::min<std::int64_t>(wanted, stocks.shops));
    stocks.shops -= got;
    if (got < wanted)
        ledger.add_area(Count::kRationsShort, context.date.day, context.world.grid_of(household),
                        wanted - got);
    return got;
}

void carry_home(const Context& context, const std::vector<Trip>& trips,
                const std::vector<std::uint8_t>& hoarding, Stocks& stocks, Ledger& ledger) {
    const world::World& world = context.world;
    const core::Draws buy(context.luck, core::Purpose::kBuy);
    std::vector<std::pair<std::uint64_t, const Trip*>> shoppers;
    for (const Trip& trip : trips) {
        if (trip.errand != policy::Errand::kFood || trip.fate != Fate::kGoes) continue;
        shoppers.emplace_back(
            buy.rank(context.today(), world.household.key[world.resident.household[trip.resident]]), &trip);
    }
    std::sort(shoppers.begin(), shoppers.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second->resident) < std::tie(b.first, b.second->resident);
    });
    for (const auto& [rank, trip] : shoppers) {
        const std::uint32_t h = world.resident.household[trip->resident];
        double target = context.scenario.needs.shop_to;
        if (!hoarding.empty() && hoarding[h] != 0) {
            target = std::max(target, context.scenario.mind.rumour_stock);
            ledger.add(Count::kHoardingTrips, context.date.day, trip->resident);
        }
        const std::int32_t wanted = std::min(load(context, trip->resident, trip->crosses),
                                             rations(target, world.members(h)) - stocks.food[h]);
        if (trip->quota) stocks.last_outing[h] = context.date.day;
        if (wanted <= 0) continue;
        const std::int32_t got = take(context, h, wanted, stocks, ledger);
        stocks.food[h] += got;
        ledger.add_area(Count::kRationsBought, context.date.day, world.grid_of(h), got);
    }
}

void eat(const Context& context, const Presence& present, Stocks& stocks, std::vector<std::int32_t>& hungry,
         Ledger& ledger) {
    const world::World& world = context.world;
    hungry.assign(world.households, 0);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            if (present[i] == 0) continue;
            ledger.add(Count::kPersonDays, context.date.day, i);
            if (stocks.food[h] > 0) {
                if (!core::flawed(core::Flaw::kFreeLunch) || i == world.household.first[h]) --stocks.food[h];
                continue;
            }
            ++hungry[h];
            ledger.add(Count::kMissedMealDays, context.date.day, i);
        }
    }
}

void take_medicine(const Context& context, const Presence& present, const std::vector<Trip>& trips,
                   const std::vector<std::uint8_t>& clinic, Stocks& stocks, std::vector<std::uint32_t>& gaps,
                   Ledger& ledger) {
    const world::World& world = context.world;
    for (const Trip& trip : trips) {
        if (trip.errand == policy::Errand::kMedical && trip.fate == Fate::kGoes &&
            stocks.medicine[trip.resident] >= 0 && clinic[trip.resident] != 0) {
            stocks.medicine[trip.resident] = static_cast<std::int16_t>(stocks.medicine[trip.resident] +
                                                                       context.scenario.needs.refill_days);
        }
    }
    gaps.clear();
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (stocks.medicine[i] == kNoMedicine || present[i] == 0) continue;
        if (stocks.medicine[i] > 0) {
            --stocks.medicine[i];
            continue;
        }
        ledger.add(Count::kDrugGapDays, context.date.day, i);
        const std::uint32_t h = world.resident.household[i];
        if (gaps.empty() || gaps.back() != h) gaps.push_back(h);
    }
}

}  // namespace wangge::kernel::needs
