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
    if (minds.falling.empty()) return;
    for (std::int32_t days = 0; days <= context.date.day; ++days) {  // nobody was confined for longer
        const double chance = minds.falling[static_cast<std::size_t>(days)];
        least_ = std::min(least_, chance), most_ = std::max(most_, chance);
    }
}

}  // namespace wangge::kernel::mind
