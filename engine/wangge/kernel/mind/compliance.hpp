#pragma once

#include <algorithm>
#include <cstdint>

#include "wangge/kernel/mind/minds.hpp"

namespace wangge::kernel::mind {

/// Who keeps to an order on their dwelling today. One word a day says it for all outings of a person, so that
/// hardly anybody has to be asked where else they would have gone.
class Compliance {
  public:
    Compliance(const Context& context, const Minds& minds);

    /// Chance that a resident gives up outings that are not allowed; `trust` is what the household's lies off
    /// the usual.
    [[gnu::always_inline]] double chance(std::uint32_t resident, double trust) const {
        const bool declines = minds_.declines[resident] && !minds_.falling.empty();
        const double usual =
            declines ? minds_.falling[static_cast<std::size_t>(minds_.confined_days[resident])] : usual_;
        return trusting(context_, trust, usual);
    }
    /// Today's word of a resident.
    std::uint32_t word(std::uint32_t resident) const {
        return comply_.word(context_.world.resident.key[resident]);
    }
    /// Whoever has a word that this holds complies and is not tempted, for how many days they may have been
    /// confined, in a household whose trust lies between two values.
    struct Sure {
        core::Chance tempted, complies;
        bool holds(std::uint32_t word) const { return complies.happens(word) && !tempted.happens(word); }
    };
    Sure sure(double least_trust, double most_trust, double slipping) const {
        const auto of = [&](double trust, double usual) { return trusting(context_, trust, usual); };
        return {core::Chance(std::max(of(least_trust, most_), of(most_trust, most_)) * slipping),
                core::Chance(std::min(of(least_trust, least_), of(most_trust, least_)))};
    }
    static bool complies(std::uint32_t word, double chance) { return core::happens(word, chance); }
    /// Of those who comply, so many try to slip out all the same if they have an errand outside.
    static bool tempted(std::uint32_t word, double chance, double slipping) {
        return core::happens(word, chance * slipping);
    }

  private:
    const Context& context_;
    const Minds& minds_;
    core::Lot comply_;  // of today
    double usual_;
    double least_, most_;  // chance of anybody with the usual trust
};

}  // namespace wangge::kernel::mind
