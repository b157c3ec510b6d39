#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wangge/policies/catalogue.hpp"
#include "wangge/run/outcomes.hpp"
#include "wangge/run/run.hpp"
#include "wangge/world/synthesis.hpp"

/// Scenarios, arms and paired runs for tests, made of plain values.
namespace wangge::tests {

using Setting = std::pair<std::string_view, double>;

/// Sets `name` among the keys every policy accepts or among its own; fails the test run on an unknown name.
void set(policy::PolicyUse& use, std::string_view name, double value);
/// A policy of the catalogue on its presets, with some settings changed.
policy::PolicyUse use(std::string_view name, std::vector<Setting> settings = {});

/// Tienan on its presets with the base arm `routine`; transmission solved once and shared by all tests.
policy::Scenario tienan();
/// A village of one tenth, for many worlds in little time.
policy::Scenario village();
/// Ordinary days in a city of so many: no sweeps, nothing brought in.
policy::Scenario quiet_city(double residents, std::int32_t days);
/// Adds an arm with these policies; returns its row.
std::size_t add_arm(policy::Scenario& scenario, std::string name, std::vector<policy::PolicyUse> policies,
                    std::uint32_t pools = 0x3F);

/// No feedback of people or staff on anything.
void switch_off_loops(policy::Scenario& scenario);

/// One run to the end.
struct Played {
    kernel::Ledger ledger;
    std::vector<kernel::Transmission> tree;
    std::vector<core::StateHash> hashes;
    core::StateHash initial;
};
Played play(const policy::Scenario& scenario, std::size_t arm, std::uint32_t world = 0);

/// Sum of a count over days [0, until).
double total(const Played& played, kernel::Count count, std::int32_t until = 100000);

/// The same as a measure of `differences`.
inline auto counter(kernel::Count count) {
    return [count](const Played& played) { return total(played, count); };
}

/// Row of an outcome in run::outcomes() and outcome_values(); fails the test run on an unknown name.
std::size_t outcome_row(std::string_view name);

/// Mean and 99 % interval of paired differences over worlds [0, n): what(arm b) - what(arm a).
struct Paired {
    double mean, low, high;
};
template <class What>
std::vector<double> differences(const policy::Scenario& a, std::size_t arm_a, const policy::Scenario& b,
                                std::size_t arm_b, std::uint32_t worlds, What what) {
    std::vector<double> all;
    for (std::uint32_t k = 0; k < worlds; ++k)
        all.push_back(what(play(b, arm_b, k)) - what(play(a, arm_a, k)));
    return all;
}
Paired paired(const std::vector<double>& differences);

}  // namespace wangge::tests
