#pragma once
// Internal to this room: memory is promised, not had, so what a run needs is estimated before anything is
// allocated.

#include <cstdint>
#include <optional>

#include "wangge/core/fault.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::study {

/// Fault kTooMuchMemory (MiB needed, MiB there are, the three largest items) if `at_once` runs at a time, of
/// `runs` in all, need more memory than this machine has or this process may use.
std::optional<core::Fault> check_memory(const policy::Scenario& scenario, std::uint32_t at_once,
                                        std::uint64_t runs);

/// The same for a given limit, in bytes.
std::optional<core::Fault> check_memory(const policy::Scenario& scenario, std::uint32_t at_once,
                                        std::uint64_t runs, double limit);

}  // namespace wangge::study
