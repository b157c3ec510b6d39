#pragma once

#include <vector>

#include "wangge/kernel/trip.hpp"

namespace wangge::kernel::move {

/// What the needs of a household or person ask for today; made by the day from stocks and patients.
struct Wants {
    std::vector<std::uint32_t> shopper;  // by household: who shops today, kNone
    std::vector<std::uint8_t> clinic;    // by agent: 1 seeks a refill, 2 seeks a diagnosis
};

/// What everyone intends to do today: a pure function of world, date, wants and keyed draws. Trips in order
/// of resident; a resident's trips never overlap (care before work and school before food before visits
/// before leisure). `market_only`, by household, sends all shopping to the market (the household may only go
/// out by quota).
std::vector<Trip> intend(const Context& context, const Wants& wants, const Presence& present,
                         const std::vector<std::uint8_t>* market_only);

}  // namespace wangge::kernel::move
