#include "wangge/study/small_cells.hpp"

#include <charconv>
#include <limits>
#include <string_view>

namespace wangge::study::detail {
namespace {

/// Is somebody in a group of run::group_names(): "age:18-59", "age:75+", "tenancy:tenant"?
bool belongs(std::string_view group, const world::OwnTables& tables,
             const world::OwnTables::Resident& person) {
    const std::string_view what = group.substr(group.find(':') + 1);
    if (group.substr(0, 4) != "age:") {
        const bool tenant = tables.households[person.household].tenure == world::Tenure::kTenant;
        return tenant == (what == "tenant");
    }
    int low = 0, high = 1000;
    const std::from_chars_result first = std::from_chars(what.data(), what.data() + what.size(), low);
    if (first.ptr < what.data() + what.size() && *first.ptr == '-')
        std::from_chars(first.ptr + 1, what.data() + what.size(), high);
    return person.age >= low && person.age <= high;
}

/// Events behind a figure of a group: outcomes are counts, or counts per resident or per 1,000.
double events(std::string_view unit, double value, double people) {
    if (unit.find("per 1,000") != std::string_view::npos) return value * people / 1000;
    return unit.find("per resident") != std::string_view::npos ? value * people : value;
}

}  // namespace

void hide_small_cells(const policy::Scenario& scenario, Comparison& comparison) {
    if (scenario.tables == nullptr) return;
    const auto groups = run::group_names();
    const auto outcomes = run::outcomes();
    std::vector<double> people;
    for (const std::string_view group : groups) {
        double count = 0;
        for (const auto& person : scenario.tables->residents)
            count += belongs(group, *scenario.tables, person) ? 1 : 0;
        people.push_back(count);
    }
    std::size_t at = 0;
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
        for (const run::Outcome& outcome : outcomes) {
            for (std::size_t row = 0; row < comparison.reports() * groups.size(); ++row) {
                const double here = people[row % groups.size()];
                for (std::uint32_t world = 0; world < comparison.worlds; ++world, ++at) {
                    double& value = comparison.group_values[at];
                    const double count = events(outcome.unit, value, here);
                    if (here < kSmallCell || (count > 0 && count < kSmallCell))
                        value = std::numeric_limits<double>::quiet_NaN();
                }
            }
        }
    }
}

}  // namespace wangge::study::detail
