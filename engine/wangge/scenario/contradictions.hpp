#pragma once

#include <span>

#include "wangge/policy/policy.hpp"
#include "wangge/scenario/draft.hpp"

namespace wangge::scenario {

/// Finds values that are good each by itself and impossible together: kContradiction (explanation key,
/// values), kImpossibleTotal. Says nothing about values that could not be read. A fault stands where the
/// later-written of the values involved was given.
void find_contradictions(std::span<const policy::PolicyKind> library, const Draft& draft, FaultList& faults);

}  // namespace wangge::scenario
