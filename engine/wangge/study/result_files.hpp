#pragma once
// Internal to this room: the texts that stand beside the run files of a comparison. None holds a time of day,
// a path or the name of a machine, so that the same comparison leaves the same bytes.

#include <cstdint>
#include <string>
#include <vector>

#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/study/comparison.hpp"
#include "wangge/study/put_together.hpp"

namespace wangge::study::detail {

/// Tidy table of every outcome of every arm, world and report day, for all residents and by group.
std::string summary_text(const Comparison& comparison);

/// What charts are drawn from.
std::string comparison_text(const Comparison& comparison);

/// A file of the folder.
struct ListedFile {
    std::string path;  // within the folder
    std::string checksum;
    std::uint64_t bytes = 0;
};

struct ManifestInput {
    const policy::Scenario& scenario;  // solved
    std::span<const policy::PolicyKind> library;
    const StoredRuns& runs;
    std::vector<ListedFile> files;
    bool partial = true;
    const char* state = "running";  // running, done, failed, interrupted
};

/// What is in the folder, from what it was made, and whether it is whole.
std::string manifest_text(const ManifestInput& input);

/// The scenario hash that a manifest names; empty if it is none.
std::string scenario_hash_in(const std::string& manifest);

}  // namespace wangge::study::detail
