#pragma once

#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"

/// Runs side by side, bit for bit.
namespace wangge::tests {

/// The world of a scenario, which outlives its runs.
inline world::World world_of(const policy::Scenario& scenario, std::uint32_t number = 0) {
    return run::make_world(scenario, number).value();
}

inline run::Run run_of(const world::World& world, const policy::Scenario& scenario, std::size_t arm,
                       std::uint32_t number = 0) {
    return {world, scenario, arm, number, policies::catalogue()};
}

/// Simulates up to the dawn of `day`.
inline void go_to(run::Run& run, std::int32_t day) {
    while (run.simulation().day() < day && !run.simulation().finished()) run.simulation().step();
}

/// Everything two runs show of themselves is the same.
inline void expect_same(const run::Run& one, const run::Run& other) {
    const kernel::day::Simulation &a = one.simulation(), &b = other.simulation();
    ASSERT_EQ(a.day(), b.day());
    ASSERT_EQ(a.initial_hash(), b.initial_hash());
    for (std::size_t day = 0; day < a.hashes().size(); ++day)
        ASSERT_EQ(a.hashes()[day], b.hashes()[day]) << "after day " << day;
    EXPECT_EQ(a.hash(), b.hash());
    EXPECT_EQ(a.ledger(), b.ledger());
    EXPECT_EQ(a.tree(), b.tree());
    EXPECT_EQ(a.state().patients.reports.size(), b.state().patients.reports.size());
    const auto spans = one.spans(), others = other.spans();
    ASSERT_EQ(spans.size(), others.size());
    for (std::size_t row = 0; row < spans.size(); ++row) {
        EXPECT_EQ(spans[row].name, others[row].name);
        EXPECT_EQ(spans[row].started, others[row].started) << spans[row].name;
        EXPECT_EQ(spans[row].ended, others[row].ended) << spans[row].name;
    }
}

/// The same, once both have come to their last day.
inline void expect_same_end(run::Run& one, run::Run& other) {
    go_to(one, 100000);
    go_to(other, 100000);
    expect_same(one, other);
}

}  // namespace wangge::tests
