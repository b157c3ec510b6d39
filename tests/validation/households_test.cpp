// Chains of infection within households, against their exact size distributions.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/validation/chi_square.hpp"
#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"

namespace wangge::validation {
namespace {

constexpr std::uint32_t kHouseholds = 100000;
constexpr std::uint32_t kLargest = 6;

double choose(std::uint32_t n, std::uint32_t k) {
    double all = 1;
    for (std::uint32_t i = 0; i < k; ++i) all *= static_cast<double>(n - i) / (i + 1);
    return all;
}

// Ball's triangular equations: chance that j of n housemates are infected by one first case, if escape(s) is
// the chance that s given housemates all escape one infective. Reed and Frost: escape(s) = (1 - p)^s.
template <class Escape>
std::vector<double> sizes(std::uint32_t n, Escape escape) {
    std::vector<double> chance(n + 1);
    for (std::uint32_t l = 0; l <= n; ++l) {
        double rest = choose(n, l);
        for (std::uint32_t j = 0; j < l; ++j)
            rest -= choose(n - j, l - j) * chance[j] / std::pow(escape(n - l), j + 1);
        chance[l] = rest * std::pow(escape(n - l), l + 1);
    }
    return chance;
}

// Households by the number of housemates infected; infectious periods are gamma of this shape.
std::vector<double> observed(std::uint32_t size, double home, double shape, std::uint64_t luck) {
    Laboratory laboratory = homes(kHouseholds, size);
    set_stages(laboratory.scenario.disease, {1.25}, {0.5, shape});
    laboratory.transmission.home = home;
    Trial trial(laboratory, core::Seed{luck});
    for (std::uint32_t h = 0; h < kHouseholds; ++h) trial.infect(h * size);
    while (!trial.over()) trial.step();
    std::vector<std::uint32_t> infected(kHouseholds, 0);
    for (const kernel::Transmission& one : trial.tree()) {
        EXPECT_EQ(one.infector / size, one.infected / size);
        infected[one.infected / size] += 1;
    }
    std::vector<double> by_size(size, 0.0);
    for (const std::uint32_t one : infected) by_size[one] += 1;
    return by_size;
}

// All sizes of household in one statistic.
template <class Escape>
ChiSquare compare(double home, double shape, std::uint64_t luck, Escape escape) {
    std::vector<ChiSquare> by_size(kLargest + 1);
    on_all_cores(kLargest - 1, [&](std::uint32_t k) {
        const std::uint32_t size = kLargest - k;
        by_size[size].add(observed(size, home, shape, luck + size), sizes(size - 1, escape));
    });
    ChiSquare all;
    for (std::uint32_t size = 2; size <= kLargest; ++size) {
        EXPECT_GT(by_size[size].p_value(), 0.001) << "household of " << size;
        all.statistic += by_size[size].statistic;
        all.freedom += by_size[size].freedom;
    }
    return all;
}

std::string with(const char* words, double value) {
    char text[96];
    std::snprintf(text, sizeof text, words, value);
    return text;
}

class ReedFrost : public testing::TestWithParam<double> {};

TEST_P(ReedFrost, HoldsForConstantPeriods) {
    const double p = GetParam();
    const ChiSquare found =
        compare(-std::log1p(-p), 1e8, 40, [&](std::uint32_t s) { return std::pow(1 - p, s); });
    expect({.title = with("p-value, Reed-Frost households of 2 to 6, p %.1f", p),
            .title_zh = with("2至6人户Reed–Frost分布的p值，p=%.1f", p),
            .measured = found.p_value(),
            .expected = 0.5,
            .low = 0.01,
            .high = 1,
            .source = "Reed-Frost chain binomial, 100,000 households of each size"});
}

INSTANTIATE_TEST_SUITE_P(Households, ReedFrost, testing::Values(0.1, 0.2, 0.3, 0.4), [](const auto& one) {
    return std::to_string(static_cast<int>(one.param * 10 + 0.5));
});

class Ball : public testing::TestWithParam<double> {};

TEST_P(Ball, HoldsForRandomInfectiousPeriods) {
    const double home = GetParam();
    const ChiSquare found = compare(home, 1.0, 250, [&](std::uint32_t s) { return 1.0 / (1.0 + home * s); });
    expect({.title = with("p-value, Ball's equations, households of 2 to 6, hazard ratio %.1f", home),
            .title_zh = with("2至6人户Ball方程的p值，风险比%.1f", home),
            .measured = found.p_value(),
            .expected = 0.5,
            .low = 0.01,
            .high = 1,
            .source = "Ball 1986, triangular equations; exponential infectious periods"});
}

INSTANTIATE_TEST_SUITE_P(Households, Ball, testing::Values(0.2, 0.5), [](const auto& one) {
    return std::to_string(static_cast<int>(one.param * 10 + 0.5));
});

// In a household of four Reed and Frost with the same chance of infecting one housemate are wrong, and are
// found to be.
TEST(Ball, IsToldFromReedFrost) {
    constexpr double kHome = 0.2;
    const double p = 1 - 1 / (1 + kHome);
    ChiSquare wrong, right;
    const std::vector<double> found = observed(4, kHome, 1.0, 54);
    right.add(found, sizes(3, [&](std::uint32_t s) { return 1 / (1 + kHome * s); }));
    wrong.add(found, sizes(3, [&](std::uint32_t s) { return std::pow(1 - p, s); }));
    EXPECT_GT(right.p_value(), 0.01);
    expect_below({.title = "p-value of Reed-Frost where infectious periods are random, household of 4",
                  .title_zh = "传染期随机时Reed–Frost的p值（4人户）",
                  .measured = wrong.p_value(),
                  .expected = 0,
                  .source = "Ball 1986: Reed-Frost must be refused"},
                 1e-6);
}

}  // namespace
}  // namespace wangge::validation
