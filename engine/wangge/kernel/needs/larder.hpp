#pragma once

#include <vector>

#include "wangge/kernel/needs/stocks.hpp"
#include "wangge/kernel/standing.hpp"
#include "wangge/kernel/trip.hpp"

/// Who needs food, who fetches it, who eats.
namespace wangge::kernel::needs {

/// Who can fetch food today, by agent: present, well enough and not ordered to stay at home.
using Able = std::vector<std::uint8_t>;

/// Chooses today's shopper of every household that runs low: an able member who can carry before others, then
/// the highest keyed rank; kNone if nobody can. Households supplied by relatives do not shop.
/// `hoarding` (by household, may be empty: nobody) shop until they have what a rumour makes them want.
std::vector<std::uint32_t> choose_shoppers(const Context& context, const Stocks& stocks, const Able& able,
                                           const std::vector<std::uint8_t>& hoarding);

/// Places delivery orders: households that a service reaches, run low and cannot simply go (not allowed out
/// for food, nobody who can carry, or supplied by relatives).
void place_orders(const Context& context, const Standing& standing, const Able& able, Stocks& stocks,
                  Ledger& ledger);

/// Goods reach the shops, up to what they hold.
void restock_shops(const Context& context, Stocks& stocks);

/// Shopping trips that came through bring food home, by keyed rank while the shops have any.
void carry_home(const Context& context, const std::vector<Trip>& trips,
                const std::vector<std::uint8_t>& hoarding, Stocks& stocks, Ledger& ledger);

/// Takes up to `wanted` rations out of the shops; books what was short to household h's area.
std::int32_t take(const Context& context, std::uint32_t household, std::int32_t wanted, Stocks& stocks,
                  Ledger& ledger);

/// Everyone at home eats one ration; households with an empty larder miss meals. Fills `hungry` (by
/// household, members without a meal).
void eat(const Context& context, const Presence& present, Stocks& stocks, std::vector<std::int32_t>& hungry,
         Ledger& ledger);

/// Daily medicine is taken; trips to the clinic refill it. Fills `gaps` (households, sorted, where somebody
/// lacks it).
void take_medicine(const Context& context, const Presence& present, const std::vector<Trip>& trips,
                   const std::vector<std::uint8_t>& clinic, Stocks& stocks, std::vector<std::uint32_t>& gaps,
                   Ledger& ledger);

}  // namespace wangge::kernel::needs
