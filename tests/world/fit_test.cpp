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

TEST(Fit, EveryMarginalOfFengcheng) {
    expect_fit("fengcheng", 250000);
}

TEST(FitAll, Places) {
    for (const core::Preset& preset : Population::named_presets()) {
        if (preset.name != "tienan") {
            expect_fit(preset.name, 250000);
        }
    }
}

}  // namespace
}  // namespace wangge::world::tests
