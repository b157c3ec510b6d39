#include "wangge/study/checkpoint.hpp"

#include <utility>

#include "wangge/core/bytes.hpp"
#include "wangge/record/load_file.hpp"
#include "wangge/record/reasons.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/record/seal.hpp"
#include "wangge/study/version.hpp"

namespace wangge::study {
namespace {

using core::Fault;
using core::FaultCode;

std::string program() {
    return std::string(version()) + " " + std::string(build_id());
}

std::string short_hash(const std::string& hash) {
    return hash.substr(0, 8);
}

core::Result<Checkpoint> load_generation(const std::string& path) {
    core::Result<std::vector<std::byte>> bytes = record::load_file(path);
    if (!bytes) return bytes.faults();
    const core::Result<std::span<const std::byte>> payload = record::open_seal(bytes.value(), path);
    if (!payload) return payload.faults();
    Checkpoint checkpoint;
    checkpoint.file = path;
    core::ByteReader reader(payload.value());
    CheckpointHead& head = checkpoint.head;
    // The first words of every format, before what may differ.
    reader(head.kind);
    if (reader.failed() || head.kind != kCheckpointKind)
        return Fault{FaultCode::kForeignFile, "", "", {path, record::reason::kNoCheckpoint}};
    reader(head.format, head.version, head.build);
    const std::string found = head.version + " " + head.build;
    if (reader.failed() || head.format != kCheckpointFormat || found != program())
        return Fault{FaultCode::kDifferentVersion, "", "", {path, found, program()}};
    reader(head.scenario_hash, head.arm, head.world, head.day, head.transmission);
    if (reader.failed()) return Fault{FaultCode::kDamagedFile, "", "", {path, record::reason::kNotOurLayout}};
    checkpoint.state.assign(reader.rest().begin(), reader.rest().end());
    return checkpoint;
}

bool cannot_be_read(const std::vector<Fault>& faults) {
    const FaultCode code = faults.front().code;
    return code == FaultCode::kFileMissing || code == FaultCode::kForeignFile ||
           code == FaultCode::kDamagedFile || code == FaultCode::kFileTooLarge;
}

}  // namespace

core::Result<Checkpoint> load_checkpoint(const std::string& path) {
    core::Result<Checkpoint> newest = load_generation(path);
    if (newest || !cannot_be_read(newest.faults())) return newest;
    core::Result<Checkpoint> older = load_generation(record::previous_generation(path));
    if (!older && cannot_be_read(older.faults())) {
        std::vector<Fault> faults = newest.faults();
        if (older.faults().front().code != FaultCode::kFileMissing)
            faults.insert(faults.end(), older.faults().begin(), older.faults().end());
        return faults;
    }
    if (older) older.value().newer = newest.faults();
    return older;
}

std::optional<Fault> check_same_run(const Checkpoint& checkpoint, const CheckpointHead& own) {
    const CheckpointHead& found = checkpoint.head;
    const auto other = [&](const char* what, std::string theirs, std::string ours) {
        return Fault{
            FaultCode::kOtherRun, "", "", {checkpoint.file, what, std::move(theirs), std::move(ours)}};
    };
    if (found.arm != own.arm) return other("arm", found.arm, own.arm);
    if (found.world != own.world)
        return other("world", std::to_string(found.world), std::to_string(own.world));
    if (found.scenario_hash != own.scenario_hash)
        return other("scenario", short_hash(found.scenario_hash), short_hash(own.scenario_hash));
    return std::nullopt;
}

std::optional<Fault> resume(const Checkpoint& checkpoint, run::Run& run) {
    core::ByteReader reader(checkpoint.state);
    if (run.simulation().restore(reader) && run.simulation().day() == checkpoint.head.day)
        return std::nullopt;
    return Fault{FaultCode::kDamagedFile, "", "", {checkpoint.file, record::reason::kNotOurLayout}};
}

std::optional<Fault> CheckpointKeeper::begin(const Checkpoint* from, const std::string& asked_at) {
    if (path_.empty()) return std::nullopt;
    own_.kind = kCheckpointKind;
    own_.format = kCheckpointFormat;
    own_.version = version();
    own_.build = build_id();
    if (std::optional<Fault> fault = record::check_can_save(path_)) return fault;
    const core::Result<Checkpoint> there = load_generation(path_);
    const bool missing = !there && there.faults().front().code == FaultCode::kFileMissing;
    newest_is_whole_ = there.ok() || !cannot_be_read(there.faults());
    const bool goes_on = from != nullptr && path_ == asked_at;
    if (goes_on && from->newer.empty()) written_ = from->head.day;
    if (newest_is_whole_ || goes_on || missing) return std::nullopt;
    return Fault{FaultCode::kCannotWrite, "", "", {path_, record::reason::kNoCheckpointThere}};
}

void CheckpointKeeper::after_day(const run::Run& run) {
    if (run.simulation().day() % every_ == 0) last(run);
}

void CheckpointKeeper::last(const run::Run& run) {
    if (!path_.empty() && run.simulation().day() != written_) save(run);
}

void CheckpointKeeper::save(const run::Run& run) {
    own_.day = run.simulation().day();
    core::ByteWriter writer;
    writer(own_);
    run.simulation().save(writer);
    std::vector<std::byte> bytes = writer.take();
    record::append_seal(bytes);
    const std::optional<Fault> fault =
        newest_is_whole_ ? record::save_generation(path_, bytes) : record::save_file(path_, bytes);
    if (!fault) written_ = own_.day, newest_is_whole_ = true;
    if (tell_) tell_({path_, own_.day, fault});
}

}  // namespace wangge::study
