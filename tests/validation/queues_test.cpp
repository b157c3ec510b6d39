// Queues by the second: the code that serves at gates, fed with arrivals whose mean wait is known.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/kernel/move/servers.hpp"

namespace wangge::validation {
namespace {

constexpr std::uint32_t kArrivals = 1000000, kRepeats = 8, kWarmUp = 20000;
constexpr double kService = 60;  // seconds, mean

// Mean wait in units of service: Erlang's C formula.
double mmc_wait(std::uint32_t servers, double load) {
    const double offered = load * servers;
    double term = 1, sum = 0;
    for (std::uint32_t k = 0; k < servers; ++k) {
        sum += term;
        term *= offered / (k + 1);
    }
    const double waits = term / (1 - load) / (sum + term / (1 - load));
    return waits / (servers * (1 - load));
}

double measured_wait(std::uint32_t servers, double load, bool constant) {
    std::vector<double> mean(kRepeats);
    on_all_cores(kRepeats, [&](std::uint32_t repeat) {
        const core::Draws draws(core::Seed{600 + repeat}, core::Purpose::kPassage);
        kernel::move::Servers queue;
        double arrival = 0, sum = 0;
        for (std::uint32_t k = 0; k < kArrivals; ++k) {
            arrival += core::exponential(draws.unit53(k, 0)) * kService / (load * servers);
            const double service = constant ? kService : core::exponential(draws.unit53(k, 1)) * kService;
            const auto second = static_cast<std::int32_t>(arrival);
            const std::int32_t start =
                queue.serve(second, static_cast<std::int32_t>(service + 0.5), servers).start;
            if (k >= kWarmUp) sum += start - second;
        }
        mean[repeat] = sum / (kArrivals - kWarmUp) / kService;
    });
    double all = 0;
    for (const double one : mean) all += one / kRepeats;
    return all;
}

struct Queue {
    std::uint32_t servers;
    double load;
    bool constant = false;
};

class Waits : public testing::TestWithParam<Queue> {};

TEST_P(Waits, AreThoseOfTheory) {
    const auto [servers, load, constant] = GetParam();
    const double expected = constant ? load / (2 * (1 - load)) : mmc_wait(servers, load);
    char name[48];
    std::snprintf(name, sizeof name, "M/%s/%u, load %.1f", constant ? "D" : "M", servers, load);
    expect_near({.title = std::string("mean wait in service times, ") + name,
                 .title_zh = std::string("平均等待（服务时间倍数），") + name,
                 .measured = measured_wait(servers, load, constant),
                 .expected = expected,
                 .source = constant ? "Pollaczek and Khinchine" : "Erlang C"},
                0.04 * expected + 0.005);
}

INSTANTIATE_TEST_SUITE_P(Gates, Waits,
                         testing::Values(Queue{1, 0.5}, Queue{1, 0.7}, Queue{1, 0.9}, Queue{2, 0.5},
                                         Queue{2, 0.7}, Queue{2, 0.9}, Queue{3, 0.5}, Queue{3, 0.7},
                                         Queue{3, 0.9}, Queue{1, 0.5, true}, Queue{1, 0.7, true},
                                         Queue{1, 0.9, true}),
                         [](const auto& one) {
                             return std::string(one.param.constant ? "D" : "M") +
                                    std::to_string(one.param.servers) + "Load" +
                                    std::to_string(static_cast<int>(one.param.load * 100 + 0.5));
                         });

}  // namespace
}  // namespace wangge::validation
