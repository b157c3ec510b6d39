#pragma once

#include <algorithm>
#include <vector>

namespace wangge::core {

/// Sorts rows that rise but for some at the end, in about the time it takes to look at them.
template <class Row>
void sort_end(std::vector<Row>& rows) {
    const auto end = std::is_sorted_until(rows.begin(), rows.end());
    std::sort(end, rows.end());
    std::inplace_merge(rows.begin(), end, rows.end());
}

}  // namespace wangge::core
