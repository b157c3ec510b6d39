#pragma once

#include <array>

#include "wangge/kernel/context.hpp"

namespace wangge::kernel::day {

/// Mean different people met per resident and day, by setting as contact surveys name them.
struct Diary {
    double home = 0;  // household, guests and hosts, neighbours of the stairwell
    double school = 0;
    double work = 0;
    double other = 0;  // shops, market, squares, clinic
};

/// A week of an ordinary life without disease, asked of the same contacts as infection.
Diary keep_diary(const world::World& world, const policy::Scenario& scenario, core::Seed luck);

}  // namespace wangge::kernel::day
