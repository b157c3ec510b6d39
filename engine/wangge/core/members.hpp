#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace wangge::core {

namespace detail {

/// Stands for a value of any type, when members are counted.
struct Anything {
    template <class T>
    operator T() const;  // NOLINT: it is to convert without being asked
};

template <class T, std::size_t... Before>
constexpr bool holds(std::index_sequence<Before...>) {
    return requires {
        T{((void)Before, Anything{})...};
    };
}

template <class T, std::size_t Count = 1>
constexpr std::size_t count_members() {
    if constexpr (holds<T>(std::make_index_sequence<Count>{})) {
        return count_members<T, Count + 1>();
    } else {
        return Count - 1;
    }
}

}  // namespace detail

/// How many members a plain struct has.
template <class T>
inline constexpr std::size_t kMembers = detail::count_members<std::remove_const_t<T>>();

/// Calls `see(members...)` with all members of a plain struct in their order, so that none can be forgotten.
template <class T, class See>
void with_members(T& of, See see) {
    constexpr std::size_t n = kMembers<T>;
    static_assert(std::is_aggregate_v<std::remove_const_t<T>> && n >= 1 && n <= 16);
    if constexpr (n == 1) {
        auto& [a] = of;
        see(a);
    } else if constexpr (n == 2) {
        auto& [a, b] = of;
        see(a, b);
    } else if constexpr (n == 3) {
        auto& [a, b, c] = of;
        see(a, b, c);
    } else if constexpr (n == 4) {
        auto& [a, b, c, d] = of;
        see(a, b, c, d);
    } else if constexpr (n == 5) {
        auto& [a, b, c, d, e] = of;
        see(a, b, c, d, e);
    } else if constexpr (n == 6) {
        auto& [a, b, c, d, e, f] = of;
        see(a, b, c, d, e, f);
    } else if constexpr (n == 7) {
        auto& [a, b, c, d, e, f, g] = of;
        see(a, b, c, d, e, f, g);
    } else if constexpr (n == 8) {
        auto& [a, b, c, d, e, f, g, h] = of;
        see(a, b, c, d, e, f, g, h);
    } else if constexpr (n == 9) {
        auto& [a, b, c, d, e, f, g, h, i] = of;
        see(a, b, c, d, e, f, g, h, i);
    } else if constexpr (n == 10) {
        auto& [a, b, c, d, e, f, g, h, i, j] = of;
        see(a, b, c, d, e, f, g, h, i, j);
    } else if constexpr (n == 11) {
        auto& [a, b, c, d, e, f, g, h, i, j, k] = of;
        see(a, b, c, d, e, f, g, h, i, j, k);
    } else if constexpr (n == 12) {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l] = of;
        see(a, b, c, d, e, f, g, h, i, j, k, l);
    } else if constexpr (n == 13) {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = of;
        see(a, b, c, d, e, f, g, h, i, j, k, l, m);
    } else if constexpr (n == 14) {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, o] = of;
        see(a, b, c, d, e, f, g, h, i, j, k, l, m, o);
    } else if constexpr (n == 15) {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, o, p] = of;
        see(a, b, c, d, e, f, g, h, i, j, k, l, m, o, p);
    } else {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q] = of;
        see(a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q);
    }
}

}  // namespace wangge::core
