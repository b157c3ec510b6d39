#pragma once
// Internal to this room: all arms of all worlds, in parallel.

#include <atomic>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/study/compare.hpp"
#include "wangge/study/put_together.hpp"
#include "wangge/study/result_folder.hpp"

namespace wangge::study::detail {

struct WorldsRun {
    StoredRuns runs;
    std::vector<core::Fault> faults;
    std::uint32_t done = 0, found = 0;
};

/// Takes worlds in order, each by one thread that makes its people once; idle threads help with its arms.
/// What is finished in the folder is read instead. Memory: a world and its runs a thread.
WorldsRun run_worlds(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                     const CompareOptions& options, const ResultFolder& folder);

}  // namespace wangge::study::detail
