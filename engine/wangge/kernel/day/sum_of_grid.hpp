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
    void add(std::uint32_t group, std::int64_t amount) { of_people_[group] += amount; }
    /// What another one holds of this grid.
    void add(const SumOfGrid& other) {
        if (!other.any_of_people()) return;
        for (std::uint32_t group = 0; group < kGroups; ++group) add(group, other.of_people_[group]);
    }
    /// Of households, to no group.
    void add_area(std::int64_t amount) { of_households_ += amount; }

    void leave(std::uint32_t grid, LedgerPage& page) {
        std::int64_t of_area = of_households_;
        if (any_of_people()) {
            for (std::uint32_t group = 0; group < kGroups; ++group) {
                of_area += of_people_[group];
                by_group_[group] += of_people_[group];
            }
            of_people_ = {};
        }
        if (of_area != 0) page.add_area(count_, grid, of_area);
        of_households_ = 0;
    }
    void finish(LedgerPage& page) const { page.add_by_group(count_, by_group_); }

  private:
    bool any_of_people() const {
        std::int64_t any = 0;
        for (const std::int64_t amount : of_people_) any |= amount;
        return any != 0;
    }

    Count count_;
    std::array<std::int64_t, kGroups> of_people_{}, by_group_{};  // of this grid; of those left
    std::int64_t of_households_ = 0;                              // of this grid
};

}  // namespace wangge::kernel::day
