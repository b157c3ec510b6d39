#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "wangge/core/parallel.hpp"

namespace wangge::core {

/// Sorts items in parts that are merged two by two, side by side. `before` puts all of them in one order, so
/// that it cannot be seen how they were parted.
template <class Item, class Before>
void sort_side_by_side(ParallelFor parallel, std::vector<Item>& items, Before before) {
    constexpr std::size_t kParts = 16, kFew = 4096;
    if (items.size() < kFew) return std::sort(items.begin(), items.end(), before);
    const auto at = [&](std::vector<Item>& list, std::size_t part) {
        return list.begin() + static_cast<std::ptrdiff_t>(list.size() * std::min(part, kParts) / kParts);
    };
    for_each_index(parallel, kParts,
                   [&](std::uint32_t k) { std::sort(at(items, k), at(items, k + 1), before); });
    std::vector<Item> merged(items.size());
    for (std::size_t parts = 1; parts < kParts; parts *= 2) {
        for_each_index(parallel, static_cast<std::uint32_t>(kParts / (2 * parts)), [&](std::uint32_t pair) {
            const std::size_t k = pair * 2 * parts;
            std::merge(at(items, k), at(items, k + parts), at(items, k + parts), at(items, k + 2 * parts),
                       at(merged, k), before);
        });
        items.swap(merged);
    }
}

}  // namespace wangge::core
