// The laboratory in a second, so that it cannot break unseen between two runs of the whole tier.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/validation/laboratory.hpp"

namespace wangge::validation {
namespace {

TEST(ValidationSmoke, AnEpidemicInASmallMixHasItsSize) {
    constexpr std::uint32_t kPeople = 20000, kFirst = 50;
    Laboratory laboratory = loners(kPeople);
    mix(laboratory, 2);
    laboratory.transmission.outside = outside_for(laboratory, 2, 2.0);
    double mean = 0;
    for (std::uint64_t run = 0; run < 4; ++run) {
        Trial trial(laboratory, core::Seed{run});
        for (std::uint32_t k = 0; k < kFirst; ++k) trial.infect(k);
        while (!trial.over()) trial.step();
        mean += trial.infected() / 4.0 / kPeople;
    }
    EXPECT_NEAR(mean, 0.7972, 0.015);  // z = 1 - exp(-2 z), with 50 first cases
}

TEST(ValidationSmoke, NobodyIsInfectedWithoutTransmission) {
    Laboratory laboratory = homes(50, 4);
    Trial trial(laboratory, core::Seed{1});
    trial.infect(3);
    while (!trial.over()) trial.step();
    EXPECT_EQ(trial.infected(), 1u);
    laboratory.transmission.home = 100;
    trial.restart(core::Seed{1});
    trial.infect(3);
    while (!trial.over()) trial.step();
    EXPECT_EQ(trial.infected(), 4u);
}

}  // namespace
}  // namespace wangge::validation
