#include "wangge/kernel/day/relief.hpp"

#include "wangge/core/give_back.hpp"

namespace wangge::kernel::day {
namespace {

double more_trust(const Context& context, Help help) {
    const policy::Mind& mind = context.scenario.mind;
    return help == Help::kDelivery ? mind.trust_delivery : mind.trust_ticket;
}

}  // namespace

void feel_helped(const Context& context, Help help, std::uint32_t household, mind::Minds& minds) {
    const policy::Mind& mind = context.scenario.mind;
    mind::feel(help == Help::kDelivery ? -mind.relief_delivery : -mind.relief_ticket, household, minds);
    mind::change_trust(context, more_trust(context, help), household, minds);
}

double Relief::trust(const Context& context, std::uint32_t household, const mind::Minds& minds) const {
    double trust = minds.trust[household];
    if (!helped_[household]) return trust;
    for (const Brought& one : brought_) {
        if (one.household == household)
            trust = mind::trust_after(context, trust, more_trust(context, one.help));
    }
    return trust;
}

void Relief::feel(const Context& context, mind::Minds& minds) {
    for (const Brought& one : brought_) feel_helped(context, one.help, one.household, minds);
    core::give_back(brought_);
    helped_.clear();
}

}  // namespace wangge::kernel::day
