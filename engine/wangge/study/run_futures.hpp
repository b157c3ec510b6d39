#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "wangge/study/run_one.hpp"

namespace wangge::study {

/// Where a run is branched, and under which arm it goes on (run::Run::branch).
struct Fork {
    std::int32_t day = 0;
    std::size_t arm = 0;
};

/// One past, two futures: of the arm as it is, and of the other one from the fork on.
struct FuturesReport {
    std::int32_t day = 0;  ///< of the fork
    RunReport one, other;
    double branch_seconds = 0;  ///< for the copy of the past
};

/// Runs one arm of one world, branches it, and runs both to the end. Files and checkpoints of the options
/// mean nothing here: no run from the start would give such a file again.
core::Result<FuturesReport> run_futures(const policy::Scenario& scenario,
                                        std::span<const policy::PolicyKind> library,
                                        const RunOptions& options, const Fork& fork);

}  // namespace wangge::study
