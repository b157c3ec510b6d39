#pragma once

#include "wangge/policy/policy.hpp"

/// What stands before any measure and in every arm (section `organisation`): sweeps from door to door, home
/// observation of known returnees, need tickets and forms. It speaks through the same contract as the
/// measures and is no entry of the catalogue.
namespace wangge::policies {

/// Knocks on every door that has not answered in today's round (sweep 1, pass round, sweep 2).
void order_sweeps(const policy::Observation& seen, policy::Directives& orders);

/// Known returnees stay at home until so many days after arrival, and somebody takes their temperature.
void order_home_observation(const policy::Observation& seen, policy::Directives& orders);

/// A grid worker has a day for an open ticket; after that it is whistled to the unit above.
void order_tickets(const policy::Observation& seen, policy::Directives& orders);

/// Forms come before all other work.
void order_forms(const policy::Observation& seen, policy::Directives& orders);

class Organisation final : public policy::Policy {
  public:
    void decide(const policy::Observation& seen, policy::Memory& memory,
                policy::Directives& orders) const override;
};

}  // namespace wangge::policies
