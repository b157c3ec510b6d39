#pragma once

#include <span>

#include "wangge/policy/policy.hpp"
#include "wangge/scenario/draft.hpp"
#include "wangge/scenario/tree.hpp"

namespace wangge::scenario {

/// Keys of the section `population` that name the user's own tables, and the checksum they must have.
inline constexpr std::string_view kTablesKey = "tables", kTablesSum = "tables_checksum";

/// Turns what was written into values, key by key: unknown keys, wrong types, units and ranges become faults,
/// the rest of the file is read on.
void bind(const TreeNode& root, std::span<const policy::PolicyKind> library, Draft& draft, FaultList& faults);

/// Declarations of the keys that belong to no section: `seeds`, `report`, `transmission`.
std::span<const core::Parameter> seed_parameters();
std::span<const core::Parameter> transmission_parameters();
const core::Parameter& report_parameter();
inline constexpr std::size_t kMostReports = 60;

}  // namespace wangge::scenario
