#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/mind/minds.hpp"

namespace wangge::kernel::mind {

/// Who keeps to an order on their dwelling today. One word a day says it for all outings of a person, so that
/// hardly anybody has to be asked where else they would have gone.
class Compliance {
  public:
    Compliance(const Context& context, const Minds& minds);

    /// Chance that a resident gives up outings that are not allowed; `trust` is what the household's lies off
    /// the usual.
    double chance(std::uint32_t resident, double trust) const {
        const bool declines = minds_.declines[resident] != 0 && !falling_.empty();
        const double usual =
            declines ? falling_[static_cast<std::size_t>(minds_.confined_days[resident])] : usual_;
        return trusting(context_, trust, usual);
    }
    /// Today's word of a resident.
    std::uint32_t word(std::uint32_t resident) const {
        return comply_.rank_word(context_.today(), context_.world.resident.key[resident]);
    }
    static bool complies(std::uint32_t word, double chance) { return core::happens(word, chance); }
    /// Of those who comply, so many try to slip out all the same if they have an errand outside.
    static bool tempted(std::uint32_t word, double chance, double slipping) {
        return core::happens(word, chance * slipping);
    }

  private:
    const Context& context_;
    const Minds& minds_;
    core::Draws comply_;
    double usual_;
    std::vector<double> falling_;  // of decliners, by confined days; empty: nobody declines
};

}  // namespace wangge::kernel::mind
