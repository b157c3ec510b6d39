#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/mix.hpp"
#include "wangge/policy/observation.hpp"
#include "wangge/world/communities.hpp"

/// A place small enough to write down what officials must decide: two grids with two stairwells each, three
/// households a stairwell, two people a household, three gates. Every third household rents.
namespace wangge::test {

inline world::World small_world(std::uint32_t households_per_stairwell = 3) {
    constexpr std::uint32_t kGrids = 2, kStairwellsPerGrid = 2, kMembers = 2, kGates = 3;
    world::World world;
    world.people = core::Seed{1};
    std::uint32_t stairwells = 0;
    for (std::uint32_t grid = 0; grid < kGrids; ++grid) {
        world.grid.key.push_back(core::combine(1, grid));
        world.grid.first_stairwell.push_back(stairwells);
        for (std::uint32_t k = 0; k < kStairwellsPerGrid; ++k, ++stairwells) {
            world.stairwell.key.push_back(core::combine(2, stairwells));
            world.stairwell.grid.push_back(grid);
            world.stairwell.lift.push_back(0);
            world.stairwell.first_household.push_back(world.households);
            for (std::uint32_t h = 0; h < households_per_stairwell; ++h, ++world.households) {
                world.household.key.push_back(core::combine(3, world.households));
                world.household.first.push_back(world.residents);
                world.household.stairwell.push_back(stairwells);
                world.household.floor.push_back(static_cast<std::uint8_t>(1 + h % 6));
                world.household.tenure.push_back(world.households % 3 == 2 ? world::Tenure::kTenant
                                                                           : world::Tenure::kOwner);
                for (std::uint32_t m = 0; m < kMembers; ++m, ++world.residents) {
                    world.resident.key.push_back(core::combine(4, world.residents));
                    world.resident.household.push_back(world.households);
                }
            }
        }
    }
    world.grid.first_stairwell.push_back(stairwells);
    world.stairwell.first_household.push_back(world.households);
    world.household.first.push_back(world.residents);
    world.agents = world.residents;
    for (std::uint32_t gate = 0; gate < kGates; ++gate) world.gates.key.push_back(core::combine(5, gate));
    world::cut_communities(world, 1);
    world::settle_communities(world);
    return world;
}

/// What officials of the small place see; change the tables, then ask for a day.
struct SmallTown {
    policy::Scenario scenario;
    world::World world = small_world();
    core::Seed luck{7};
    std::vector<policy::Report> reports;
    std::vector<policy::TestResult> results;
    std::vector<policy::KnownReturnee> returnees;
    std::vector<policy::Ticket> tickets;
    std::vector<std::uint8_t> registered, pass, knocks, done, census_knocks, census_done;
    std::int32_t census = 0;
    std::vector<policy::Interview> interviews;
    std::vector<policy::Contact> contacts;
    std::vector<std::int32_t> told_on;  // by agent
    std::vector<std::uint32_t> in_centre;
    const policy::Queries* queries = nullptr;

    SmallTown() { blank(); }
    explicit SmallTown(std::uint32_t households_per_stairwell)
        : world(small_world(households_per_stairwell)) {
        blank();
    }

    policy::Observation on(std::int32_t day) const {
        std::size_t known = 0;
        while (known < reports.size() && reports[known].day < day) ++known;
        const auto reported = std::span(reports).first(known);
        const std::int32_t since_report = known == 0 ? -1 : day - reports[known - 1].day;
        return {.scenario = scenario,
                .world = world,
                .luck = luck,
                .day = day,
                .pools = policy::kAllPools,
                .reports = reported,
                .results = results,
                .days_since_report = since_report,
                .grid_days_since_report = {},
                .registered = registered,
                .pass = pass,
                .knocks = knocks,
                .done = done,
                .census = census,
                .census_knocks = census_knocks,
                .census_done = census_done,
                .returnees = returnees,
                .tickets = tickets,
                .gate_arrivals = {},
                .gate_wait = {},
                .interviews = std::span(interviews).first(held_before(day)),
                .contacts = contacts,
                .told_on = told_on,
                .in_centre = in_centre,
                .queries = queries};
    }

  private:
    std::size_t held_before(std::int32_t day) const {
        std::size_t held = 0;
        while (held < interviews.size() && interviews[held].day < day) ++held;
        return held;
    }
    void blank() {
        told_on.assign(world.agents, -1);
        for (auto* column : {&registered, &pass, &knocks, &done, &census_knocks, &census_done})
            column->assign(world.households, 0);
    }
};

}  // namespace wangge::test
