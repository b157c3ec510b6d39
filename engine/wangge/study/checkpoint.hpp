#pragma once
// A run under way as a file: what it takes to go on, sealed, in two generations.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/run/run.hpp"

namespace wangge::study {

/// What stands at the head of a checkpoint: of which run, by which program, before which day.
struct CheckpointHead {
    std::string kind;  // kCheckpointKind
    std::uint32_t format = 0;
    std::string version, build;
    std::string scenario_hash;  // of the solved scenario
    std::string arm;
    std::uint32_t world = 0;
    std::int32_t day = 0;
    policy::Transmission transmission;  // as solved: need not be solved again
};
inline constexpr const char* kCheckpointKind = "wangge checkpoint";
inline constexpr std::uint32_t kCheckpointFormat = 1;

/// A checkpoint that was read, whole.
struct Checkpoint {
    std::string file;  // the one it came from
    CheckpointHead head;
    std::vector<std::byte> state;
    std::vector<core::Fault> newer;  // what is wrong with the newer generation, if this is the older
};

/// The newest whole generation of this program's at `path`. Faults: kFileMissing, kForeignFile, kDamagedFile when
/// neither can be read; kDifferentVersion.
core::Result<Checkpoint> load_checkpoint(const std::string& path);

/// Fault kOtherRun unless it is one of the run that `own` names.
std::optional<core::Fault> check_same_run(const Checkpoint& checkpoint, const CheckpointHead& own);

/// Sets a fresh run to the checkpoint. Fault kDamagedFile: then the run is worth nothing any more.
std::optional<core::Fault> resume(const Checkpoint& checkpoint, run::Run& run);

/// What becomes of a checkpoint, for whoever watches: written, or why not.
struct CheckpointNote {
    std::string file;
    std::int32_t day = 0;
    std::optional<core::Fault> fault;
};

/// Writes a run down every so many days. One that cannot be written stops nothing: the next may.
class CheckpointKeeper {
  public:
    using Tell = std::function<void(const CheckpointNote&)>;

    /// `own` names the run. `path` may hold a checkpoint, whose place is taken; empty: none are written.
    CheckpointKeeper(std::string path, std::int32_t every, CheckpointHead own, Tell tell)
        : path_(std::move(path)), every_(every), own_(std::move(own)), tell_(std::move(tell)) {}

    /// Fault kCannotWrite if something else than a checkpoint stands there. Damaged ones may be `replaced`: they
    /// do not become the older generation.
    std::optional<core::Fault> begin(bool replaced);
    void after_day(const run::Run& run);
    /// Whatever the day, unless it has been written: the last one.
    void last(const run::Run& run);
    /// Day of the last one that was written; none yet: -1.
    std::int32_t written() const { return written_; }

  private:
    void save(const run::Run& run);

    std::string path_;
    std::int32_t every_;
    CheckpointHead own_;
    Tell tell_;
    std::int32_t written_ = -1;
    bool newest_is_whole_ = true;
};

}  // namespace wangge::study
