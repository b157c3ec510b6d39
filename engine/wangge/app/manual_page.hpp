#pragma once

#include <optional>
#include <string>

#include "wangge/app/json_text.hpp"
#include "wangge/policy/policy.hpp"

namespace wangge::app {

/// The manual page of a measure: purpose, assumptions, limits and sources, an example (with these seeds, if
/// any), its own parameters and the keys that every measure takes.
std::string manual_page(const policy::PolicyKind& kind, std::optional<std::int64_t> seed, Language language);

/// All measures in one line each.
std::string library_page(std::span<const policy::PolicyKind> library, Language language);

/// One measure, and the whole dictionary: measures, common keys and the sections of a scenario.
Json policy_json(const policy::PolicyKind& kind, std::optional<std::int64_t> seed);
Json dictionary_json(std::span<const policy::PolicyKind> library, std::optional<std::int64_t> seed);

}  // namespace wangge::app
