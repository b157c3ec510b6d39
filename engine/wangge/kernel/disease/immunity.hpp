#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/policy/disease.hpp"
#include "wangge/policy/immunity.hpp"
#include "wangge/world/world.hpp"

/// Vaccination and earlier infection: what is left of a risk.
namespace wangge::kernel::disease {

/// Factors of what somebody without protection would have.
struct Shield {
    double susceptibility = 1, infectivity = 1, severe = 1, death = 1;
};

/// Who is protected, and how far today. Protection halves with its half-life from the dose or the earlier
/// infection on; two kinds of protection multiply.
class Immunity {
  public:
    Immunity(const world::World& world, const policy::Immunity& immunity, core::Seed luck);
    /// Sets the day of the calls that follow.
    void turn_to(std::int32_t day);
    const Shield& of(std::uint32_t i) const { return today_[who_.empty() ? 0u : who_[i]]; }
    bool vaccinated(std::uint32_t i) const { return !who_.empty() && (who_[i] & 1u) != 0; }
    bool had_before(std::uint32_t i) const { return !who_.empty() && (who_[i] & 2u) != 0; }

  private:
    policy::Immunity rules_;
    std::vector<std::uint8_t> who_;  // by agent: 1 vaccinated, 2 infected before; empty: nobody
    std::array<Shield, 4> today_;    // by those bits
};

}  // namespace wangge::kernel::disease
