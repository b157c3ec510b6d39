#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "wangge/core/row_set.hpp"
#include "wangge/kernel/needs/shortage.hpp"
#include "wangge/kernel/needs/stocks.hpp"
#include "wangge/kernel/standing.hpp"
#include "wangge/kernel/trip.hpp"

/// Who needs food, who fetches it, who eats.
namespace wangge::kernel::needs {

/// Who shops for a household: an able member who can carry before others, then the highest keyed rank; kNone
/// if nobody can. Able are those who are present, well enough and not ordered to stay at home:
/// `able(resident)`.
template <class Able>
std::uint32_t choose_shopper(const Context& context, std::uint32_t household, Able able);

/// Sends today's shopper of every household looked at that runs low. Households supplied by relatives do not
/// shop. `hoarding` households shop until they have what a rumour makes them want.
template <class Able>
void send_shoppers(const Context& context, const Stocks& stocks, const std::vector<std::uint32_t>& low,
                   Able able, const core::RowSet& hoarding, core::RowSet& shoppers);

/// Places delivery orders: households that a service reaches, run low and cannot simply go (not allowed out
/// for food, nobody who can carry, or supplied by relatives).
template <class Able>
void place_orders(const Context& context, const Standing& standing, const std::vector<std::uint32_t>& low,
                  Able able, Stocks& stocks, Ledger& ledger);

/// Goods reach the shops, up to what they hold.
void restock_shops(const Context& context, Stocks& stocks);

/// Shopping trips that came through bring food home, by keyed rank while the shops have any. What the
/// households on the round fetch comes first: they are on it only where there is enough for everybody.
void carry_home(const Context& context, const std::vector<Trip>& shopping, const core::RowSet& hoarding,
                Stocks& stocks, Ledger& ledger);

/// Takes up to `wanted` rations out of the shops; books what was short to household h's area.
std::int32_t take(const Context& context, std::uint32_t household, std::int32_t wanted, Stocks& stocks,
                  Ledger& ledger);

/// Everyone at home eats one ration; households with an empty larder miss meals. Looks at the households that
/// run low and at those where somebody is away. Returns those where somebody went without, each once.
std::vector<std::uint32_t> eat(const Context& context, const Presence& present,
                               const std::vector<std::uint32_t>& low, Stocks& stocks, Ledger& ledger);

/// Daily medicine is taken; `refilled` (by trips to the clinic) and those on the round have more. Looks at
/// those who run out and those who are away. Returns those who lack it.
std::vector<std::uint32_t> take_medicine(const Context& context, const Presence& present,
                                         const std::vector<std::uint32_t>& running_out,
                                         const std::vector<std::uint32_t>& refilled, Stocks& stocks,
                                         const Ledger& ledger);

// --- templates ---

inline constexpr std::uint32_t kTogether = 256;  // households that are looked at in one go

inline bool low_at(const Context& context, const Stocks& stocks, std::uint32_t h, double days) {
    return food(context, stocks, h) <= rations(days, context.world.members(h));
}

template <class Able>
std::uint32_t choose_shopper(const Context& context, std::uint32_t h, Able able) {
    const world::World& world = context.world;
    const core::Draws shopper(context.luck, core::Purpose::kShopper);
    std::uint32_t chosen = world::kNone;
    std::pair<std::uint8_t, std::uint64_t> best{0, 0};
    for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
        if (world.resident.age[i] < kShopsAlone || !able(i)) continue;
        const std::pair<std::uint8_t, std::uint64_t> rank{
            world.resident.can_carry[i],
            shopper.rank(world.household.key[h] + context.today(), world.resident.key[i])};
        if (chosen == world::kNone || rank > best) chosen = i, best = rank;
    }
    return chosen;
}

template <class Able>
void send_shoppers(const Context& context, const Stocks& stocks, const std::vector<std::uint32_t>& low,
                   Able able, const core::RowSet& hoarding, core::RowSet& shoppers) {
    const world::World& world = context.world;
    const auto send = [&](std::uint32_t resident) {
        if (resident != world::kNone) shoppers.insert(resident);
    };
    // Who goes is chosen side by side.
    std::vector<std::uint32_t> chosen(low.size(), world::kNone);
    core::for_each_part(context.parallel, static_cast<std::uint32_t>(low.size()), kTogether,
                        [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                            for (std::uint32_t k = first; k < end; ++k) {
                                const std::uint32_t h = low[k];
                                const bool goes = world.household.supplied[h] == 0 &&
                                                  low_at(context, stocks, h, context.scenario.needs.shop_at);
                                if (goes && !hoarding[h]) chosen[k] = choose_shopper(context, h, able);
                            }
                        });
    for (const std::uint32_t resident : chosen) send(resident);
    for (const std::uint32_t h : hoarding.rows()) {
        const bool wants =
            low_at(context, stocks, h, context.scenario.needs.shop_at) ||
            food(context, stocks, h) < rations(context.scenario.mind.rumour_stock, world.members(h));
        if (wants) send(choose_shopper(context, h, able));
    }
}

/// What a household orders today, in rations; 0: nothing.
template <class Able>
std::int32_t ordered_by(const Context& context, const Standing& standing, const Stocks& stocks,
                        std::uint32_t h, Able able) {
    const world::World& world = context.world;
    const HouseRules& rules = standing.rules_for(h);
    if (rules.service == HouseRules::kNoService || stocks.order[h].placed >= 0) return 0;
    const policy::Service& service = standing.services[rules.service];
    if (!low_at(context, stocks, h, service.order_at_days)) return 0;
    const std::uint32_t first = world.household.first[h], end = world.household.first[h + 1];
    const auto anybody = [&](auto is) {
        std::uint32_t i = first;
        while (i < end && !is(i)) ++i;
        return i < end;
    };
    const auto carries = [&](std::uint32_t i) { return world.resident.can_carry[i] != 0 && able(i); };
    const auto marked = [&](std::uint32_t i) { return standing.mark_of[i] != world::kNone; };
    const bool cannot_go =
        !rules.allows(policy::Errand::kFood) || world.household.supplied[h] != 0 || !anybody(carries);
    if (!cannot_go) return 0;
    if (service.priority_only || service.quarantined_only) {
        const bool elder_alone = end - first == 1 && world.resident.age[first] >= 65;
        const bool served = service.priority_only && !service.quarantined_only && elder_alone;
        if (!served && !anybody(marked)) return 0;
    }
    return std::max(1, rations(service.order_days, world.members(h)) - food(context, stocks, h));
}

template <class Able>
void place_orders(const Context& context, const Standing& standing, const std::vector<std::uint32_t>& low,
                  Able able, Stocks& stocks, Ledger& ledger) {
    if (standing.services.empty()) return;
    // What is ordered is found side by side.
    std::vector<std::int32_t> ordered(low.size());
    core::for_each_part(context.parallel, static_cast<std::uint32_t>(low.size()), kTogether,
                        [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                            for (std::uint32_t k = first; k < end; ++k)
                                ordered[k] = ordered_by(context, standing, stocks, low[k], able);
                        });
    for (std::size_t k = 0; k < low.size(); ++k) {
        if (ordered[k] == 0 || stocks.order[low[k]].placed >= 0) continue;  // one order of a household
        stocks.order.set(low[k], {context.date.day, ordered[k]});
        stocks.ordering.push_back(low[k]);
        ledger.add_area(Count::kOrders, context.date.day, context.world.grid_of(low[k]), 1);
    }
    core::sort_end(stocks.ordering);
}

}  // namespace wangge::kernel::needs
