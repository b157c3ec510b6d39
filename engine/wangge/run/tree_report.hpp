#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/kernel/disease/course.hpp"
#include "wangge/kernel/encounter.hpp"
#include "wangge/kernel/ledger.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/run/infections.hpp"

/// What an outbreak was like, read back from its transmission tree, beside what was asked.
namespace wangge::run {

/// Cases of one generation whose course was over before the last day.
struct Generation {
    std::uint32_t cases = 0;
    double offspring = 0;  // mean direct infections
};

/// A number that may not be there: too few cases, or no growth.
struct Maybe {
    bool known = false;
    double value = 0;
};

struct TreeReport {
    std::uint32_t cases = 0, index_cases = 0;  // infections in all; of them brought in
    std::vector<Generation> generations;       // 0: index cases
    Maybe index_r;                             // mean offspring of index cases
    Maybe generation_mean, generation_sd;      // days from infection to infecting
    Maybe dispersion;                          // k of a negative binomial of offspring, maximum likelihood
    Maybe presymptomatic, asymptomatic;        // shares of transmissions
    std::array<double, kernel::kSettings> settings{};  // shares of local transmissions; sum 1 if any
    Maybe household_attack;  // of housemates of the first case, infected at home within the follow-up
    Maybe growth;            // per day, Poisson log-linear in the days of growth
    std::int32_t growth_from = 0, growth_until = 0;  // those days, [from, until)
    Maybe euler_lotka;                               // R from growth and generation times
};

/// Reads `tree` with the courses as they are at the end of day `days` - 1.
TreeReport report_tree(const world::World& world, const policy::Scenario& scenario, const Infections& tree,
                       const kernel::disease::Courses& courses, std::int32_t days);
TreeReport report_tree(const world::World& world, const policy::Scenario& scenario,
                       std::span<const kernel::Transmission> tree, const kernel::disease::Courses& courses,
                       std::int32_t days);

/// Maximum-likelihood k of negative binomial counts of the sample's mean; not known below 10 counts, or
/// where all are 0. Counts no more spread than Poisson give the largest k looked at, 100.
Maybe dispersion_of(std::span<const std::uint32_t> counts);

}  // namespace wangge::run
