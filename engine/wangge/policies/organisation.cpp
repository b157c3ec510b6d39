#include "wangge/policies/organisation.hpp"

namespace wangge::policies {

void Organisation::decide(const policy::Observation& seen, policy::Memory&,
                          policy::Directives& orders) const {
    order_forms(seen, orders);
    order_home_observation(seen, orders);
    order_tickets(seen, orders);
    order_sweeps(seen, orders);
}

}  // namespace wangge::policies
