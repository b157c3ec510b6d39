// Static networks: thresholds and sizes depend on who has how many neighbours.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"
#include "wangge/core/samplers.hpp"

namespace wangge::validation {
namespace {

constexpr std::uint32_t kPeople = 100000, kFirst = 10, kGraphs = 6;
constexpr double kMean = 10;

struct Degrees {
    const char* name;
    const char* name_zh;
    double k;  // dispersion of a negative binomial; 0: all the same; 1e9: Poisson
};
constexpr Degrees kPoisson{"Poisson", "泊松", 1e9}, kRegular{"regular", "等度", 0},
    kNegBin1{"negative binomial k 1", "负二项k=1", 1},
    kNegBinHalf{"negative binomial k 0.5", "负二项k=0.5", 0.5};

// Generating functions of the degree and of the excess degree of a neighbour.
double degree_function(const Degrees& degrees, double x) {
    if (degrees.k == 0) return std::pow(x, kMean);
    return std::exp(-degrees.k * std::log1p(kMean / degrees.k * (1 - x)));
}
double excess_function(const Degrees& degrees, double x) {
    if (degrees.k == 0) return std::pow(x, kMean - 1);
    return std::exp(-(degrees.k + 1) * std::log1p(kMean / degrees.k * (1 - x)));
}
double threshold(const Degrees& degrees) {
    return 1 / (degrees.k == 0 ? kMean - 1 : kMean * (1 + 1 / degrees.k));
}
// Share infected in a large outbreak if every edge passes infection with chance t (Newman 2002).
double expected_size(const Degrees& degrees, double t) {
    double u = 0;
    for (int step = 0; step < 20000; ++step) u = excess_function(degrees, 1 - t + t * u);
    return 1 - degree_function(degrees, 1 - t + t * u);
}

// Configuration model: stubs paired in a keyed order; loops and double edges are dropped.
std::vector<std::vector<std::uint32_t>> draw_graph(const Degrees& degrees, std::uint64_t seed) {
    const core::Draws draws(core::Seed{seed}, core::Purpose::kSlot);
    const core::Draws extra(core::Seed{seed}, core::Purpose::kFriends);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> stubs;
    for (std::uint32_t i = 0; i < kPeople; ++i) {
        double mean = kMean;
        if (degrees.k > 0 && degrees.k < 1e6) mean = core::gamma(extra, i, 0, degrees.k, kMean / degrees.k);
        const std::uint32_t degree =
            degrees.k == 0 ? static_cast<std::uint32_t>(kMean) : core::poisson(draws.unit(i), mean);
        for (std::uint32_t k = 0; k < degree; ++k) stubs.emplace_back(draws.rank(i, k), i);
    }
    std::sort(stubs.begin(), stubs.end());
    std::vector<std::vector<std::uint32_t>> neighbours(kPeople);
    for (std::size_t k = 0; k + 1 < stubs.size(); k += 2) {
        const std::uint32_t a = stubs[k].second, b = stubs[k + 1].second;
        if (a == b || std::find(neighbours[a].begin(), neighbours[a].end(), b) != neighbours[a].end())
            continue;
        neighbours[a].push_back(b);
        neighbours[b].push_back(a);
    }
    return neighbours;
}

// Mean share infected over graphs, in outbreaks that took off; `all`: in all of them.
double measured_size(const Degrees& degrees, double t, bool all) {
    std::vector<double> size(kGraphs);
    on_all_cores(kGraphs, [&](std::uint32_t graph) {
        Laboratory laboratory = loners(kPeople);
        set_stages(laboratory.scenario.disease, {1.25}, {0.5});
        laboratory.transmission.outside = -std::log1p(-t);
        connect(laboratory, draw_graph(degrees, 70 + graph));
        Trial trial(laboratory, core::Seed{300 + graph});
        for (std::uint32_t k = 0; k < kFirst; ++k) trial.infect(k);
        while (!trial.over()) trial.step();
        size[graph] = static_cast<double>(trial.infected() - kFirst) / kPeople;
    });
    if (!all) std::erase_if(size, [](double one) { return one < 0.02; });
    EXPECT_GT(size.size(), kGraphs / 2u);
    double mean = 0;
    for (const double one : size) mean += one / static_cast<double>(size.size());
    return mean;
}

class Network : public testing::TestWithParam<Degrees> {
  protected:
    void check_size(const char* at, const char* at_zh, double t, double tolerance) {
        const Degrees& degrees = GetParam();
        expect_near({.title = std::string(degrees.name) + " degrees, size at " + at,
                     .title_zh = std::string(degrees.name_zh) + "度分布，" + at_zh + "的规模",
                     .measured = measured_size(degrees, t, false),
                     .expected = expected_size(degrees, t),
                     .source = "bond percolation on the configuration model (Newman 2002)"},
                    tolerance);
    }
};

TEST_P(Network, HasItsOutbreakSize) {
    check_size("T 0.15", "T=0.15", 0.15, 0.005);
}

// Just above its own threshold an epidemic is possible, just below it is not.
TEST_P(Network, HasItsThreshold) {
    const Degrees& degrees = GetParam();
    check_size("1.3 times the threshold", "阈值1.3倍处", 1.3 * threshold(degrees), 0.02);
    expect_below({.title = std::string(degrees.name) + " degrees, share infected at 0.7 of the threshold",
                  .title_zh = std::string(degrees.name_zh) + "度分布，阈值0.7倍处的感染比例",
                  .measured = measured_size(degrees, 0.7 * threshold(degrees), true),
                  .expected = 0,
                  .source = "T_c = <k> / (<k^2> - <k>)"},
                 0.003);
}

INSTANTIATE_TEST_SUITE_P(Degrees, Network, testing::Values(kPoisson, kRegular, kNegBin1, kNegBinHalf),
                         [](const auto& one) {
                             return std::string(one.param.k == 0     ? "Regular"
                                                : one.param.k == 1   ? "NegBin1"
                                                : one.param.k == 0.5 ? "NegBinHalf"
                                                                     : "Poisson");
                         });

}  // namespace
}  // namespace wangge::validation
