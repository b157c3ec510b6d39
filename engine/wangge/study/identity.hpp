#pragma once

#include <span>
#include <string>
#include <string_view>

#include "wangge/core/fault.hpp"
#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::study {

/// 32 hexadecimal digits that name a scenario: the checksum of its resolved text, every value included.
std::string scenario_hash(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library);

/// `results/<scenario name>-<first 8 digits of the hash of the scenario as it was read>`.
std::string default_folder(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library);

/// Whether the scenario brings its transmission scales along.
bool is_solved(const policy::Scenario& scenario);

/// The scenario with its transmission scales, solved if it brings none. Faults: those of world::synthesise.
core::Result<policy::Scenario> solved(const policy::Scenario& scenario);

/// The row of an arm; the number of arms if there is none of that name.
std::size_t find_arm(const policy::Scenario& scenario, std::string_view name);

/// The import setting in words, as charts and files show it.
struct ImportWords {
    std::string text, text_zh;
};
ImportWords imports_in_words(const policy::Scenario& scenario);

/// What stands on every picture, file and table.
inline constexpr std::string_view kDisclaimer =
    "Simulated what-if. Neither a forecast nor a reconstruction of history.";
inline constexpr std::string_view kDisclaimerZh = "模拟推演，非预测、非历史复原";

}  // namespace wangge::study
