#include <chrono>
#include <cmath>
#include <cstdio>

#include "tests/world/populations.hpp"
#include "wangge/world/fit.hpp"

namespace wangge::world::tests {
namespace {

Population place(std::string_view name, double residents) {
    Population population =
        core::preset_section<Population>(core::preset_row(Population::named_presets(), name));
    population.residents = residents;
    return population;
}

void expect_fit(std::string_view name, double residents) {
    const Population population = place(name, residents);
    const World world = make(population, 1);
    ASSERT_EQ(world.residents, residents);
    for (const Cell& cell : fit(population, world)) {
        EXPECT_TRUE(fits(cell)) << name << " " << cell.field << " " << cell.label << ": asked " << cell.asked
                                << ", made " << cell.made << ", of " << cell.of << ", off by "
                                << (cell.made / cell.asked - 1) * 100 << " %";
    }
}

// A county of the north-east, an inner city with universities, a young county of the south-west, a city of
// migrants, and one of the largest places.
TEST(Fit, EveryMarginalOfFengcheng) {
    expect_fit("fengcheng", 250000);
}
TEST(Fit, EveryMarginalOfWuchang) {
    expect_fit("wuchang", 250000);
}
TEST(Fit, EveryMarginalOfJiangchuan) {
    expect_fit("jiangchuan", 250000);
}
TEST(Fit, EveryMarginalOfPudong) {
    expect_fit("pudong", 250000);
}
TEST(Fit, EveryMarginalOfChengdu) {
    expect_fit("chengdu", 250000);
}

TEST(Fit, EveryPlaceCanBeMade) {
    for (const core::Preset& preset : Population::named_presets()) {
        if (preset.name == "tienan") {
            continue;  // its totals are its own
        }
        const World world = make(place(preset.name, 6000), 2);
        EXPECT_EQ(world.residents, 6000u) << preset.name;
    }
}

}  // namespace
}  // namespace wangge::world::tests
