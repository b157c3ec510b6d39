#pragma once
// Internal to this room: the parts of a run file, one function a group.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/record/file_image.hpp"
#include "wangge/run/infections.hpp"
#include "wangge/run/run.hpp"
#include "wangge/world/world.hpp"

namespace wangge::study::detail {

/// All that a run file is made from.
struct Finished {
    const policy::Scenario& scenario;
    std::size_t arm;
    std::uint32_t world_number;
    const run::Run& run;
    const world::World& world;
    std::span<const policy::PolicyKind> library;
    const run::Infections& infections;

    const kernel::Ledger& ledger() const { return run.simulation().ledger(); }
    std::int32_t days() const { return ledger().days(); }
    std::uint32_t people() const { return world.residents; }
};

/// Names of groups, as runs and comparisons look them up.
inline constexpr const char* kProvenance = "provenance";
inline constexpr const char* kOutcomes = "outcomes";

/// Units of an array whose rows have units of their own, in the variable `unit`.
inline constexpr const char* kUnitByRow = "as in unit";

record::Group daily_group(const Finished& finished);
record::Group groups_group(const Finished& finished);
record::Group outcomes_group(const Finished& finished);
record::Group transmissions_group(const Finished& finished);
record::Group provenance_group(const Finished& finished);
/// `policies`, then one for each policy of the arm.
std::vector<record::Group> policy_groups(const Finished& finished);

/// Name of a setting of the transmission list, in English or Chinese.
std::string setting_name(std::uint32_t setting, bool chinese);

/// Days up to which totals are given: the report days and the end.
std::vector<std::int32_t> total_days(const policy::Scenario& scenario, std::int32_t days);

/// A variable without dimensions.
template <class T>
record::Variable single(std::string name, T value, std::string units, std::string long_name,
                        std::string long_name_zh) {
    return {std::move(name),
            std::move(units),
            std::move(long_name),
            std::move(long_name_zh),
            {},
            std::vector<T>{std::move(value)},
            {}};
}

/// The axis of the days of a run, read as dates by xarray.
record::Dimension day_axis(const policy::Scenario& scenario, std::int32_t days);
/// The axis of totals: values are of days 0 to day - 1.
record::Dimension total_axis(const policy::Scenario& scenario, std::int32_t days);
/// Date of a day as YYYY-MM-DD.
std::string date_text(const policy::Scenario& scenario, std::int32_t day);

}  // namespace wangge::study::detail
