#include "wangge/run/tree_report.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/run/worlds.hpp"
#include "wangge/core/samplers.hpp"

namespace wangge::tests {
namespace {

using run::Maybe;
using run::TreeReport;

// Offspring counts of a gamma-Poisson mixture.
std::vector<std::uint32_t> negative_binomial(double mean, double k, std::uint32_t n) {
    const core::Draws draws(core::Seed{4}, core::Purpose::kTest);
    std::vector<std::uint32_t> counts;
    for (std::uint32_t i = 0; i < n; ++i) {
        const double rate = core::gamma(draws, i, 0, k, mean / k);
        counts.push_back(core::poisson(draws.unit(i, 1), rate));
    }
    return counts;
}

TEST(Dispersion, IsFoundAgain) {
    for (const double k : {0.16, 0.45, 2.0}) {
        const Maybe found = run::dispersion_of(negative_binomial(2.5, k, 20000));
        ASSERT_TRUE(found.known);
        EXPECT_NEAR(std::log(found.value / k), 0, 0.08) << k;
    }
    EXPECT_GT(run::dispersion_of(std::vector<std::uint32_t>(50, 2)).value, 50) << "all alike";
    EXPECT_FALSE(run::dispersion_of(std::vector<std::uint32_t>(50, 0)).known);
    EXPECT_FALSE(run::dispersion_of(std::vector<std::uint32_t>(5, 2)).known);
}

// Three generations by hand: 1 infects 2 and 3, 2 infects 4.
TEST(TreeReport, ReadsASmallTreeAsOneWouldByHand) {
    const world::World world = world::synthesise(tienan().population, core::Seed{1}).value();
    kernel::disease::Courses courses(world.agents);
    const auto infect = [&](std::uint32_t i, std::int32_t day, std::int32_t onset_day, bool symptomatic) {
        courses.infected_at.at(i) = day * 1440;
        courses.starts_at.at(i) = day * 1440;
        courses.length.at(i) = 5 * 1440;
        courses.onset_at.at(i) = onset_day * 1440;
        if (symptomatic) courses.symptomatic.insert(i);
    };
    infect(1, 0, 5, true), infect(2, 4, 9, false), infect(3, 6, 9, true), infect(4, 7, 9, true);
    const std::vector<kernel::Transmission> tree = {
        {world::kNone, 1, 0, 0, 7}, {1, 2, 4, 0, 0}, {1, 3, 6, 0, 4}, {2, 4, 7, 0, 0}};
    const TreeReport report = run::report_tree(world, tienan(), tree, courses, 40);
    EXPECT_EQ(report.cases, 4u);
    EXPECT_EQ(report.index_cases, 1u);
    ASSERT_EQ(report.generations.size(), 3u);
    EXPECT_EQ(report.generations[0].offspring, 2);
    EXPECT_EQ(report.generations[1].cases, 2u);
    EXPECT_EQ(report.generations[1].offspring, 0.5);
    EXPECT_EQ(report.generations[2].offspring, 0);
    EXPECT_EQ(report.index_r.value, 2);
    EXPECT_FALSE(report.generation_mean.known) << "three pairs are too few";
    EXPECT_DOUBLE_EQ(report.settings[0], 2.0 / 3);
    EXPECT_DOUBLE_EQ(report.settings[4], 1.0 / 3);
    EXPECT_FALSE(report.growth.known);
    // A course that is not over by the last day is not counted among parents.
    EXPECT_EQ(run::report_tree(world, tienan(), tree, courses, 10).generations[1].cases, 1u);
}

// An ordinary season without care: nobody stays at home or is isolated.
policy::Scenario outbreak_of(policy::Scenario scenario, std::int32_t days, double seeds) {
    scenario.calendar.days = days;
    scenario.imports.setting = 1;
    scenario.imports.stress_first = seeds;
    scenario.care.stay_home_share = 0;
    scenario.care.seek_mild = 0;
    scenario.calendar.festival_first = scenario.calendar.festival_last = 0;
    scenario.calendar.schools_open = scenario.calendar.start;
    scenario.transmission = {};
    scenario.transmission = run::solve(scenario).value().transmission;
    return scenario;
}

policy::Scenario outbreak(std::string_view preset, std::int32_t days, double seeds) {
    policy::Scenario scenario = tienan();
    scenario.disease =
        core::preset_section<policy::Disease>(core::preset_row(policy::Disease::named_presets(), preset));
    return outbreak_of(std::move(scenario), days, seeds);
}

TreeReport reported(const policy::Scenario& scenario, std::uint32_t world_number) {
    const world::World world =
        world::synthesise(scenario.population, run::people_seed(scenario, world_number)).value();
    run::Run run(world, scenario, 0, world_number, policies::catalogue());
    kernel::day::Simulation& simulation = run.simulation();
    while (!simulation.finished()) simulation.step();
    return run::report_tree(world, scenario, simulation.tree(), simulation.state().courses, simulation.day());
}

// Without care and without measures a large outbreak gives back what was asked: generation time near the
// intrinsic one (shortened by growth and by susceptibles running out), growth and R by Euler and Lotka below
// those of a well-mixed population.
TEST(TreeReport, OfSeirGivesBackItsStages) {
    double generation = 0, lotka = 0, growth = 0, k = 0;
    constexpr std::uint32_t kWorlds = 4;
    for (std::uint32_t world = 0; world < kWorlds; ++world) {
        const TreeReport report = reported(outbreak("seir", 90, 25), world);
        ASSERT_GT(report.cases, 1000u);
        ASSERT_TRUE(report.growth.known && report.euler_lotka.known && report.dispersion.known);
        generation += report.generation_mean.value / kWorlds;
        lotka += report.euler_lotka.value / kWorlds;
        growth += report.growth.value / kWorlds;
        k += report.dispersion.value / kWorlds;
        EXPECT_NEAR(report.asymptomatic.value, 1, 1e-12);
        EXPECT_EQ(report.presymptomatic.value, 0);
    }
    EXPECT_NEAR(generation, 6.75, 1.0);
    EXPECT_LT(growth, 0.165) << "0.159 where all mix with all";
    EXPECT_GT(growth, 0.06);
    EXPECT_LT(lotka, 2.5) << "homes saturate and susceptibles run out from the first days on";
    EXPECT_GT(lotka, 1.3);
    EXPECT_GT(k, 1.0) << "only periods and places differ";
}

TEST(TreeReport, OfTheAncestralStrainGivesBackItsProfile) {
    double generation = 0, presymptomatic = 0, asymptomatic = 0, k = 0;
    constexpr std::uint32_t kWorlds = 4;
    for (std::uint32_t world = 0; world < kWorlds; ++world) {
        const TreeReport report = reported(outbreak("ancestral", 90, 25), world);
        ASSERT_GT(report.cases, 500u);
        generation += report.generation_mean.value / kWorlds;
        presymptomatic += report.presymptomatic.value / (1 - report.asymptomatic.value) / kWorlds;
        asymptomatic += report.asymptomatic.value / kWorlds;
        k += report.dispersion.value / kWorlds;
    }
    EXPECT_NEAR(generation, 6.2, 0.7);
    EXPECT_NEAR(presymptomatic, 0.46, 0.07);
    EXPECT_NEAR(asymptomatic, 0.18, 0.08);
    EXPECT_LT(k, 1.0);
    EXPECT_GT(k, 0.15);
}

// Isolation from the day after onset on cuts off what comes late in a course. R0 is low, so that growth and
// the end of susceptibles, which shorten generations too, hardly do.
TEST(TreeReport, ShowsShorterGenerationsUnderIsolation) {
    policy::Scenario open = tienan();
    open.disease.r0 = 1.6;
    open = outbreak_of(open, 90, 25);
    policy::Scenario isolating = open;
    isolating.care.seek_mild = 1;
    isolating.care.confirm_after = 0;
    isolating.care.clinic_capacity = 1000;
    const auto mean_generation = [](const policy::Scenario& scenario) {
        double pairs = 0, sum = 0;
        for (std::uint32_t world = 0; world < 40; ++world) {
            const TreeReport report = reported(scenario, world);
            if (!report.generation_mean.known) continue;
            const double here = report.cases - report.index_cases;
            pairs += here;
            sum += here * report.generation_mean.value;
        }
        return sum / pairs;
    };
    EXPECT_LT(mean_generation(isolating), mean_generation(open) - 0.2);
}

}  // namespace
}  // namespace wangge::tests
