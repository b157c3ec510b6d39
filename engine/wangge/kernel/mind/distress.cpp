#include "wangge/kernel/mind/distress.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"

namespace wangge::kernel::mind {

Burdens first_burdens(const Context& context) {
    return {.confined = {kBurdenConfined, context.world.residents},
            .unpaid = std::vector<std::int32_t>(context.world.households, 0),
            .last_hungry = {kBurdenHungry, -kNever, context.world.households}};
}

Distress::Distress(const policy::Mind& mind, std::int32_t days)
    : usual_(mind.distress_usual / (1.0 - std::min(mind.distress_usual, 0.999))),
      hungry_(core::exp(mind.distress_hunger)),
      tenant_(core::exp(mind.distress_tenant)),
      alone_(core::exp(mind.distress_alone)) {
    for (std::int32_t day = 0; day <= days; ++day)
        confined_.push_back(core::exp(std::min(50.0, mind.distress_confined * day / 30.0)));
    for (std::size_t n = 0; n < unpaid_.size(); ++n)
        unpaid_[n] = core::exp(mind.distress_income * static_cast<double>(n) / kMostUnpaid);
}

double Distress::of(const Context& context, const Burdens& burdens, std::uint32_t resident) const {
    const std::uint32_t h = context.world.resident.household[resident];
    double odds = usual_ * confined_[static_cast<std::size_t>(burdens.confined[resident])] *
                  unpaid_[static_cast<std::size_t>(burdens.unpaid[h])];
    if (context.date.day - burdens.last_hungry[h] < kHungerDays) odds *= hungry_;
    return with(odds, context.world, h);
}

double Distress::usual(const world::World& world, std::uint32_t resident) const {
    return with(usual_ * confined_[0] * unpaid_[0], world, world.resident.household[resident]);
}

double Distress::with(double odds, const world::World& world, std::uint32_t household) const {
    if (world.household.tenure[household] == world::Tenure::kTenant) odds *= tenant_;
    if (world.members(household) == 1) odds *= alone_;
    return odds / (1.0 + odds);
}

}  // namespace wangge::kernel::mind
