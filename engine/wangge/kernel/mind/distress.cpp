#include "wangge/kernel/mind/distress.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"

namespace wangge::kernel::mind {

Burdens first_burdens(const Context& context) {
    return {.confined = {kBurdenConfined, context.world.residents, context.days()},
            .unpaid = std::vector<std::uint8_t>(context.world.households, 0),
            .last_hungry = {kBurdenHungry, -kNever, context.world.households}};
}

Distress::Distress(const policy::Mind& mind, std::int32_t days)
    : lengths_(static_cast<std::size_t>(days) + 1) {
    const double usual = mind.distress_usual / (1.0 - std::min(mind.distress_usual, 0.999));
    const double tenant = core::exp(mind.distress_tenant), alone = core::exp(mind.distress_alone);
    const auto counted = [&](double odds, std::size_t home) {
        if ((home & 1u) != 0) odds *= tenant;
        if ((home & 2u) != 0) odds *= alone;
        return units(odds / (1.0 + odds));
    };
    for (std::size_t home = 0; home < kHomes; ++home) usual_[home] = counted(usual, home);
    std::vector<double> confined;  // odds, by days
    for (std::int32_t day = 0; day <= days; ++day)
        confined.push_back(core::exp(std::min(50.0, mind.distress_confined * day / 30.0)));
    for (std::int32_t lost = 0; lost <= kMostUnpaid; ++lost) {
        const double unpaid = core::exp(mind.distress_income * lost / kMostUnpaid);
        for (const double hungry : {1.0, core::exp(mind.distress_hunger)}) {
            for (std::size_t home = 0; home < kHomes; ++home) {
                for (const double odds : confined)
                    more_.push_back(counted(usual * odds * unpaid * hungry, home) - usual_[home]);
            }
        }
    }
}

}  // namespace wangge::kernel::mind
