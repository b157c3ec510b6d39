// Patterns of real epidemics that come out of whole runs: when people infect, and what all measures together
// do.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tests/run/worlds.hpp"
#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"
#include "wangge/run/tree_report.hpp"

namespace wangge::validation {
namespace {

policy::Scenario tienan_with(std::string_view preset) {
    policy::Scenario scenario = tests::tienan();
    scenario.disease =
        core::preset_section<policy::Disease>(core::preset_row(policy::Disease::named_presets(), preset));
    scenario.transmission = run::solve(scenario).value().transmission;
    return scenario;
}

struct Timing {
    double generation = 0, presymptomatic = 0;
};

// Means over worlds in which the outbreak was large enough to tell.
Timing timing(const policy::Scenario& scenario, std::size_t arm, std::uint32_t worlds) {
    std::vector<run::TreeReport> reports(worlds);
    on_all_cores(worlds, [&](std::uint32_t k) {
        const world::World world =
            world::synthesise(scenario.population, run::people_seed(scenario, k)).value();
        run::Run run(world, scenario, arm, k, policies::catalogue());
        while (!run.simulation().finished()) run.simulation().step();
        reports[k] = run::report_tree(world, scenario, run.simulation().tree(),
                                      run.simulation().state().courses, run.simulation().day());
    });
    Timing sum;
    double known = 0;
    for (const run::TreeReport& report : reports) {
        if (!report.generation_mean.known || !report.presymptomatic.known) continue;
        known += 1;
        sum.generation += report.generation_mean.value;
        const double without = report.asymptomatic.known ? report.asymptomatic.value : 0;
        sum.presymptomatic += report.presymptomatic.value / (1 - without);
    }
    EXPECT_GE(known, worlds / 2.0);
    return {sum.generation / known, sum.presymptomatic / known};
}

struct Virus {
    const char *preset, *title, *title_zh;
    double generation, generation_low, generation_high, presymptomatic, presymptomatic_low,
        presymptomatic_high;
    const char* source;
};
void PrintTo(const Virus& virus, std::ostream* out) {
    *out << virus.preset;
}

class PatternTiming : public testing::TestWithParam<Virus> {};

TEST_P(PatternTiming, LiesInThePublishedIntervals) {
    const Virus& virus = GetParam();
    policy::Scenario scenario = tienan_with(virus.preset);
    scenario.calendar.days = 90;
    scenario.imports.stress_first = 20;
    scenario.care.stay_home_share = 0;  // nobody is kept from infecting
    scenario.care.seek_mild = 0;
    const Timing found = timing(scenario, 0, 64);
    expect({.title = std::string(virus.title) + ": generation time",
            .title_zh = std::string(virus.title_zh) + "：代间隔",
            .measured = found.generation,
            .expected = virus.generation,
            .low = virus.generation_low,
            .high = virus.generation_high,
            .unit = "d",
            .source = virus.source});
    if (virus.presymptomatic == 0) return;  // none is published
    expect(
        {.title = std::string(virus.title) + ": presymptomatic share of transmission by people with symptoms",
         .title_zh = std::string(virus.title_zh) + "：症状前传播占比",
         .measured = found.presymptomatic,
         .expected = virus.presymptomatic,
         .low = virus.presymptomatic_low,
         .high = virus.presymptomatic_high,
         .source = virus.source});
}

INSTANTIATE_TEST_SUITE_P(
    Presets, PatternTiming,
    testing::Values(Virus{"ancestral", "ancestral strain", "原始株", 5.7, 4.5, 7.0, 0.45, 0.32, 0.67,
                          "Ferretti et al. 2020 Science 0.45; Hu et al. 2021 0.59; He et al. 2020"},
                    Virus{"delta", "Delta", "德尔塔", 3.8, 2.4, 5.6, 0.739, 0.62, 0.86,
                          "Zhang et al. 2021 China CDC Weekly, 2.9 (2.4-3.3) in Guangdong; Hart et al. 2022 "
                          "Lancet Infect Dis, intrinsic 4.7 (4.1-5.6); Kang et al. 2022 Eurosurveillance"},
                    Virus{"influenza", "influenza", "流感", 2.6, 2.2, 3.5, 0, 0, 0,
                          "Cauchemez et al. 2009 NEJM"},
                    Virus{"omicron_ba2", "Omicron BA.2", "奥密克戎BA.2", 3.3, 2.5, 4.2, 0.336, 0.248, 0.425,
                          "Xin et al. 2022; Manica et al. 2022; Xu et al. 2023"}),
    [](const auto& one) { return std::string(one.param.preset); });

// Cases found early infect early or not at all.
TEST(PatternIsolation, ShortensGenerations) {
    policy::Scenario scenario = tienan_with("ancestral");
    scenario.calendar.days = 90;
    scenario.imports.stress_first = 20;
    scenario.care.seek_mild = 0;
    scenario.care.stay_home_share = 0;
    policy::Scenario isolating = scenario;
    isolating.care.seek_mild = 1;
    isolating.care.confirm_after = 1;
    isolating.care.clinic_capacity = 1000;
    const double free = timing(scenario, 0, 48).generation, kept = timing(isolating, 0, 48).generation;
    expect({.title = "generation time with isolation one day after onset, relative to none",
            .title_zh = "发病次日隔离时的代间隔与不隔离之比",
            .measured = kept / free,
            .expected = 0.7,
            .low = 0.4,
            .high = 0.95,
            .source = "Ali et al. 2020 Science: serial intervals shortened from 7.8 to 2.6 days in China"});
}

// Wuhan: R about 3.9 before 23 January 2020 and about 0.3 under all measures.
TEST(PatternWuhan, ReproductionFallsUnderAllMeasures) {
    constexpr std::uint32_t kWorlds = 144;              // the few early cases of a world differ widely
    constexpr std::int32_t kDecided = 26, kAfter = 32;  // days: the measures, and when they have settled
    policy::Scenario scenario = tienan_with("wuhan");
    // A part of Wuhan; measured among those infected by somebody who was infected here: whom the first cases,
    // all returnees without work, infect at home has fewer left to infect.
    scenario.population = core::preset_section<world::Population>(
        core::preset_row(world::Population::named_presets(), "wuchang"));
    scenario.population.residents = 16000;
    scenario.transmission = run::solve(scenario).value().transmission;
    scenario.calendar.days = 66;
    scenario.imports.stress_first = 8;
    scenario.imports.stress_first_days = 8;
    scenario.imports.stress_every = 1000;
    // An ordinary January: school and work, nobody observed, confirmation late (onset to confirmation took
    // ten days and more in Wuhan before 23 January: Pan et al. 2020 JAMA).
    scenario.calendar.festival_first = scenario.calendar.festival_last = 0;
    scenario.calendar.schools_open = scenario.calendar.start;
    scenario.organisation.observe_days = 0;
    scenario.care.confirm_after = 10;
    scenario.care.stay_home_share = 0;
    const double start = scenario.calendar.start + kDecided;
    std::vector<policy::PolicyUse> all;
    for (const char* name : {"blanket_closure", "grid_checkpoints", "volunteer_delivery", "quarantine",
                             "contact_tracing", "venue_closure"}) {
        all.push_back(
            tests::use(name, {{"start", start}, {"delay", 0}, {"least_days", 60}, {"most_days", 60}}));
        if (std::string_view(name) == "quarantine") tests::set(all.back(), "beds", 300);
        if (std::string_view(name) == "contact_tracing") tests::set(all.back(), "central", 1);
    }
    const std::size_t arm = tests::add_arm(scenario, "all", all);
    std::vector<std::array<double, 4>> sums(kWorlds);
    on_all_cores(kWorlds, [&](std::uint32_t k) {
        sums[k].fill(0);
        const tests::Played played = tests::play(scenario, arm, k);
        std::vector<std::int32_t> infected_on(40000, -1);  // of those who are counted
        std::vector<std::uint8_t> here(40000, 0);
        const auto period = [&](std::int32_t day) {
            return day < 0 ? -1 : day < kDecided - 12 ? 0 : day >= kAfter && day < 48 ? 1 : -1;
        };
        for (const kernel::Transmission& one : played.tree) {
            if (one.infector == world::kNone) continue;  // of those infected here
            const std::int32_t before = infected_on[one.infector];
            if (period(before) >= 0) sums[k][static_cast<std::size_t>(2 * period(before))] += 1;
            here[one.infected] = 1;
            if (here[one.infector] == 0)
                continue;  // by an import: not counted, but those this one infects are
            infected_on[one.infected] = one.day;
            if (period(one.day) >= 0) sums[k][static_cast<std::size_t>(2 * period(one.day) + 1)] += 1;
        }
    });
    std::array<double, 4> total{};
    for (const auto& one : sums) {
        for (std::size_t k = 0; k < total.size(); ++k) total[k] += one[k];
    }
    ASSERT_GT(total[1], 50);
    ASSERT_GT(total[3], 20);
    expect({.title = "Wuhan preset: infections caused by a case of the time before all measures",
            .title_zh = "武汉预设：各项措施之前病例的平均续发数",
            .measured = total[0] / total[1],
            .expected = 3.86,
            .low = 2.8,
            .high = 5.0,
            .unit = "persons",
            .source = "Wang et al. 2020: 3.86; routine care is on"});
    expect({.title = "Wuhan preset: infections caused by a case of the time under all measures",
            .title_zh = "武汉预设：各项措施之下病例的平均续发数",
            .measured = total[2] / total[3],
            .expected = 0.32,
            .low = 0.1,
            .high = 0.75,
            .unit = "persons",
            .source = "Wang et al. 2020: 0.32"});
}

}  // namespace
}  // namespace wangge::validation
