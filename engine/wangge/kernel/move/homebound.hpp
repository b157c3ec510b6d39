#pragma once

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
          most_tempted_(mind::slipping(in.context, true)) {}

    /// Whether an order keeps a household's people from all errands but care and essential work.
    bool closed(std::uint32_t household) const {
        return in_.standing.restricts && in_.standing.openings.empty() &&
               (in_.standing.allowed[household] & ~kDuties) == 0;
    }
    /// `closed` is the resident's household.
    bool stays(bool closed, std::uint32_t household, std::uint32_t resident) const {
        if (people_.pool[resident] != world::Pool::kResident || planner_.seeks_care(resident)) return false;
        return rests(resident) || (closed && keeps_closure(household, resident));
    }
    bool stays(std::uint32_t resident) const {
        if (resident >= in_.context.world.residents) return false;
        const std::uint32_t h = people_.household[resident];
        return stays(closed(h), h, resident);
    }

  private:
    bool rests(std::uint32_t resident) const {
        if (in_.patients.stays_home[resident] != 0) return true;
        return !core::flawed(core::Flaw::kHomeOrderIgnored) && home_orders_.bind(resident) &&
               home_orders_.kept(resident);
    }
    bool keeps_closure(std::uint32_t household, std::uint32_t resident) const {
        const std::uint32_t word = compliance_.word(resident);
        const double chance = compliance_.chance(resident, in_.dawn.trust(household));
        if (!mind::Compliance::complies(word, chance) ||
            mind::Compliance::tempted(word, chance, most_tempted_))
            return false;
        const bool works = in_.context.date.workday && people_.essential[resident] != 0 &&
                           in_.standing.allowed[household] != 0;
        return !works && !planner_.shops(resident) && !home_orders_.bind(resident);
    }

    static constexpr policy::Errands kDuties =
        policy::errands(policy::Errand::kMedical, policy::Errand::kEssentialWork);

    const PermitInputs& in_;
    const world::Residents& people_;
    const mind::Compliance& compliance_;
    const HomeOrders& home_orders_;
    const Planner& planner_;
    double most_tempted_;  // more than they are only with an empty larder or no medicine
};

}  // namespace wangge::kernel::move
