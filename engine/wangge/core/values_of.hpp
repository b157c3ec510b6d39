#pragma once

#include <cstddef>
#include <type_traits>
#include <vector>

namespace wangge::core {

/// All values of a column that is kept in some other way than as a plain list.
template <class Column>
auto values_of(const Column& column) {
    std::vector<std::decay_t<decltype(column[0])>> all(column.size());
    for (std::size_t row = 0; row < all.size(); ++row) all[row] = column[row];
    return all;
}

}  // namespace wangge::core
