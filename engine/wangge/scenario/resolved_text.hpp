#pragma once

#include <span>
#include <string>

#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::scenario {

/// The scenario as a file that extends nothing and leaves nothing to defaults: every value with its unit and
/// mark as a comment. Reading it gives the same scenario, bit for bit. Transmission is written once it is
/// solved. Settings of policies that are not in `library` cannot be named and are left out.
std::string resolved_text(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library);

/// "measured", "borrowed", "assumed" or "setting".
std::string_view mark_name(core::Mark mark);

}  // namespace wangge::scenario
