#pragma once

#include <array>
#include <cstdint>

#include "wangge/kernel/ledger.hpp"

namespace wangge::kernel::day {

/// Sums of one grid after the other: what is an area's is booked when its grid is left, what is a group's at
/// the end.
class SumOfGrid {
  public:
    explicit SumOfGrid(Count count) : count_(count) {}
    /// Of people, by their group.
    void add(std::uint32_t group, std::int64_t amount) {
        by_group_[group] += amount;
        of_area_ += amount;
    }
    /// Of households, to no group.
    void add_area(std::int64_t amount) { of_area_ += amount; }

    void leave(std::uint32_t grid, LedgerPage& page) {
        if (of_area_ != 0) page.add_area(count_, grid, of_area_);
        of_area_ = 0;
    }
    void finish(LedgerPage& page) const { page.add_by_group(count_, by_group_); }

  private:
    Count count_;
    std::array<std::int64_t, kGroups> by_group_{};
    std::int64_t of_area_ = 0;
};

}  // namespace wangge::kernel::day
