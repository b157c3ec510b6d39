#pragma once

#include "wangge/kernel/day/sum_of_grid.hpp"
#include "wangge/kernel/duty.hpp"
#include "wangge/kernel/move/outings.hpp"

namespace wangge::kernel::day {

/// What comes of the ways of residents who are named rising, counted grid by grid.
class CountsOfWays {
  public:
    CountsOfWays(const world::World& world, const Ledger& ledger, move::Outings& outings)
        : world_(world), groups_(ledger.groups().data()), outings_(outings) {}

    void add_checks(std::uint32_t i, std::int64_t checks, bool helped) {
        const std::uint32_t group = group_of(i);
        checks_.add(group, checks);
        if (helped) helped_.add(group, checks);
    }
    void add_passages(std::uint32_t i, std::int64_t passages) { passages_.add(group_of(i), passages); }
    void add_records(std::uint32_t i, std::int64_t records) { records_.add(group_of(i), records); }
    /// A day at work or school that was not lost.
    void keep_day(std::uint32_t i) {
        (goes_to_school(world_, i) ? schooldays_ : workdays_).add(group_of(i), -1);
        outings_.busy.insert(i - outings_.first);
    }
    /// Nobody else is named.
    void finish() {
        turn_to(world::kNone);
        for (const SumOfGrid* const sum : sums()) sum->finish(outings_.page);
    }

  private:
    std::uint32_t group_of(std::uint32_t i) {
        if (i >= end_of_grid_) turn_to(world_.grid_of(world_.resident.household[i]));
        return groups_[i];
    }
    void turn_to(std::uint32_t grid) {
        if (grid_ != world::kNone) {
            for (SumOfGrid* const sum : sums()) sum->leave(grid_, outings_.page);
        }
        grid_ = grid;
        end_of_grid_ = grid == world::kNone ? 0 : world_.end_of_grid(grid);
    }
    std::array<SumOfGrid*, 6> sums() {
        return {&checks_, &helped_, &passages_, &records_, &workdays_, &schooldays_};
    }

    const world::World& world_;
    const std::uint8_t* groups_;  // by resident
    move::Outings& outings_;
    std::uint32_t grid_ = world::kNone, end_of_grid_ = 0;
    SumOfGrid checks_{Count::kAttempts}, helped_{Count::kCodeHelped}, passages_{Count::kPassages},
        records_{Count::kRecords}, workdays_{Count::kWorkdaysLost}, schooldays_{Count::kSchooldaysLost};
};

}  // namespace wangge::kernel::day
