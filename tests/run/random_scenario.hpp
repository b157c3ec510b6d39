#pragma once

#include <cstdint>

#include "wangge/policy/scenario.hpp"

namespace wangge::tests {

/// Any scenario the options can spell: policies, schedules, pools, places, organisation and minds drawn at
/// random, on a village. Arm 0 is routine, arm 1 has the policies.
policy::Scenario random_scenario(std::uint64_t seed);

}  // namespace wangge::tests
