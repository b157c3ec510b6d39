#pragma once

#include <array>
#include <cstdint>

#include "wangge/kernel/ledger.hpp"

namespace wangge::kernel::day {

/// Sums of one grid after the other: what is an area's is booked when its grid is left, what is a group's at
/// the end.
class SumOfGrid {
  public:
    using Groups = std::array<std::int64_t, kGroups>;

    explicit SumOfGrid(Count count) : count_(count) {}
    /// Of people, by their group.
    void add(std::uint32_t group, std::int64_t amount) {
        add_to_group(group, amount);
        add_to_area(amount);
    }
    /// One of the two; the other is to be added, too.
    void add_to_group(std::uint32_t group, std::int64_t amount) { by_group_[group] += amount; }
    void add_to_area(std::int64_t amount) { of_area_ += amount; }
    /// What another one, of people, holds of this grid: its groups were `before` when it came to the grid.
    void add_grid(const SumOfGrid& other, const Groups& before) {
        add_to_area(other.of_area_);
        for (std::uint32_t group = 0; group < kGroups; ++group)
            add_to_group(group, other.by_group_[group] - before[group]);
    }
    std::int64_t of_area() const { return of_area_; }
    const Groups& by_group() const { return by_group_; }

    void leave(std::uint32_t grid, LedgerPage& page) {
        if (of_area_ != 0) page.add_area(count_, grid, of_area_);
        of_area_ = 0;
    }
    void finish(LedgerPage& page) const { page.add_by_group(count_, by_group_); }

  private:
    Count count_;
    Groups by_group_{};         // of all grids
    std::int64_t of_area_ = 0;  // of this grid
};

}  // namespace wangge::kernel::day
