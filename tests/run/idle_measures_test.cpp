// What measures cost on days on which they do nothing: of zero reach, or before their first day.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <vector>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

constexpr std::int32_t kDays = 30, kFirst = 5;  // first days touch their memory for the first time
constexpr double kMost = 2;                     // microseconds a measure and day, at any number of people

double microseconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double, std::micro>(time).count();
}

// 60,000 people on ordinary days, with an arm of all measures that never reach anybody and one of all that
// begin when the run is over.
policy::Scenario quiet_town() {
    policy::Scenario scenario = quiet_city(60000, kDays);
    scenario.organisation.observe_days = 0;
    std::vector<policy::PolicyUse> unreached, to_come;
    for (const policy::PolicyKind& kind : policies::catalogue()) {
        unreached.push_back(use(kind.name, {{"reach", 0}}));
        to_come.push_back(use(kind.name, {{"start", scenario.calendar.start + 2 * kDays}}));
    }
    add_arm(scenario, "unreached", std::move(unreached));
    add_arm(scenario, "to_come", std::move(to_come));
    return scenario;
}

class IdleMeasures : public testing::TestWithParam<std::size_t> {
  protected:
    const policy::Scenario scenario_ = quiet_town();
    const world::World world_ = run::make_world(scenario_, 0).value();

    run::Run under(std::size_t arm) const { return {world_, scenario_, arm, 0, policies::catalogue()}; }
};

// The same day several times over, each run by itself, so that what else the machine does can be left out.
TEST_P(IdleMeasures, CostTheDayNothing) {
    constexpr std::size_t kTwins = 5;
    std::vector<run::Run> routine, idle;
    for (std::size_t k = 0; k < kTwins; ++k) {
        routine.push_back(under(0));
        idle.push_back(under(GetParam()));
    }
    const auto day_of = [](run::Run& run) {
        const auto start = std::chrono::steady_clock::now();
        run.simulation().step();
        return microseconds(std::chrono::steady_clock::now() - start);
    };
    std::vector<double> more;
    for (std::int32_t day = 0; day < kDays; ++day) {
        double least_routine = std::numeric_limits<double>::max(), least_idle = least_routine;
        for (std::size_t k = 0; k < kTwins; ++k) {
            least_routine = std::min(least_routine, day_of(routine[k]));
            least_idle = std::min(least_idle, day_of(idle[k]));
        }
        if (day >= kFirst) more.push_back(least_idle - least_routine);
    }
    EXPECT_EQ(routine[0].simulation().hash(), idle[0].simulation().hash());
    std::nth_element(more.begin(), more.begin() + more.size() / 2, more.end());
    const double each = more[more.size() / 2] / static_cast<double>(policies::catalogue().size());
    RecordProperty("microseconds", std::to_string(each));
    EXPECT_LT(each, kMost);
}

TEST_P(IdleMeasures, AreDecidedInNoTime) {
    const run::Run routine = under(0), idle = under(GetParam());
    const kernel::Context context{world_,
                                  scenario_,
                                  scenario_.transmission,
                                  0x3F,
                                  run::luck_seed(scenario_, 0),
                                  kernel::date_of(scenario_.calendar, 0)};
    const auto decides = [&](const run::Run& run) {
        constexpr int kTimes = 200;
        kernel::day::Desk desk = run.simulation().desk();
        double least = std::numeric_limits<double>::max();
        for (int k = 0; k < kTimes; ++k) {
            const auto start = std::chrono::steady_clock::now();
            kernel::day::decide(context, run.simulation().state(), run.in_force(), desk);
            least = std::min(least, microseconds(std::chrono::steady_clock::now() - start));
        }
        return least;
    };
    const double each =
        (decides(idle) - decides(routine)) / static_cast<double>(policies::catalogue().size());
    RecordProperty("microseconds", std::to_string(each));
    EXPECT_LT(each, kMost);
}

INSTANTIATE_TEST_SUITE_P(All, IdleMeasures, testing::Values(1, 2),
                         [](const auto& row) { return row.param == 1 ? "OfZeroReach" : "NotYetBegun"; });

}  // namespace
}  // namespace wangge::tests
