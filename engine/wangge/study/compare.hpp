#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/study/comparison.hpp"

namespace wangge::study {

enum class Stage : std::uint8_t { kFit, kRuns, kStatistics };

struct Progress {
    Stage stage = Stage::kFit;
    std::uint32_t done = 0;  ///< runs finished, those found finished included
    std::uint32_t all = 0;
    std::uint32_t found = 0;   ///< of these, found finished in the folder
    double seconds_left = -1;  ///< below 0: not known yet
};

struct CompareOptions {
    std::string out;  ///< folder, made if it is not there; default_folder() gives one
    std::uint32_t replicates = 32;
    std::uint32_t threads = 0;  ///< 0: as many as the machine has
    bool keep_going =
        false;  ///< a run that cannot be made or saved does not stop the others; a full disk does
    std::function<void(const Progress&)>
        progress;  ///< called at once, then after every run; one call at a time
    const std::atomic<bool>* cancelled = nullptr;
};

enum class Ended : std::uint8_t {
    kDone,         ///< everything asked for is there
    kPartly,       ///< some runs failed (faults say why); what is finished is kept and marked partial
    kInterrupted,  ///< cancelled; the same
    kRefused,      ///< nothing was run (faults say why)
};

struct CompareReport {
    Ended ended = Ended::kRefused;
    std::vector<core::Fault> faults;
    std::string folder;
    std::uint32_t runs_done = 0, runs_found = 0, runs_asked = 0;
    double fit_seconds = 0, run_seconds = 0, total_seconds = 0;
    bool compared =
        false;  ///< at least one world is complete: `comparison`, summary.csv and comparison.json are there
    Comparison comparison;
};

/// Runs all arms in worlds 0 … replicates-1, each world's people made once and shared by its arms, and
/// compares. The folder then holds `runs/<arm>-<world>.h5`, `summary.csv`, `comparison.json` and
/// `manifest.json`. Run files that this very program made of this very scenario are read instead of made
/// again, so that an interrupted comparison goes on where it ended. Same files, bit for bit, for any number
/// of threads. Arms of one world that do not start from the same state are refused: their difference would
/// mean nothing.
CompareReport compare(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                      const CompareOptions& options);

}  // namespace wangge::study
