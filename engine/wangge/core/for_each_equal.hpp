#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace wangge::core {

/// Calls act(index) for the cells that hold a value, rising: made for few among many. Some dozens are
/// compared at once, by vectors that every machine has.
template <class Act>
void for_each_equal(std::span<const std::int16_t> cells, std::int16_t value, Act act) {
    using Vector [[gnu::vector_size(16)]] = std::int16_t;
    using Halves [[gnu::vector_size(16)]] = std::uint64_t;
    constexpr std::size_t kLane = sizeof(Vector) / sizeof(value), kBlock = 4 * kLane;
    const std::int16_t* const all = cells.data();
    const auto equal = [&](std::size_t at) {
        Vector some;
        std::memcpy(&some, all + at, sizeof some);
        return reinterpret_cast<Halves>(some == value);  // all bits of those that are
    };
    const auto act_on = [&](std::size_t first, std::uint64_t found) {
        while (found != 0) {
            const auto bit = static_cast<unsigned>(std::countr_zero(found));
            act(first + bit / 16);
            found &= ~(std::uint64_t{0xFFFF} << bit);
        }
    };
    const std::size_t blocks = cells.size() / kBlock * kBlock;
    for (std::size_t at = 0; at < blocks; at += kBlock) {
        const Halves any = equal(at) | equal(at + kLane) | equal(at + 2 * kLane) | equal(at + 3 * kLane);
        if ((any[0] | any[1]) == 0) continue;
        for (std::size_t first = at; first < at + kBlock; first += kLane) {
            const Halves found = equal(first);
            if ((found[0] | found[1]) == 0) continue;
            act_on(first, found[0]);
            act_on(first + kLane / 2, found[1]);
        }
    }
    for (std::size_t at = blocks; at < cells.size(); ++at) {
        if (all[at] == value) act(at);
    }
}

}  // namespace wangge::core
