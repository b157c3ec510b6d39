#pragma once

#include <span>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::policy {

/// A scenario as numbers alone, for doors that cannot read files. In order: a format number, the two seeds,
/// every section of sections(), the policy uses (count; each: row in the library, Common, its settings), the
/// arms (count; each: pools, count, rows of uses), the report days (count, days), the two transmission
/// scales. Counts and rows are numbers as well. Names and titles are not kept. Policies that are not in the
/// library are written as row -1.
std::vector<double> flatten(const Scenario& scenario, std::span<const PolicyKind> library);

/// The scenario with the same numbers; its policies are named by the library, its arms "arm_0", "arm_1", ...
/// Faults: kDamagedFile if the numbers are no scenario of this version and library, kOutOfRange with the key
/// path if one lies beyond its declaration.
core::Result<Scenario> unflatten(std::span<const double> numbers, std::span<const PolicyKind> library);

}  // namespace wangge::policy
