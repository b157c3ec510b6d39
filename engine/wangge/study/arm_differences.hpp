#pragma once
// Internal to this room: in what exactly an arm differs from the base.

#include <span>
#include <vector>

#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/study/comparison.hpp"

namespace wangge::study::detail {

/// Policies that only one of the two has, settings that differ where both use a policy, and staff at hand.
/// Arms of one scenario can differ in nothing else.
std::vector<KeyDifference> key_differences(const policy::Scenario& scenario,
                                           std::span<const policy::PolicyKind> library, std::size_t base,
                                           std::size_t arm);

}  // namespace wangge::study::detail
