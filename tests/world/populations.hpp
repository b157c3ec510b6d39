#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "wangge/world/draft.hpp"
#include "wangge/world/synthesis.hpp"

/// Populations that the tests of the world are made from.
namespace wangge::world::tests {

inline Population tienan() {
    return core::presets<Population>();
}

/// All totals of the community times `factor`.
inline Population scaled(double factor) {
    Population population = tienan();
    for (double* total : {&population.residents, &population.households, &population.rented_households,
                          &population.rented_residents, &population.grids, &population.stairwells,
                          &population.shops, &population.returnees, &population.returnees_later,
                          &population.community_workers, &population.party_volunteers,
                          &population.other_volunteers, &population.gate_crew, &population.seconded}) {
        *total = std::floor(*total * factor + 0.5);
        *total = *total < 1 ? 1 : *total;
    }
    return population;
}

/// Twelve stairwells, two grids.
inline Population hamlet() {
    Population population = scaled(0.4);
    population.grids = 2;
    population.stairwells = 12;
    population.gates = 1;
    return population;
}

/// The smallest place that can be made: twenty people, two stairwells.
inline Population village() {
    Population population = tienan();
    population.residents = 20;
    population.households = 10;
    population.rented_households = 2;
    population.rented_residents = 4;
    population.grids = 1;
    population.stairwells = 2;
    population.shops = 2;
    population.gates = 1;
    population.side_gaps = 1;
    population.community_workers = 1;
    population.party_volunteers = 1;
    population.other_volunteers = 2;
    population.gate_crew = 2;
    population.seconded = 1;
    population.returnees = 2;
    population.returnees_later = 1;
    return population;
}

inline std::string words(const std::vector<core::Fault>& faults) {
    std::string text;
    for (const core::Fault& fault : faults) {
        text += std::to_string(static_cast<int>(fault.code)) + " " + fault.key;
        for (const std::string& argument : fault.arguments) {
            text += " " + argument;
        }
        text += "\n";
    }
    return text;
}

inline World make(const Population& population, std::uint64_t seed) {
    core::Result<World> result = synthesise(population, core::Seed{seed});
    if (!result) {
        ADD_FAILURE() << words(result.faults());
        return World{};
    }
    return std::move(result.value());
}

/// The first stages alone: homes, types and ages, with the letters of the members.
inline Draft families(const Population& population, std::uint64_t seed) {
    Draft draft{population, core::Seed{seed}, core::hash_text("community"), {}, {}, {}, {}};
    EXPECT_FALSE(name_households(draft));
    EXPECT_FALSE(deal_sizes(draft));
    EXPECT_FALSE(deal_tenure(draft));
    EXPECT_FALSE(deal_types(draft));
    deal_ages(draft);
    deal_sexes(draft);
    return draft;
}

/// A count of `trials` draws of probability `share` is within 4.5 standard deviations.
inline ::testing::AssertionResult binomial(double successes, double trials, double share) {
    const double expected = trials * share;
    const double bound = 4.5 * std::sqrt(trials * share * (1 - share)) + 1;
    if (std::abs(successes - expected) <= bound) {
        return ::testing::AssertionSuccess();
    }
    return ::testing::AssertionFailure()
           << successes << " of " << trials << ", expected " << expected << " +- " << bound;
}

}  // namespace wangge::world::tests
