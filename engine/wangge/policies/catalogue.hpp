#pragma once

#include <span>

#include "wangge/policy/policy.hpp"

/// The library of measures: one file each, opening with its manual. To add one, copy a file, declare its
/// function here and put it into the list in catalogue.cpp.
namespace wangge::policies {

policy::PolicyKind blanket_closure();
policy::PolicyKind grid_checkpoints();
policy::PolicyKind volunteer_delivery();
policy::PolicyKind digital_codes();
policy::PolicyKind quarantine();
policy::PolicyKind contact_tracing();
policy::PolicyKind venue_closure();
policy::PolicyKind door_to_door_census();

/// All of them, in the order of the manual.
std::span<const policy::PolicyKind> catalogue();

}  // namespace wangge::policies
