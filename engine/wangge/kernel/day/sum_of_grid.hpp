#pragma once

#include <array>
#include <cstdint>

#include "wangge/kernel/ledger.hpp"

namespace wangge::kernel::day {

/// Sums of one grid: of people by their group, of households by area alone.
struct SumOfGrid {
    std::array<std::int64_t, kGroups> by_group{};
    std::int64_t of_area = 0;

    /// Books them, and begins anew.
    void book(Count count, std::uint32_t grid, LedgerPage& page) {
        page.add_groups(count, grid, by_group);
        if (of_area != 0) page.add_area(count, grid, of_area);
        *this = {};
    }
};

}  // namespace wangge::kernel::day
