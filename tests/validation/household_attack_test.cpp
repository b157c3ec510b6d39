// Household secondary attack rates, by the whole engine: index cases like anybody come home, nobody is
// infected outside, and the clinic isolates a case three days after onset, as in the studies.
#include <gtest/gtest.h>

#include <utility>

#include "tests/run/worlds.hpp"
#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"
#include "wangge/world/draft.hpp"

namespace wangge::validation {
namespace {

constexpr std::uint32_t kIndexCases = 300;

struct Attack {
    double infected = 0, housemates = 0;
};

policy::Scenario study(std::string_view preset) {
    policy::Scenario scenario = tests::tienan();
    scenario.disease =
        core::preset_section<policy::Disease>(core::preset_row(policy::Disease::named_presets(), preset));
    scenario.population.returnees = scenario.population.returnees_later = 0;
    scenario.imports.stress_first = kIndexCases;
    scenario.imports.stress_every = 1000;
    scenario.calendar.days = 50;
    scenario.calendar.festival_first = scenario.calendar.festival_last = 0;
    scenario.calendar.schools_open = scenario.calendar.start;
    scenario.care.stay_home_share = 0;  // the fit's index cases go about until they are isolated
    scenario.care.clinic_capacity = 1000;
    // Isolated from the dawn after the clinic on, which is three days after onset in the mean.
    scenario.care.confirm_after = scenario.disease.attack_isolation - 1;
    // 300 reports at once would frighten everybody into staying at home, where they infect more.
    tests::switch_off_loops(scenario);
    scenario.organisation.observe_days = 0;  // nor are those who arrive kept there
    scenario.transmission = run::solve(scenario).value().transmission;
    scenario.transmission.outside = 0;
    return scenario;
}

// Returnees proper are adults without work here; index cases are drawn from all who have housemates.
world::World with_index_cases(const policy::Scenario& scenario, std::uint32_t number) {
    world::World world = world::synthesise(scenario.population, run::people_seed(scenario, number)).value();
    const core::Draws draw(core::Seed{number}, core::Purpose::kFitSample);
    std::vector<std::uint32_t> able;
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (world.members(world.resident.household[i]) > 1) able.push_back(i);
    }
    able = world::by_rank(draw, 0, std::move(able), world.resident.key);
    for (std::uint32_t k = 0; k < kIndexCases; ++k) world.resident.arrival.set(able[k], -1);
    return world;
}

// Housemates of noticed index cases infected within the follow-up after its onset.
Attack attack(const policy::Scenario& scenario, std::uint32_t number) {
    const world::World world = with_index_cases(scenario, number);
    run::Run run(world, scenario, 0, number, policies::catalogue());
    kernel::day::Simulation& simulation = run.simulation();
    while (!simulation.finished()) simulation.step();
    const kernel::disease::Courses& courses = simulation.state().courses;
    std::vector<std::uint32_t> index(world.households, world::kNone), imports(world.households, 0);
    Attack result;
    for (const kernel::Transmission& one : simulation.tree()) {
        if (one.infector != world::kNone) continue;
        const std::uint32_t h = world.resident.household[one.infected];
        ++imports[h];
        index[h] = one.infected;
    }
    const auto follow_up = static_cast<std::int32_t>(scenario.disease.attack_follow_up * 1440);
    const auto counted = [&](std::uint32_t h) {
        if (imports[h] != 1) return false;
        const std::uint32_t i = index[h];
        const bool noticed = courses.symptomatic[i] != 0 || scenario.disease.asymptomatic_factor == 1.0;
        return noticed && courses.onset_at[i] + follow_up <= simulation.day() * 1440;
    };
    for (std::uint32_t h = 0; h < world.households; ++h) {
        if (counted(h)) result.housemates += world.members(h) - 1;
    }
    for (const kernel::Transmission& one : simulation.tree()) {
        if (one.infector == world::kNone || one.infected >= world.residents) continue;
        const std::uint32_t h = world.resident.household[one.infected];
        if (counted(h) && courses.infected_at[one.infected] < courses.onset_at[index[h]] + follow_up)
            result.infected += 1;
    }
    return result;
}

class HouseholdAttack : public testing::TestWithParam<std::string_view> {};

TEST_P(HouseholdAttack, IsThePublishedOne) {
    constexpr std::uint32_t kWorlds = 12;
    const policy::Scenario scenario = study(GetParam());
    std::vector<Attack> attacks(kWorlds);
    on_all_cores(kWorlds, [&](std::uint32_t k) { attacks[k] = attack(scenario, k); });
    Attack all;
    for (const Attack& one : attacks) all.infected += one.infected, all.housemates += one.housemates;
    EXPECT_GT(all.housemates, 1500);
    Result result;
    result.title = "Household attack, " + std::string(GetParam());
    result.title_zh = "家庭续发率，" + std::string(GetParam());
    result.measured = all.infected / all.housemates;
    result.expected = scenario.disease.household_attack;
    result.source = "Madewell et al. 2022 JAMA Netw Open; Cauchemez et al. 2009 for influenza";
    expect_near(result, 0.03);
}

INSTANTIATE_TEST_SUITE_P(Presets, HouseholdAttack,
                         testing::Values("ancestral", "wuhan", "delta", "omicron_ba2", "omicron_bf7",
                                         "influenza", "seir"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
}  // namespace wangge::validation
