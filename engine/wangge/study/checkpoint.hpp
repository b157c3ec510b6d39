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

/// The newest whole generation of this program's at `path`. Faults: kFileMissing, kForeignFile, kDamagedFile
/// when neither can be read; kDifferentVersion.
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

    /// Before the first day. `from` is what the run goes on from and where that was asked for, if it goes on:
    /// a damaged file at that place may be replaced, but does not become the older generation. Fault
    /// kCannotWrite if anything else than a checkpoint stands at the path.
    std::optional<core::Fault> begin(const Checkpoint* from, const std::string& asked_at);
    void after_day(const run::Run& run);
    /// Whatever the day, unless it has been written: the last one.
    void last(const run::Run& run);
    /// Day of the last one that was written, the one it goes on from included; none yet: -1.
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
