#include "wangge/kernel/needs/larder.hpp"

#include <algorithm>
#include <tuple>

#include "wangge/core/flaw.hpp"
#include "wangge/core/sort_rows.hpp"

namespace wangge::kernel::needs {
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

void carry_home(const Context& context, const std::vector<Trip>& shopping, const core::RowSet& hoarding,
                Stocks& stocks, Ledger& ledger) {
    const world::World& world = context.world;
    struct Basket {
        const Trip* trip;
        std::uint32_t household;
        std::int32_t wanted;
    };
    std::vector<Basket> baskets;
    ledger.add_grids(Count::kRationsBought, context.date.day,
                     stocks.larder.fetched_by_grid(context.date.day));
    stocks.shops -= stocks.larder.fetched(context.date.day);
    stocks.larder.go_round(context.date.day);
    baskets.reserve(shopping.size());
    std::int64_t all = 0;
    for (const Trip& trip : shopping) {
        const std::uint32_t h = world.resident.household[trip.resident];
        double target = context.scenario.needs.shop_to;
        if (hoarding[h]) {
            target = std::max(target, context.scenario.mind.rumour_stock);
            ledger.add(Count::kHoardingTrips, context.date.day, trip.resident);
        }
        const std::int32_t wanted =
            std::min(load(context.scenario.needs, world.resident.can_carry[trip.resident] != 0, trip.crosses),
                     rations(target, world.members(h)) - food(context, stocks, h));
        if (trip.quota) stocks.last_outing.set(h, context.date.day);
        if (wanted <= 0) continue;
        baskets.push_back({&trip, h, wanted});
        all += wanted;
    }
    if (all > stocks.shops) {  // only then the order matters
        const core::Draws buy(context.luck, core::Purpose::kBuy);
        const auto order = [&](const Basket& one) {
            return std::pair{buy.rank(context.today(), world.household.key[one.household]),
                             one.trip->resident};
        };
        std::sort(baskets.begin(), baskets.end(),
                  [&](const Basket& a, const Basket& b) { return order(a) < order(b); });
    }
    for (const Basket& one : baskets) {
        const std::int32_t got = take(context, one.household, one.wanted, stocks, ledger);
        add_food(context, one.household, got, stocks);
        ledger.add_area(Count::kRationsBought, context.date.day, world.grid_of(one.household), got);
    }
}

namespace {

// Whether all of a household are at home and have something to eat.
bool all_eat(const Context& context, const Presence& present, const Stocks& stocks, std::uint32_t h) {
    if (food(context, stocks, h) < static_cast<std::int32_t>(context.world.members(h))) return false;
    std::uint32_t i = context.world.household.first[h];
    const std::uint32_t end = context.world.household.first[h + 1];
    while (i < end && present[i]) ++i;
    return i == end && !core::flawed(core::Flaw::kFreeLunch);
}

}  // namespace

std::vector<std::uint32_t> eat(const Context& context, const Presence& present,
                               const std::vector<std::uint32_t>& low, Stocks& stocks, Ledger& ledger) {
    const world::World& world = context.world;
    std::vector<std::uint32_t> households = low, hungry;
    for (const std::uint32_t i : present.absent()) {
        if (i >= world.residents) break;
        ledger.add(Count::kPersonDays, context.date.day, i, -1);
        households.push_back(world.resident.household[i]);
    }
    if (households.size() > low.size()) core::sort_rows(households, world.households);
    // Mostly all are at home and fed, which changes nothing. Where it is not so is found side by side.
    std::vector<std::uint8_t> as_always(households.size());
    core::for_each_part(context.parallel, static_cast<std::uint32_t>(households.size()), kTogether,
                        [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                            for (std::uint32_t k = first; k < end; ++k)
                                as_always[k] = all_eat(context, present, stocks, households[k]) ? 1 : 0;
                        });
    for (std::size_t k = 0; k < households.size(); ++k) {
        if (as_always[k] != 0) continue;
        const std::uint32_t h = households[k];
        const auto members = static_cast<std::int32_t>(world.members(h));
        const std::int32_t rations = food(context, stocks, h);
        std::int32_t eaten = 0, missing = 0;
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            if (!present[i]) continue;
            if (eaten < rations) {
                if (!core::flawed(core::Flaw::kFreeLunch) || i == world.household.first[h]) ++eaten;
                continue;
            }
            ++missing;
            ledger.add(Count::kMissedMealDays, context.date.day, i);
        }
        if (eaten != members) add_food(context, h, members - eaten, stocks);
        if (missing > 0) hungry.push_back(h);
    }
    return hungry;
}

std::vector<std::uint32_t> take_medicine(const Context& context, const Presence& present,
                                         const std::vector<std::uint32_t>& running_out,
                                         const std::vector<std::uint32_t>& refilled, Stocks& stocks,
                                         const Ledger& ledger) {
    const std::int32_t day = context.date.day;
    stocks.medicines.go_round(day);
    for (const std::uint32_t i : refilled)
        stocks.medicines.add(i, day, static_cast<std::int32_t>(context.scenario.needs.refill_days), ledger);
    for (const std::uint32_t i : present.absent()) {
        if (i >= context.world.residents) break;
        if (stocks.medicines.takes(i)) stocks.medicines.add(i, day, 1, ledger);
    }
    std::vector<std::uint32_t> gaps;
    for (const std::uint32_t i : running_out) {
        if (!present[i] || stocks.medicines.left(i, day) > 0) continue;
        stocks.medicines.add(i, day, 1, ledger);
        gaps.push_back(i);
    }
    return gaps;
}

}  // namespace wangge::kernel::needs
