#pragma once

#include <array>
#include <cstdint>

#include "wangge/kernel/ledger.hpp"

namespace wangge::kernel::day {

/// Sums of one grid after the other: what is an area's is booked when its grid is done, what is a group's at
/// the end.
class SumOfGrid {
  public:
    explicit SumOfGrid(Count count) : count_(count) {}
    /// Of people, by their group.
    void add(std::uint32_t resident, std::int64_t amount, const Ledger& ledger) {
        by_group_[ledger.group_of(resident)] += amount;
        people_ = true;
    }
    /// Of households, to no group.
    void add_area(std::int64_t amount) { of_area_ += amount; }
    void turn_to(std::uint32_t grid, std::int32_t day, Ledger& ledger) {
        if (grid == grid_) return;
        leave(day, ledger);
        grid_ = grid;
    }
    void finish(std::int32_t day, Ledger& ledger) {
        leave(day, ledger);
        ledger.add_by_group(count_, day, all_);
    }
    /// What there is so far of this grid's people, as another count.
    void book_as(Count count, std::int32_t day, Ledger& ledger) const {
        ledger.add_groups(count, day, grid_, by_group_);
    }
    std::uint32_t grid() const { return grid_; }

  private:
    void leave(std::int32_t day, Ledger& ledger) {
        if (grid_ == world::kNone) return;
        if (people_) {
            for (std::uint32_t group = 0; group < kGroups; ++group) {
                of_area_ += by_group_[group];
                all_[group] += by_group_[group];
            }
            by_group_.fill(0);
            people_ = false;
        }
        if (of_area_ != 0) ledger.add_area(count_, day, grid_, of_area_);
        of_area_ = 0;
    }

    Count count_;
    std::uint32_t grid_ = world::kNone;
    std::array<std::int64_t, kGroups> by_group_{}, all_{};
    std::int64_t of_area_ = 0;
    bool people_ = false;  // anything by group
};

}  // namespace wangge::kernel::day
