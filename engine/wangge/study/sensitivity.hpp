#pragma once

#include <span>
#include <string>
#include <vector>

#include "wangge/study/compare.hpp"

/// Does a result hang on a feedback? The comparison again with each loop switched off, in the same worlds.
namespace wangge::study {

/// What becomes of the sign of a paired difference when a loop is switched off. A difference has a sign if
/// its 95 % interval excludes 0.
enum class Verdict : std::uint8_t {
    kNoSign,    ///< neither with the loop nor without
    kSurvives,  ///< the same sign
    kVanishes,  ///< a sign with the loop, none without
    kTurns,     ///< the opposite sign
    kAppears,   ///< a sign only without the loop
};
std::string_view name_of(Verdict verdict);

Verdict verdict_of(const statistics::Interval& with, const statistics::Interval& without);

/// One headline outcome of one arm at one report day, with all loops and without one.
struct LoopSign {
    std::size_t loop = 0;     ///< row in SensitivityReport::loops
    std::size_t arm = 0;      ///< row in the comparison's arms, never the base
    std::size_t outcome = 0;  ///< row in run::outcomes(), a headline one
    std::size_t report = 0;   ///< row in report_days
    statistics::Interval with, without;
    Verdict verdict = Verdict::kNoSign;
};

struct SensitivityReport {
    CompareReport base;              ///< with all loops, in the folder itself
    std::vector<std::string> loops;  ///< names of the switches that were turned off one by one
    std::vector<LoopSign> signs;     ///< by loop, arm, outcome, report; empty unless `ended` is kDone
    Ended ended = Ended::kRefused;
    std::vector<core::Fault> faults;  ///< of all comparisons
    std::uint32_t runs_done = 0, runs_found = 0, runs_asked = 0;
    double total_seconds = 0;
};

/// Compares, then compares again for every loop that the scenario has switched on, each into
/// `loops/without_NAME` of the folder. Goes on where it was interrupted. When all is done the folder also
/// holds `sensitivity.csv` and `sensitivity.json`. Refused: a scenario of one arm, one without a loop
/// switched on, fewer worlds than an interval needs.
SensitivityReport loop_sensitivity(const policy::Scenario& scenario,
                                   std::span<const policy::PolicyKind> library,
                                   const CompareOptions& options);

}  // namespace wangge::study
