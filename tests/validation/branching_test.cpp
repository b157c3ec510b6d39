// The first generations of an outbreak: extinction where few cause most infections.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"

namespace wangge::validation {
namespace {

constexpr std::uint32_t kPeople = 20000, kRuns = 10000, kTakenOff = 100, kPart = 250;
constexpr double kR = 2.5, kPoissonLike = 1e8;

// Offspring of gamma-distributed individual infectiousness: negative binomial with the same k.
double extinction(double k) {
    double q = 0;
    for (int step = 0; step < 20000; ++step) q = std::exp(-k * std::log1p(kR * (1 - q) / k));
    return q;
}

Laboratory crowd(double k) {
    // A great spreader needs many contacts not to run out of them.
    const double rounds = k < 0.3 ? 40 : k < 1 ? 12 : 4;
    Laboratory laboratory = loners(kPeople);
    mix(laboratory, rounds);
    laboratory.scenario.disease.individual_k = k;
    laboratory.transmission.outside = outside_for(laboratory, rounds, kR);
    return laboratory;
}

double measured_extinction(double k, std::uint32_t first) {
    const Laboratory laboratory = crowd(k);
    std::vector<std::uint32_t> died(kRuns / kPart, 0);
    on_all_cores(kRuns / kPart, [&](std::uint32_t part) {
        Trial trial(laboratory, core::Seed{0});
        for (std::uint32_t run = part * kPart; run < (part + 1) * kPart; ++run) {
            trial.restart(core::Seed{5000 + run});
            for (std::uint32_t i = 0; i < first; ++i) trial.infect(i * 3999 + run % 100);
            while (!trial.over() && trial.infected() < kTakenOff) trial.step();
            died[part] += trial.over() ? 1 : 0;
        }
    });
    double sum = 0;
    for (const std::uint32_t one : died) sum += one;
    return sum / kRuns;
}

class Extinction : public testing::TestWithParam<double> {};

TEST_P(Extinction, IsThatOfTheBranchingProcess) {
    const bool poisson = GetParam() == kPoissonLike;
    char k[16];
    std::snprintf(k, sizeof k, "%g", GetParam());
    expect_near(
        {.title = "extinction after one case, R 2.5, " + (poisson ? "Poisson" : std::string("k ") + k),
         .title_zh = "单个首例后自行消亡的概率，R=2.5，" + (poisson ? "泊松" : std::string("k=") + k),
         .measured = measured_extinction(GetParam(), 1),
         .expected = extinction(GetParam()),
         .source = "q = (1 + R (1 - q) / k)^-k, 10,000 runs"},
        0.01);
}

INSTANTIATE_TEST_SUITE_P(Branching, Extinction, testing::Values(0.1, 0.16, 0.45, 1.0, kPoissonLike),
                         [](const auto& one) {
                             return one.param == kPoissonLike
                                        ? std::string("Poisson")
                                        : std::to_string(static_cast<int>(one.param * 100 + 0.5));
                         });

TEST(Extinction, OfFiveSeedsIsTheFifthPower) {
    expect_near({.title = "extinction after five cases, R 2.5, k 0.16",
                 .title_zh = "五个首例后自行消亡的概率，R=2.5，k=0.16",
                 .measured = measured_extinction(0.16, 5),
                 .expected = std::pow(extinction(0.16), 5),
                 .source = "q^5"},
                0.01);
}

// The dispersion of offspring comes out of individual infectiousness.
TEST(Offspring, AreNegativeBinomial) {
    constexpr double kK = 0.45;
    const Laboratory laboratory = crowd(kK);
    std::vector<double> offspring(kRuns);
    on_all_cores(kRuns / kPart, [&](std::uint32_t part) {
        Trial trial(laboratory, core::Seed{0});
        for (std::uint32_t run = part * kPart; run < (part + 1) * kPart; ++run) {
            trial.restart(core::Seed{90000 + run});
            trial.infect(run);
            while (trial.day() < 5) trial.step();  // latent for 1.5 days, infectious for 3
            for (const kernel::Transmission& one : trial.tree()) offspring[run] += one.infector == run;
        }
    });
    double mean = 0, variance = 0;
    for (const double one : offspring) mean += one / kRuns;
    for (const double one : offspring) variance += (one - mean) * (one - mean) / (kRuns - 1);
    expect_near({.title = "mean number of offspring, R 2.5",
                 .title_zh = "平均子代数，R=2.5",
                 .measured = mean,
                 .expected = kR,
                 .unit = "persons",
                 .source = "asked"},
                0.2);
    expect_near({.title = "dispersion of offspring, individual k 0.45",
                 .title_zh = "子代离散度，个体k=0.45",
                 .measured = mean * mean / (variance - mean),
                 .expected = kK,
                 .source = "a Poisson number with a gamma mean is negative binomial"},
                0.05);
}

}  // namespace
}  // namespace wangge::validation
