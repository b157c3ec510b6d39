#pragma once
// Memory is promised, not had, so what a run needs is estimated before anything is allocated.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::study {

/// Something that takes memory, by a key: program, people, state, ledger, transmissions, file, results.
struct MemoryItem {
    std::string_view key;
    double bytes;
};

/// What is needed, the largest item first.
struct MemoryNeed {
    std::vector<MemoryItem> items;
    double bytes() const;
};

/// So many runs at a time, of so many in all, each with its file.
struct RunsAsked {
    std::uint32_t at_once = 1;
    std::uint64_t runs = 1;
    std::optional<std::size_t> arm = std::nullopt;  // row of scenario.arms; none: the one that takes most
};

/// What they take where everybody is infected. The library says which policies look back on meetings.
MemoryNeed memory_need(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                       const RunsAsked& asked = {});

/// What this machine has or this process may use, in bytes.
double memory_limit();

/// Fault kTooMuchMemory (MiB needed, MiB there are, the three largest items with their MiB) if that is more
/// than the limit.
std::optional<core::Fault> check_memory(const policy::Scenario& scenario,
                                        std::span<const policy::PolicyKind> library,
                                        const RunsAsked& asked = {}, double limit = memory_limit());

}  // namespace wangge::study
