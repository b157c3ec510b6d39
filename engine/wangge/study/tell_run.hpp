#pragma once
// Internal to this room: what a run says of itself.

#include <cstddef>
#include <cstdint>
#include <span>

#include "wangge/run/infections.hpp"
#include "wangge/study/run_one.hpp"

namespace wangge::study::detail {

/// Arm, world, seeds and scenario hash; the report has its solved scenario.
void name_run(std::span<const policy::PolicyKind> library, std::size_t arm, std::uint32_t world,
              RunReport& report);

/// Everything about the days that were simulated.
void tell(const run::Run& run, const run::Infections& infections, const world::World& world,
          std::span<const policy::PolicyKind> library, std::size_t arm, RunReport& report);

}  // namespace wangge::study::detail
