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

    /// What is the same for everybody of a household.
    struct Home {
        std::uint32_t household = 0;
        bool closed = false;            // an order keeps them from all errands but care and duties
        bool duties = false;            // not from essential work today
        mind::Compliance::Sure sure{};  // only if closed
    };
    Home home(std::uint32_t household) const {
        Home home;
        home.household = household;
        home.closed = in_.standing.restricts && in_.standing.openings.empty() &&
                      (in_.standing.allowed[household] & ~kDuties) == 0;
        if (!home.closed) return home;
        home.duties = in_.context.date.workday && in_.standing.allowed[household] != 0;
        home.sure = compliance_.sure(in_.dawn.trust(household), most_tempted_);
        return home;
    }
    bool stays(const Home& home, std::uint32_t resident) const {
        if (people_.pool[resident] != world::Pool::kResident || planner_.seeks_care(resident)) return false;
        if (rests(resident)) return true;
        return home.closed && keeps_closure(home, resident) && !planner_.shops(resident) &&
               !home_orders_.bind(resident);
    }
    bool stays(std::uint32_t resident) const {
        return resident < in_.context.world.residents && stays(home(people_.household[resident]), resident);
    }

    /// Of somebody of a closed household with nothing of their own to do: keeps to it.
    bool keeps_closure(const Home& home, std::uint32_t resident) const {
        const std::uint32_t word = compliance_.word(resident);
        if (!home.sure.holds(word) && !keeps_closure(home, resident, word)) return false;
        return !home.duties || people_.essential[resident] == 0;
    }

  private:
    bool rests(std::uint32_t resident) const {
        if (in_.patients.stays_home[resident] != 0) return true;
        return !core::flawed(core::Flaw::kHomeOrderIgnored) && home_orders_.bind(resident) &&
               home_orders_.kept(resident);
    }
    bool keeps_closure(const Home& home, std::uint32_t resident, std::uint32_t word) const {
        const double chance = compliance_.chance(resident, in_.dawn.trust(home.household));
        return mind::Compliance::complies(word, chance) &&
               !mind::Compliance::tempted(word, chance, most_tempted_);
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
