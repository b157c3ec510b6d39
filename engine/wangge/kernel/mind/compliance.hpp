#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/mind/minds.hpp"

namespace wangge::kernel::mind {

/// Who keeps to an order on their dwelling today. One word a day says it for all outings of a person, so that
/// hardly anybody has to be asked where else they would have gone.
class Compliance {
  public:
    static constexpr std::uint32_t kTogether = 4;  // members of a household who share a block

    Compliance(const Context& context, const Minds& minds);

    /// Chance that a resident gives up outings that are not allowed; `trust` is what the household's lies off
    /// the usual.
    double chance(std::uint32_t resident, double trust) const {
        const bool declines = minds_.declines[resident] != 0 && !falling_.empty();
        const double usual =
            declines ? falling_[static_cast<std::size_t>(minds_.confined_days[resident])] : usual_;
        return trusting(context_, trust, usual);
    }
    /// The words of members 4 * `which` and after.
    core::Block words(std::uint32_t household, std::uint32_t which) const {
        return comply_.block(context_.world.household.key[household], context_.today(), which);
    }
    std::uint32_t word(std::uint32_t resident) const {
        const std::uint32_t h = context_.world.resident.household[resident];
        const std::uint32_t member = resident - context_.world.household.first[h];
        return words(h, member / kTogether)[member % kTogether];
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
