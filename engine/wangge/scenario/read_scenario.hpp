#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::scenario {

/// A scenario and where it came from.
struct ReadScenario {
    policy::Scenario scenario;
    std::vector<std::string> files;  // the one asked for first, then what it extends
    std::map<std::string, std::string, std::less<>>
        places;  // key path -> "file:line:col", for keys that were written
};

/// Reads a scenario file, what it extends, and `sets` ("key.path=value", checked like the file itself) on
/// top. `days` shortens or lengthens the calendar: report days beyond it are left out, and day `days` is the
/// last one. Either everything is clear and possible, or the faults say all that is not (up to 20, in the
/// order of the file).
core::Result<ReadScenario> read_scenario(const std::string& path, std::span<const std::string> sets,
                                         std::span<const policy::PolicyKind> library,
                                         std::optional<std::int64_t> days = std::nullopt);

/// Reads the text of a scenario that extends nothing; `label` names it in faults.
core::Result<policy::Scenario> read_scenario_text(std::string_view text, const std::string& label,
                                                  std::span<const policy::PolicyKind> library);

/// Gives faults found later, which know their key path only, the place where that key was written.
void locate(const ReadScenario& read, std::vector<core::Fault>& faults);

}  // namespace wangge::scenario
