#include "wangge/kernel/disease/immunity.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/kernel/disease/course.hpp"

namespace wangge::kernel::disease {
namespace {

double halved(double days, double half_life) {
    constexpr double kLn2 = 0x1.62e42fefa39efp-1;
    return core::flawed(core::Flaw::kProtectionStays) ? 1.0 : core::exp(-kLn2 * days / half_life);
}

void multiply(Shield& shield, double infection, double transmission, double severe, double death) {
    shield.susceptibility *= 1.0 - infection;
    shield.infectivity *= 1.0 - transmission;
    shield.severe *= 1.0 - severe;
    shield.death *= 1.0 - death;
}

}  // namespace

Immunity::Immunity(const world::World& world, const policy::Immunity& immunity, core::Seed luck)
    : rules_(immunity) {
    const bool anybody =
        immunity.prior_share > 0 || std::any_of(immunity.coverage.begin(), immunity.coverage.end(),
                                                [](double share) { return share > 0; });
    if (!anybody) return;
    const core::Draws vaccinated(luck, core::Purpose::kVaccinated), before(luck, core::Purpose::kHadBefore);
    who_.resize(world.agents);
    for (std::uint32_t i = 0; i < world.agents; ++i) {
        const std::uint64_t key = world.resident.key[i];
        const double coverage = immunity.coverage[decade(world.resident.age[i])];
        who_[i] = static_cast<std::uint8_t>((vaccinated.happens(coverage, key) ? 1u : 0u) |
                                            (before.happens(immunity.prior_share, key) ? 2u : 0u));
    }
    turn_to(0);
}

void Immunity::turn_to(std::int32_t day) {
    if (who_.empty()) return;
    const double dose = halved(rules_.dose_days + day, rules_.half_life),
                 dose_severe = halved(rules_.dose_days + day, rules_.half_life_severe),
                 prior = halved(rules_.prior_days + day, rules_.half_life),
                 prior_severe = halved(rules_.prior_days + day, rules_.half_life_severe);
    for (std::uint32_t bits = 0; bits < today_.size(); ++bits) {
        today_[bits] = Shield{};
        if ((bits & 1u) != 0) {
            multiply(today_[bits], rules_.vaccine_infection * dose, rules_.vaccine_transmission * dose,
                     rules_.vaccine_severe * dose_severe, rules_.vaccine_death * dose_severe);
        }
        if ((bits & 2u) != 0 && !core::flawed(core::Flaw::kPriorInfectionForgotten)) {
            multiply(today_[bits], rules_.prior_infection * prior, rules_.prior_transmission * prior,
                     rules_.prior_severe * prior_severe, rules_.prior_death * prior_severe);
        }
    }
}

}  // namespace wangge::kernel::disease
