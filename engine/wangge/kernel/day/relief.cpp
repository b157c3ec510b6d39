#include "wangge/kernel/day/relief.hpp"

#include "wangge/core/give_back.hpp"

namespace wangge::kernel::day {

void feel_helped(const Context& context, Help help, std::uint32_t household, mind::Minds& minds) {
    const policy::Mind& mind = context.scenario.mind;
    const bool delivery = help == Help::kDelivery;
    mind::feel(-(delivery ? mind.relief_delivery : mind.relief_ticket), household, minds);
    mind::change_trust(context, delivery ? mind.trust_delivery : mind.trust_ticket, household, minds);
}

void Relief::feel(const Context& context, mind::Minds& minds) {
    for (const Brought& one : brought_) feel_helped(context, one.help, one.household, minds);
    core::give_back(brought_);
}

}  // namespace wangge::kernel::day
