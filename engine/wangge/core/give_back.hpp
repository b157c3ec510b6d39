#pragma once

#include <utility>

namespace wangge::core {

/// Empties lists and gives their memory back; to assign `{}` would keep it.
template <class... Lists>
void give_back(Lists&... lists) {
    ((void)std::exchange(lists, Lists()), ...);
}

}  // namespace wangge::core
