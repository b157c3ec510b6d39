#pragma once

#include <array>
#include <vector>

#include "wangge/core/row_set.hpp"
#include "wangge/kernel/needs/larder.hpp"
#include "wangge/kernel/standing.hpp"
#include "wangge/kernel/trip.hpp"

namespace wangge::kernel::move {

/// What the needs of a household or person ask for today; made by the day from stocks and patients.
struct Wants {
    needs::Shoppers shopper;                // by household looked at: who shops today
    const needs::Larders* round = nullptr;  // of the others those shop whose day of the round it is
    core::RowSet clinic;                    // residents who seek the clinic for a refill or a diagnosis
    std::vector<double> calm;  // by grid: share of leisure and visits that fear leaves; empty: all
    explicit Wants(const world::World& world) : shopper(world.households), clinic(world.residents) {}
};

/// What anybody intends to do today: a pure function of world, date, wants and keyed draws, asked for one
/// resident at a time. A resident's trips never overlap (care before work and school before food before
/// gatherings before visits before leisure). Under `standing` a household that may only go out by quota shops
/// at the market, and where market or shop is shut the other one is used; it may be null.
class Planner {
  public:
    Planner(const Context& context, const Wants& wants, const Presence& present, const Standing* standing);

    /// Today's trips of a resident; none of somebody who is away.
    Trips plan(std::uint32_t resident) const;
    /// All of them but the yard, which comes last.
    Trips plan_without_yard(std::uint32_t resident) const;
    /// The first of them, without gatherings, visits and leisure, which come after all others.
    Trips plan_errands(std::uint32_t resident) const;
    /// Whether a resident fetches food today.
    bool shops(std::uint32_t resident) const;
    /// The trip for food of somebody who has nothing else to do today, but perhaps work or school.
    Trip plan_shopping(std::uint32_t resident) const;
    /// Whom a resident would visit today, if the day leaves the time: household row, kNone for most.
    std::uint32_t host_of(std::uint32_t resident) const;

  private:
    struct Leisure {
        world::PlaceKind kind;
        double rate;
    };
    bool plan_duty(std::uint32_t i, Trips& trips) const;
    bool plan_errands(std::uint32_t i, Trips& trips) const;  // whether there is a duty
    bool plan_all_but_yard(std::uint32_t i, Trips& trips) const;
    double often(std::uint32_t i) const;  // outings against the mean, by age
    void plan_gathering(std::uint32_t i, Trips& trips) const;
    void plan_shopping(std::uint32_t i, bool busy, Trips& trips) const;
    void plan_leisure(std::uint32_t i, bool busy, const core::Block& words, Trips& trips) const;
    void plan_yard(std::uint32_t i, bool busy, Trips& trips) const;
    std::uint32_t host(std::uint32_t household, const core::Block& words) const;
    double calm(std::uint32_t household) const;
    bool shut(std::uint32_t place) const;

    const Context& context_;
    const world::World& world_;
    const policy::Contacts& contacts_;
    const Wants& wants_;
    const Presence& present_;
    const Standing* standing_;
    core::Draws outing_, shopping_, medical_, yard_, attend_, event_;
    double visits_;
    std::array<Leisure, 4> leisure_;  // a day's leisure is one of four, or none
};

/// When a trip crosses the boundary: work and school around their hours, errands out within the first hour of
/// their tick and back one to two hours later. Keyed; asked only where gates are in use.
Crossing crossing(const Context& context, const Trip& trip);

}  // namespace wangge::kernel::move
