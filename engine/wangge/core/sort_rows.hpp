#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "wangge/core/row_bits.hpp"

namespace wangge::core {

/// Sorts rows that rise but for some at the end, in about the time it takes to look at them.
template <class Row>
void sort_end(std::vector<Row>& rows) {
    const auto end = std::is_sorted_until(rows.begin(), rows.end());
    if (end == rows.end()) return;
    std::sort(end, rows.end());
    std::inplace_merge(rows.begin(), end, rows.end());
}

/// Sorts some of the rows [0, of) and drops repeats; many of them as bits, which need no sorting.
inline void sort_rows(std::vector<std::uint32_t>& rows, std::size_t of) {
    if (rows.size() < of / 64) {
        sort_end(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        return;
    }
    RowBits bits(of);
    for (const std::uint32_t row : rows) bits.insert(row);
    rows.clear();
    bits.for_each([&](std::uint32_t row) { rows.push_back(row); });
}

}  // namespace wangge::core
