#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace wangge::core {

/// Sorts rows that rise but for some at the end, in about the time it takes to look at them.
inline void sort_end(std::vector<std::uint32_t>& rows) {
    const auto end = std::is_sorted_until(rows.begin(), rows.end());
    std::sort(end, rows.end());
    std::inplace_merge(rows.begin(), end, rows.end());
}

}  // namespace wangge::core
