#pragma once

#include <vector>

#include "wangge/kernel/standing.hpp"
#include "wangge/kernel/trip.hpp"

namespace wangge::kernel::move {

/// What the needs of a household or person ask for today; made by the day from stocks and patients.
struct Wants {
    std::vector<std::uint32_t> shopper;  // by household: who shops today, kNone
    std::vector<std::uint8_t> clinic;    // by agent: seeks the clinic for a refill or a diagnosis
    std::vector<double> calm;            // by grid: share of leisure and visits that fear leaves; empty: all
};

/// What everyone intends to do today: a pure function of world, date, wants and keyed draws. Trips in order
/// of resident; a resident's trips never overlap (care before work and school before food before visits
/// before leisure). `market_only`, by household, sends all shopping to the market (the household may only go
/// out by quota); where market or shop is shut by `standing` the other one is used. Both may be null.
/// `memory` is used for the result: yesterday's trips, if they are not needed any more.
std::vector<Trip> intend(const Context& context, const Wants& wants, const Presence& present,
                         const std::vector<std::uint8_t>* market_only, const Standing* standing,
                         std::vector<Trip> memory = {});

/// When a trip crosses the boundary: work and school around their hours, errands out within the first hour of
/// their tick and back one to two hours later. Keyed; asked only where gates are in use.
Crossing crossing(const Context& context, const Trip& trip);

}  // namespace wangge::kernel::move
