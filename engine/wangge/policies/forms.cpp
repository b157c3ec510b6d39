#include "wangge/policies/organisation.hpp"

namespace wangge::policies {

void order_forms(const policy::Observation& seen, policy::Directives& orders) {
    const policy::Organisation& plan = seen.scenario.organisation;
    policy::Desk desk;
    desk.pools = policy::pool_bit(world::Pool::kCommunity);
    // The same form is asked for by several offices (表格重复填报).
    desk.minutes = plan.forms_per_day * plan.form_minutes * plan.form_duplicate;
    if (desk.minutes > 0) orders.desks.push_back(desk);
}

}  // namespace wangge::policies
