#pragma once

#include <algorithm>

#include "wangge/kernel/standing.hpp"
#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel::move {

/// Orders on persons to stay at home, and who keeps to them: one word a day says it for all errands but care.
class HomeOrders {
  public:
    HomeOrders(const Context& context, const Standing& standing, const work::Roster& roster)
        : context_(context),
          standing_(standing),
          attended_(roster.attended),
          adhere_(core::Draws(context.luck, core::Purpose::kAdhere).lot(context.today())) {}

    /// Whether somebody is under such an order and knows of it.
    bool bind(std::uint32_t resident) const {
        if (standing_.confines(resident)) return true;
        const std::uint32_t row = attended_.empty() ? world::kNone : standing_.mark_of[resident];
        return row != world::kNone && standing_.marks[row].order >= policy::Order::kHome && attended(row) > 0;
    }
    /// Whether they keep to it. The better people are attended to, the more of them do.
    bool kept(std::uint32_t resident) const {
        const std::uint32_t row = standing_.mark_of[resident];
        const policy::MarkTerms& terms = standing_.terms[standing_.marks[row].terms];
        const double adherence =
            terms.adherence + std::max(0.0, terms.watched - terms.adherence) * attended(row);
        return adhere_.happens(adherence, context_.world.resident.key[resident]);
    }

  private:
    double attended(std::uint32_t row) const { return attended_.empty() ? 0.0 : attended_[row]; }

    const Context& context_;
    const Standing& standing_;
    const std::vector<double>& attended_;
    core::Lot adhere_;  // of today
};

}  // namespace wangge::kernel::move
