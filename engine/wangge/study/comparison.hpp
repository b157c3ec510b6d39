#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "wangge/policy/scenario.hpp"
#include "wangge/run/outcomes.hpp"
#include "wangge/scenario/assumptions.hpp"
#include "wangge/statistics/interval.hpp"
#include "wangge/statistics/paired.hpp"
#include "wangge/statistics/share.hpp"

namespace wangge::study {

/// An outbreak: so many local infections, or more.
inline constexpr double kOutbreak = 20;

/// A key in which an arm differs from the base: `policies.blanket_closure`, `staff`. "" = not there.
struct KeyDifference {
    std::string key, in_base, in_arm;
};

struct ArmSummary {
    std::string name, title, title_zh;
    std::vector<KeyDifference> differences;  ///< none for the base
};

/// What one outcome does in one arm up to one report day, over all worlds.
struct Cell {
    statistics::PairedComparison
        paired;  ///< spread of worlds and mean difference to the base; of the base: itself
    statistics::Interval simultaneous;  ///< of the difference, with all headline outcomes and arms of that
                                        ///< day; kEmpty for the base and for outcomes that are no headline
};

/// Outbreaks in one arm up to one report day.
struct Outbreaks {
    statistics::ShareInterval share;   ///< Wilson
    statistics::PairedShares against;  ///< the base's worlds, McNemar
};

/// Spread of worlds of one group; only of outcomes that are told by group.
struct GroupCell {
    std::uint32_t arm, report, outcome, group;
    statistics::Spread spread;
};

/// Arms × worlds, put together. Indices: arm (0 is the base), outcome as run::outcomes(), report as
/// report_days, group as run::group_names(), world.
struct Comparison {
    std::string scenario, title, title_zh;
    std::string scenario_hash;  ///< of the solved scenario
    std::string start_date;     ///< of day 0
    std::string imports, imports_zh;
    policy::Transmission transmission;
    std::int32_t days = 0;
    std::uint32_t residents = 0, households = 0;
    std::uint32_t asked = 0;   ///< worlds asked for
    std::uint32_t worlds = 0;  ///< worlds 0 … n-1 that every arm has: what is compared
    bool partial = false;      ///< worlds < asked
    std::vector<ArmSummary> arms;
    std::vector<std::int32_t> report_days;
    std::vector<std::uint64_t> people_seeds, luck_seeds;  ///< by world
    std::vector<std::string> initial_hashes;              ///< by world: the same in every arm
    std::vector<double> values;                           ///< [arm][outcome][report][world]
    std::vector<double> group_values;  ///< [arm][outcome][report][group][world]; NaN if not told by group
    std::vector<Cell> cells;           ///< [arm][outcome][report]
    std::vector<Outbreaks> outbreaks;  ///< [arm][report]
    std::vector<GroupCell> groups;
    std::int32_t all_arm = -1;                                 ///< the arm whose synergy is given; -1: none
    std::vector<std::uint32_t> single_arms;                    ///< the arms of its single policies
    std::vector<statistics::Interval> synergies;               ///< [outcome][report]; empty without such arms
    std::vector<scenario::Assumption> assumptions;             ///< of all arms
    std::uint32_t assumed = 0, borrowed = 0;                   ///< how many of them are which
    std::int32_t measures_start = -1, measures_last_end = -1;  ///< days; -1 without measures

    std::size_t reports() const { return report_days.size(); }
    double value(std::size_t arm, std::size_t outcome, std::size_t report, std::size_t world) const {
        return values[((arm * run::outcomes().size() + outcome) * reports() + report) * worlds + world];
    }
    std::span<const double> worlds_of(std::size_t arm, std::size_t outcome, std::size_t report) const {
        return {values.data() + ((arm * run::outcomes().size() + outcome) * reports() + report) * worlds,
                worlds};
    }
    std::span<const double> group_worlds_of(std::size_t arm, std::size_t outcome, std::size_t report,
                                            std::size_t group) const {
        const std::size_t row = (arm * run::outcomes().size() + outcome) * reports() + report;
        return {group_values.data() + (row * run::group_names().size() + group) * worlds, worlds};
    }
    const Cell& cell(std::size_t arm, std::size_t outcome, std::size_t report) const {
        return cells[(arm * run::outcomes().size() + outcome) * reports() + report];
    }
    const Outbreaks& outbreak(std::size_t arm, std::size_t report) const {
        return outbreaks[arm * reports() + report];
    }
    /// Only if all_arm >= 0.
    const statistics::Interval& synergy(std::size_t outcome, std::size_t report) const {
        return synergies[outcome * reports() + report];
    }
};

}  // namespace wangge::study
