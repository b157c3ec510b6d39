#pragma once

#include "wangge/core/row_bits.hpp"
#include "wangge/kernel/move/permit.hpp"
#include "wangge/kernel/move/plan.hpp"

namespace wangge::kernel::move {

/// Who stays at home all day, or away, as far as that can be said without asking for plans: people who rest,
/// who keep to an order on their person or to a closure, and whom no need and no duty takes out.
class Homebound {
  public:
    Homebound(const PermitInputs& in, const Permitter& permitter, const Planner& planner)
        : in_(in),
          people_(in.context.world.resident),
          compliance_(permitter.compliance()),
          home_orders_(permitter.home_orders()),
          planner_(planner),
          workday_(in.context.date.workday),
          most_tempted_(mind::slipping(in.context, true)),
          sure_(compliance_.sure(in.dawn.least_trust(), in.dawn.most_trust(), most_tempted_)) {}

    bool stays(std::uint32_t resident) const {
        if (resident >= in_.context.world.residents || people_.pool[resident] != world::Pool::kResident ||
            planner_.seeks_care(resident))
            return false;
        if (rests(resident)) return true;
        return closes() && in_.standing.closed_in[resident] && keeps_closure(resident) &&
               !planner_.shops(resident) && !home_orders_.bind(resident);
    }

    /// Those of `some` of residents 64 k to 64 k + 63, a bit each, who keep to a closure, if they have
    /// nothing of their own to do.
    std::uint64_t keep_closure(std::uint32_t k, std::uint64_t some) const {
        some &= closes() ? in_.standing.closed_in.word(k) : 0;
        std::uint64_t keep = 0;
        core::for_each_bit(k, some, [&](std::uint32_t resident) {
            keep |= std::uint64_t{keeps_closure(resident)} << resident % 64;
        });
        return keep;
    }

  private:
    // Whether a closed dwelling is all that keeps people from where they would go.
    bool closes() const { return in_.standing.restricts && in_.standing.openings.empty(); }
    bool rests(std::uint32_t resident) const {
        if (in_.patients.stays_home[resident] != 0) return true;
        return !core::flawed(core::Flaw::kHomeOrderIgnored) && home_orders_.bind(resident) &&
               home_orders_.kept(resident);
    }
    // Of somebody of a closed household, which may let them go to essential work.
    [[gnu::always_inline]] bool keeps_closure(std::uint32_t resident) const {
        const std::uint32_t word = compliance_.word(resident);
        if (!sure_.holds(word)) {
            const double chance = compliance_.chance(resident, in_.minds.trust[people_.household[resident]]);
            if (!mind::Compliance::complies(word, chance) ||
                mind::Compliance::tempted(word, chance, most_tempted_))
                return false;
        }
        return !workday_ || people_.essential[resident] == 0 ||
               in_.standing.rules_for(people_.household[resident]).allowed == 0;
    }

    const PermitInputs& in_;
    const world::Residents& people_;
    const mind::Compliance& compliance_;
    const HomeOrders& home_orders_;
    const Planner& planner_;
    bool workday_;
    double most_tempted_;          // more than they are only with an empty larder or no medicine
    mind::Compliance::Sure sure_;  // of all households
};

}  // namespace wangge::kernel::move
