// Everyone meets everyone: the deterministic limit of the epidemic.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"

namespace wangge::validation {
namespace {

constexpr std::uint32_t kPeople = 100000;
constexpr std::uint32_t kFirst = 50;
constexpr std::uint32_t kRuns = 50;
constexpr double kRounds = 1;

struct Sizes {
    double mean = 0, deviation = 0;
};

// Share of the others who were infected, in runs that took off.
Sizes final_sizes(double r0, double bias = 1.0) {
    Laboratory laboratory = loners(kPeople);
    mix(laboratory, kRounds);
    laboratory.transmission.outside = bias * outside_for(laboratory, kRounds, r0);
    std::vector<double> size(kRuns);
    on_all_cores(kRuns, [&](std::uint32_t run) {
        Trial trial(laboratory, core::Seed{1000 + run});
        for (std::uint32_t k = 0; k < kFirst; ++k) trial.infect(k * (kPeople / kFirst) + run);
        while (!trial.over()) trial.step();
        size[run] = static_cast<double>(trial.infected() - kFirst) / (kPeople - kFirst);
    });
    std::erase_if(size, [](double one) { return one < 0.05; });
    Sizes sizes;
    const auto n = static_cast<double>(size.size());
    sizes.mean = std::accumulate(size.begin(), size.end(), 0.0) / n;
    for (const double one : size) sizes.deviation += (one - sizes.mean) * (one - sizes.mean) / (n - 1);
    sizes.deviation = std::sqrt(sizes.deviation);
    return sizes;
}

// z = 1 - exp(-R0 (z s0 + 1 - s0)), s0 the share that is susceptible at first.
double expected_size(double r0) {
    constexpr double kFirstShare = static_cast<double>(kFirst) / kPeople;
    double z = 0.9;
    for (int step = 0; step < 2000; ++step) z = -std::expm1(-r0 * (z * (1 - kFirstShare) + kFirstShare));
    return z;
}

class FinalSize : public testing::TestWithParam<double> {};

TEST_P(FinalSize, IsThatOfTheMeanField) {
    const Sizes sizes = final_sizes(GetParam());
    char r0[8];
    std::snprintf(r0, sizeof r0, "%.1f", GetParam());
    expect_near({.title = std::string("final size, R0 ") + r0,
                 .title_zh = std::string("最终感染比例，R0 ") + r0,
                 .measured = sizes.mean,
                 .expected = expected_size(GetParam()),
                 .source = "z = 1 - exp(-R0 z), with 50 first cases"},
                0.003);
}

INSTANTIATE_TEST_SUITE_P(WellMixed, FinalSize, testing::Values(1.2, 1.5, 2.0, 2.5, 3.0),
                         [](const auto& one) { return std::to_string(static_cast<int>(one.param * 10)); });

// A test that cannot find a bias proves nothing: transmission off by 1 % must be refused.
TEST(FinalSize, FindsABiasOfOnePercent) {
    const double expected = expected_size(1.5);
    for (const double bias : {0.99, 1.01}) {
        const Sizes planted = final_sizes(1.5, bias);
        const double error = planted.deviation / std::sqrt(static_cast<double>(kRuns));
        const double beyond = (std::abs(planted.mean - expected) - 0.003) / error;
        const double power = 0.5 * std::erfc(-beyond / std::sqrt(2.0));
        expect({.title = std::string("power to find transmission off by ") + (bias < 1 ? "-1 %" : "+1 %"),
                .title_zh = std::string("发现传播率偏差") + (bias < 1 ? "-1%" : "+1%") + "的检验功效",
                .measured = power,
                .expected = 1,
                .low = 0.98,
                .high = 1,
                .source = "the mean of 50 runs lies outside the tolerance of 0.003"});
        EXPECT_GT(std::abs(planted.mean - expected), 0.003);
    }
}

}  // namespace
}  // namespace wangge::validation
