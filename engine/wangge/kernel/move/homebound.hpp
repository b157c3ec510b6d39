#pragma once

#include "wangge/kernel/move/permit.hpp"
#include "wangge/kernel/move/plan.hpp"

namespace wangge::kernel::move {

/// Who stays at home all day, as far as that can be said without asking for plans: people under a closure who
/// keep to it, whom no need and no duty takes out. Under a closure those are most people.
class Homebound {
  public:
    Homebound(const PermitInputs& in, const Permitter& permitter, const Wants& wants, const Planner& planner)
        : in_(in),
          people_(in.context.world.resident),
          compliance_(permitter.compliance()),
          wants_(wants),
          planner_(planner),
          most_tempted_(mind::slipping(in.context, true)) {}

    /// Whether an order keeps a household's people from all errands but care and essential work.
    bool closed(std::uint32_t household) const {
        return in_.standing.restricts && in_.standing.openings.empty() &&
               (in_.standing.allowed[household] & ~kDuties) == 0;
    }
    /// Of a closed household.
    bool stays(std::uint32_t household, std::uint32_t resident) const {
        const std::uint32_t word = compliance_.word(resident);
        const double chance = compliance_.chance(resident, in_.dawn.trust(household));
        if (!mind::Compliance::complies(word, chance) ||
            mind::Compliance::tempted(word, chance, most_tempted_))
            return false;
        const bool works = in_.context.date.workday && people_.essential[resident] != 0 &&
                           in_.standing.allowed[household] != 0;
        return !works && people_.pool[resident] == world::Pool::kResident && !wants_.clinic[resident] &&
               !planner_.shops(resident) && in_.standing.mark_of[resident] == world::kNone;
    }
    bool stays(std::uint32_t resident) const {
        if (resident >= in_.context.world.residents) return false;
        const std::uint32_t h = people_.household[resident];
        return closed(h) && stays(h, resident);
    }

  private:
    static constexpr policy::Errands kDuties =
        policy::errands(policy::Errand::kMedical, policy::Errand::kEssentialWork);

    const PermitInputs& in_;
    const world::Residents& people_;
    const mind::Compliance& compliance_;
    const Wants& wants_;
    const Planner& planner_;
    double most_tempted_;  // more than they are only with an empty larder or no medicine
};

}  // namespace wangge::kernel::move
