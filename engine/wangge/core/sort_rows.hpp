#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "wangge/core/row_bits.hpp"

namespace wangge::core {

/// Sorts items by their rows, those of one row as they came. Many are dealt out digit by digit: their order
/// is not to be guessed, and a guess that fails costs more than to move an item a few times.
template <class Item, class RowOf>
void sort_by_row(std::span<Item> items, RowOf row_of) {
    constexpr std::size_t kFew = 64, kMany = 4096;
    constexpr unsigned kDigit = 8, kDigitOfMany = 11;  // bits
    if (items.size() < kFew) {
        const auto before = [&](const Item& a, const Item& b) { return row_of(a) < row_of(b); };
        for (auto at = items.begin(); at != items.end(); ++at)
            std::rotate(std::upper_bound(items.begin(), at, *at, before), at, at + 1);
        return;
    }
    std::uint32_t any = 0;
    for (const Item& item : items) any |= row_of(item);
    const unsigned digit = items.size() < kMany ? kDigit : kDigitOfMany;
    const std::uint32_t mask = (1u << digit) - 1;
    std::array<std::uint32_t, 1u << kDigitOfMany> place;  // of the next item with a digit
    std::vector<Item> room(items.size());
    std::span<Item> from = items, to = room;
    for (unsigned shift = 0; shift < 32 && any >> shift != 0; shift += digit) {
        std::fill_n(place.begin(), mask + 1, 0);
        for (const Item& item : from) ++place[row_of(item) >> shift & mask];
        std::uint32_t sum = 0;
        for (std::uint32_t k = 0; k <= mask; ++k) sum += std::exchange(place[k], sum);
        for (const Item& item : from) to[place[row_of(item) >> shift & mask]++] = item;
        std::swap(from, to);
    }
    if (from.data() != items.data()) std::ranges::copy(from, items.begin());
}

/// Sorts rows that rise but for some at the end, in about the time it takes to look at them.
inline void sort_end(std::vector<std::uint32_t>& rows) {
    const auto end = std::is_sorted_until(rows.begin(), rows.end());
    if (end == rows.end()) return;
    sort_by_row(std::span(end, rows.end()), [](std::uint32_t row) { return row; });
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
