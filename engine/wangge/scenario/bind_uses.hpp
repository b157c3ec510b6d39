#pragma once

#include <span>

#include "wangge/policy/policy.hpp"
#include "wangge/scenario/draft.hpp"
#include "wangge/scenario/tree.hpp"

namespace wangge::scenario {

/// The mapping `policies`: label -> common keys and the policy's own; `policy: NAME` where the label is no
/// name of the library.
void bind_policies(const TreeNode& node, std::span<const policy::PolicyKind> library, Draft& draft,
                   FaultList& faults);

/// The mapping `arms`; the policies must have been read.
void bind_arms(const TreeNode& node, Draft& draft, FaultList& faults);

/// Staff pools as they are named under `staff`, and the bits of each.
struct PoolName {
    std::string_view name;
    std::uint32_t bit;
};
std::span<const PoolName> pool_names();

}  // namespace wangge::scenario
