#pragma once
// Internal to this room: from single runs to what may be said about arms.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/study/comparison.hpp"
#include "wangge/study/stored_run.hpp"

namespace wangge::study::detail {

/// Runs by [arm][world]; empty where a run is missing.
using StoredRuns = std::vector<std::vector<std::optional<StoredRun>>>;

/// Worlds 0 … n-1 that every arm has.
std::uint32_t complete_worlds(const StoredRuns& runs);

/// Proves that arms start alike in every world where there are several; else the fault that says which do
/// not.
std::optional<core::Fault> check_twins(const policy::Scenario& scenario, const StoredRuns& runs);

/// The comparison of the complete worlds; there must be one.
Comparison put_together(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                        const StoredRuns& runs);

/// Fills in what follows from the values: spreads, differences, intervals, outbreaks, synergy.
void add_statistics(const policy::Scenario& scenario, Comparison& comparison);

/// The arm with most policies whose every policy also stands alone in an arm with the same staff, and these
/// arms.
struct SynergyArms {
    std::int32_t all = -1;
    std::vector<std::uint32_t> singles;
};
SynergyArms synergy_arms(const policy::Scenario& scenario);

}  // namespace wangge::study::detail
