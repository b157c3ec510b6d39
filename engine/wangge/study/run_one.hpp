#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/run/run.hpp"
#include "wangge/run/tree_report.hpp"
#include "wangge/study/checkpoint.hpp"

namespace wangge::study {

struct RunOptions {
    std::size_t arm = 0;  ///< row of scenario.arms
    std::uint32_t world = 0;
    std::uint32_t threads = 0;  ///< 0: as many as the machine has; no result depends on it
    std::string out;            ///< run file to write; empty: none
    std::function<void(std::int32_t day, std::int32_t days)> progress;  ///< after each day; may be empty
    const std::atomic<bool>* cancelled = nullptr;  ///< looked at between days; no run file is saved then
    std::string checkpoint;               ///< where the run is written down on its way; empty: nowhere
    std::int32_t checkpoint_every = 10;   ///< days; and at the end, however it comes
    CheckpointKeeper::Tell checkpointed;  ///< after each; may be empty
    std::string resume;                   ///< checkpoint to go on from; empty: from the start
    std::function<void(const Checkpoint&)> resumed;  ///< before the first day; may be empty
    std::uint64_t most_transmissions = std::uint64_t{256}
                                       << 20;  ///< bytes; a longer list waits on the disk, beside `out`
};

/// A value of run::outcomes() at the last day, or at a report day.
struct OutcomeValue {
    std::string_view name, unit, unit_zh, title, title_zh;
    double value = 0;
};

/// What one run gives back.
struct RunReport {
    bool interrupted = false;   ///< cancelled before the last day: everything below is of the days done
    policy::Scenario scenario;  ///< solved
    std::string arm;
    std::uint32_t world = 0;
    std::uint64_t people_seed = 0, luck_seed = 0;  ///< of this world
    std::string scenario_hash;                     ///< of the solved scenario
    std::string initial_state_hash, state_hash;    ///< 32 hexadecimal digits
    std::uint32_t residents = 0, households = 0;
    std::int32_t days = 0;
    std::int64_t infections = 0;  ///< of everybody simulated: local, imported and of staff from elsewhere
    double fit_seconds = 0, synthesis_seconds = 0, day_loop_seconds = 0, total_seconds = 0;
    double resident_days_per_second = 0;  ///< of the day loop alone
    std::uint64_t peak_rss_bytes = 0;     ///< of the whole process
    std::uint64_t estimated_bytes = 0;    ///< of the same, before the run
    std::vector<std::int32_t> report_days;
    std::vector<std::vector<OutcomeValue>>
        at_report_days;                              ///< by report day, in the order of run::outcomes()
    std::vector<OutcomeValue> outcomes;              ///< at the last day
    std::vector<run::Run::Span> spans;               ///< days of effect of the arm's policies
    run::TreeReport tree;                            ///< read from the transmission list
    std::vector<std::string> settings, settings_zh;  ///< names of its settings
    std::uint32_t assumed = 0;                       ///< assumed parameters that the arm leans on
    std::string file;                                ///< written; empty if none
    std::int32_t resumed_on = -1;                    ///< day of the checkpoint it went on from; -1: of none
    std::int32_t checkpoint_day = -1;                ///< of the newest checkpoint at its place; -1: none
};

/// Runs one arm of one world, and saves its file if asked. A run that goes on from a checkpoint gives the
/// same bits as one that was never interrupted. Faults: of the checkpoint, of the world, or of saving.
core::Result<RunReport> run_one(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                                const RunOptions& options);

/// The most memory this process has had so far, in bytes; 0 if the system does not say.
std::uint64_t peak_rss_bytes();

}  // namespace wangge::study
