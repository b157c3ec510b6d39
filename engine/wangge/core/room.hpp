#pragma once

#include <cstddef>
#include <vector>

namespace wangge::core {

/// Room for so many rows in a list that lasts: it grows day by day, so by an eighth and not twofold.
template <class T>
void make_room(std::vector<T>& list, std::size_t rows) {
    if (list.capacity() < rows) list.reserve(rows + rows / 8);
}

/// Gives back what a list that lasts has no use for once most of it has gone.
template <class T>
void give_back_room(std::vector<T>& list) {
    constexpr std::size_t kFew = 4096;  // bytes that are not worth the move
    if (list.capacity() / 2 > list.size() && list.capacity() * sizeof(T) > kFew) list.shrink_to_fit();
}

}  // namespace wangge::core
