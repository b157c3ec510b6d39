#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace wangge::policy {

/// Row of what many entries of a list share, added if need be. Who is ordered much the same comes one after
/// the other: only the last rows are looked at, twice as many as there are tasks that one policy has for one
/// person.
template <class Terms>
std::uint32_t row_of(const Terms& terms, std::vector<Terms>& all) {
    constexpr std::size_t kLast = 64;
    const std::size_t least = all.size() - std::min(all.size(), kLast);
    for (std::size_t row = all.size(); row > least; --row) {
        if (all[row - 1] == terms) return static_cast<std::uint32_t>(row - 1);
    }
    all.push_back(terms);
    return static_cast<std::uint32_t>(all.size() - 1);
}

}  // namespace wangge::policy
