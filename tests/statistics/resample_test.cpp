#include "wangge/statistics/resample.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace wangge::statistics {
namespace {

TEST(Resampler, SameKeySameWorlds) {
    const Resampler one(7, "local_infections", 32);
    const Resampler two(7, "local_infections", 32);
    const Resampler name(7, "missed_meal_days", 32);
    const Resampler seed(8, "local_infections", 32);
    std::vector<std::uint32_t> a(32);
    std::vector<std::uint32_t> b(32);
    one.pick(5, a);
    two.pick(5, b);
    EXPECT_EQ(a, b);
    name.pick(5, b);
    EXPECT_NE(a, b);
    seed.pick(5, b);
    EXPECT_NE(a, b);
    one.pick(6, b);
    EXPECT_NE(a, b);
}

TEST(Resampler, PicksEveryWorldEquallyOften) {
    constexpr int kResamples = 4000;
    for (int worlds : {5, 8, 31}) {
        const Resampler resampler(1, "share", worlds);
        std::vector<std::uint32_t> picked(static_cast<std::size_t>(worlds));
        std::vector<int> counts(static_cast<std::size_t>(worlds), 0);
        for (int r = 0; r < kResamples; ++r) {
            resampler.pick(r, picked);
            for (std::uint32_t world : picked) {
                ASSERT_LT(world, static_cast<std::uint32_t>(worlds));
                ++counts[world];
            }
        }
        double chi_square = 0;
        for (int count : counts) chi_square += std::pow(count - kResamples, 2) / kResamples;
        EXPECT_LT(chi_square, worlds - 1 + 5 * std::sqrt(2.0 * worlds));
    }
}

TEST(Resampler, WeightsHaveTheMomentsOfCounts) {
    constexpr int kResamples = 20000;
    constexpr int kWorlds = 16;
    const Resampler resampler(3, "weights", kWorlds);
    std::vector<double> weights(kWorlds);
    double square = 0;
    double smallest = 1;
    for (int r = 0; r < kResamples; ++r) {
        resampler.weigh(r, weights);
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
            smallest = std::min(smallest, weight);
        }
        EXPECT_NEAR(sum, 1, 1e-12);
        square += std::pow(weights[static_cast<std::size_t>(r % kWorlds)] * kWorlds - 1, 2);
    }
    EXPECT_GT(smallest, 0);
    // Counts have 1 - 1/n; the value for these weights is from an independent simulation with NumPy, n = 16.
    EXPECT_NEAR(square / kResamples, 0.9876, 0.03);
}

}  // namespace
}  // namespace wangge::statistics
