// Everyone meets everyone: the deterministic limit of the epidemic.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"

namespace wangge::validation {
namespace {

constexpr std::uint32_t kPeople = 100000;
constexpr std::uint32_t kFirst = 50;
constexpr std::uint32_t kRuns = 50;
constexpr double kRounds = 2;  // more and smaller contacts: nearer to the limit

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

std::string one_digit(double value) {
    char text[8];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

class FinalSize : public testing::TestWithParam<double> {};

TEST_P(FinalSize, IsThatOfTheMeanField) {
    const Sizes sizes = final_sizes(GetParam());
    expect_near({.title = "final size, R0 " + one_digit(GetParam()),
                 .title_zh = "最终感染比例，R0 " + one_digit(GetParam()),
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

// With exponential infectious periods the infected (latent or infectious) obey 1 - S + ln(S / s0) / R0
// whatever the latent period; their peak is where S = 1 / R0.
class Peak : public testing::TestWithParam<double> {};

TEST_P(Peak, IsThatOfTheMeanField) {
    constexpr std::uint32_t kPeakRuns = 12;
    const double r0 = GetParam();
    Laboratory laboratory = loners(kPeople);
    mix(laboratory, kRounds);
    set_stages(laboratory.scenario.disease, {1}, {6, 1});
    laboratory.transmission.outside = outside_for(laboratory, kRounds, r0);
    std::vector<std::uint32_t> peak(kPeakRuns, 0);
    on_all_cores(kPeakRuns, [&](std::uint32_t run) {
        Trial trial(laboratory, core::Seed{2000 + run});
        for (std::uint32_t k = 0; k < kFirst; ++k) trial.infect(k);
        while (!trial.over()) {
            trial.step();
            const kernel::disease::Courses& courses = trial.courses();
            std::uint32_t now = 0;
            courses.active.for_each([&](std::uint32_t i) {
                now += courses.starts_at[i] + courses.length[i] > trial.day() * kernel::kDayMinutes ? 1 : 0;
            });
            if (now < peak[run] / 2) break;
            peak[run] = std::max(peak[run], now);
        }
    });
    const double mean = std::accumulate(peak.begin(), peak.end(), 0.0) / kPeakRuns / kPeople;
    const double s0 = 1 - static_cast<double>(kFirst) / kPeople;
    expect_near({.title = "peak prevalence, R0 " + one_digit(r0),
                 .title_zh = "峰值流行率，R0 " + one_digit(r0),
                 .measured = mean,
                 .expected = 1 - (1 + std::log(r0 * s0)) / r0,
                 .source = "1 - (1 + ln R0) / R0, exponential infectious period of 6 days"},
                0.004);
}

INSTANTIATE_TEST_SUITE_P(WellMixed, Peak, testing::Values(2.0, 2.5, 3.0),
                         [](const auto& one) { return std::to_string(static_cast<int>(one.param * 10)); });

// R0 = r D (1 + r L / m)^m / (1 - (1 + r D / n)^-n), solved for r.
double growth(double r0, double latent, double infectious, double shape) {
    double low = 0, high = 2;
    for (int step = 0; step < 100; ++step) {
        const double r = 0.5 * (low + high);
        const double asked = r * infectious * std::pow(1 + r * latent / shape, shape) /
                             (1 - std::pow(1 + r * infectious / shape, -shape));
        (asked < r0 ? low : high) = r;
    }
    return low;
}

// Slope of log incidence a day, mean of runs, while the infected were between 1,000 and 0.5 % of all: at 2 %
// those who can no longer be infected would take a hundredth off it.
double growth_in(const Laboratory& laboratory) {
    constexpr std::uint32_t kGrowthRuns = 96, kSeeds = 100;
    const std::uint32_t many = laboratory.world.agents;
    std::vector<double> slope(kGrowthRuns);
    on_all_cores(kGrowthRuns, [&](std::uint32_t run) {
        Trial trial(laboratory, core::Seed{3000 + run});
        for (std::uint32_t k = 0; k < kSeeds; ++k) trial.infect(k);
        std::vector<double> log_new;
        for (std::uint32_t before = kSeeds; before < many / 200; before = trial.infected()) {
            trial.step();
            if (before >= 10 * kSeeds) log_new.push_back(std::log(trial.infected() - before));
        }
        const auto n = static_cast<double>(log_new.size());
        const double middle = (n - 1) / 2;
        double both = 0, square = 0;
        for (std::size_t day = 0; day < log_new.size(); ++day) {
            both += (static_cast<double>(day) - middle) * log_new[day];
            square += (static_cast<double>(day) - middle) * (static_cast<double>(day) - middle);
        }
        slope[run] = both / square;
    });
    return std::accumulate(slope.begin(), slope.end(), 0.0) / kGrowthRuns;
}

Laboratory growing(double shape) {
    constexpr std::uint32_t kMany = 1000000;
    Laboratory laboratory = loners(kMany);
    mix(laboratory, kRounds);
    set_stages(laboratory.scenario.disease, {3, shape}, {5, shape});
    laboratory.transmission.outside = outside_for(laboratory, kRounds, 2.5);
    return laboratory;
}

class Growth : public testing::TestWithParam<double> {};

TEST_P(Growth, IsThatOfErlangStages) {
    const double shape = GetParam(), expected = growth(2.5, 3, 5, shape);
    const std::string stages = std::to_string(static_cast<int>(shape));
    expect_near({.title = "growth rate, R0 2.5, latent 3 d, infectious 5 d, Erlang-" + stages,
                 .title_zh = "增长率，R0=2.5，潜隐期3天，传染期5天，Erlang-" + stages,
                 .measured = growth_in(growing(shape)),
                 .expected = expected,
                 .unit = "1/d",
                 .source = "R0 = r D (1 + r L/m)^m / (1 - (1 + r D/n)^-n); six steps a day, and nobody is "
                           "infectious before the next dawn: -1.3 % for Erlang-1"},
                0.03 * expected);
}

INSTANTIATE_TEST_SUITE_P(WellMixed, Growth, testing::Values(1.0, 2.0, 3.0, 10.0),
                         [](const auto& one) { return std::to_string(static_cast<int>(one.param)); });

// What a longer step would cost: the same contacts a day, all of them in one or two ticks.
class GrowthBySteps : public testing::TestWithParam<std::vector<std::uint32_t>> {};

TEST_P(GrowthBySteps, IsNearThatOfSixSteps) {
    Laboratory laboratory = growing(2);
    meet_only_in(laboratory, GetParam());
    const double expected = growth(2.5, 3, 5, 2);
    const std::string steps = std::to_string(GetParam().size());
    expect_near(
        {.title = "growth rate, Erlang-2, people meeting at " + steps + " of the six times of the day",
         .title_zh = "增长率，Erlang-2，每日六个时段中仅" + steps + "个时段接触",
         .measured = growth_in(laboratory),
         .expected = expected,
         .unit = "1/d",
         .source = "as above; what a longer time step would cost"},
        0.1 * expected);
}

INSTANTIATE_TEST_SUITE_P(WellMixed, GrowthBySteps,
                         testing::Values(std::vector<std::uint32_t>{3}, std::vector<std::uint32_t>{1, 5},
                                         std::vector<std::uint32_t>{0, 1, 3, 5}),
                         [](const auto& one) { return std::to_string(one.param.size()); });

}  // namespace
}  // namespace wangge::validation
