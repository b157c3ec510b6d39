#pragma once
// Internal to this room: what a comparison needs of a run, whether just made or found in its folder.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/record/file_image.hpp"

namespace wangge::study::detail {

struct StoredRun {
    std::vector<double> values;        // [report][outcome]
    std::vector<double> group_values;  // [report][outcome][group]
    std::string initial_hash, last_hash;
    std::uint64_t people_seed = 0, luck_seed = 0;
    std::uint32_t residents = 0, households = 0;
    double transmission_home = 0, transmission_outside = 0;
    std::string checksum;  // of the whole file, 32 hexadecimal digits
    std::uint64_t bytes = 0;
};

/// What makes a file the result of this very run and no other.
struct RunIdentity {
    std::string arm;
    std::uint32_t world = 0;
    const std::string& resolved_scenario;
};

/// `arm-0007.h5`.
std::string run_file_name(const std::string& arm, std::uint32_t world);

/// Takes out of a run file's content what a comparison needs; nothing if it is not there.
std::optional<StoredRun> stored_run(const record::FileContent& content,
                                    const std::vector<std::int32_t>& report_days);

/// A finished, undamaged file of this very run; nothing if there is none.
std::optional<StoredRun> find_run(const std::string& path, const RunIdentity& identity,
                                  const std::vector<std::int32_t>& report_days);

/// Saves a run file whole, and says what a comparison needs of it.
core::Result<StoredRun> save_run(const std::string& path, const record::FileContent& content,
                                 const std::vector<std::int32_t>& report_days);

/// Texts of the provenance; empty where there are none.
std::string provenance_text(const record::FileContent& content, const std::string& name);

}  // namespace wangge::study::detail
