#include "wangge/kernel/mind/compliance.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"

namespace wangge::kernel::mind {

Compliance::Compliance(const Context& context, const Minds& minds)
    : context_(context),
      minds_(minds),
      comply_(core::Draws(context.luck, core::Purpose::kComply).lot(context.today())),
      usual_(context.scenario.mind.compliance),
      least_(usual_),
      most_(usual_) {
    if (context.scenario.loops.compliance_decline == 0) return;
    const policy::Mind& mind = context.scenario.mind;
    const double least = std::min(mind.compliance_least, mind.compliance);
    for (std::int32_t days = 0; days <= context.date.day; ++days)  // nobody was confined for longer
        falling_.push_back(least + (mind.compliance - least) * core::exp(-mind.decline * days));
    for (const double chance : falling_) least_ = std::min(least_, chance), most_ = std::max(most_, chance);
}

}  // namespace wangge::kernel::mind
