#include "wangge/study/small_cells.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <span>
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

constexpr double kHidden = std::numeric_limits<double>::quiet_NaN();

/// A single blank among groups that make up everybody is the total less the others: the smallest other one is
/// left blank with it. `cells` are the figures of one world; groups of a kind stand side by side.
void blank_a_second(std::span<const std::string_view> groups, std::span<double* const> cells) {
    const auto kind = [&](std::size_t k) { return groups[k].substr(0, groups[k].find(':')); };
    for (std::size_t first = 0, end = 0; first < groups.size(); first = end) {
        while (end < groups.size() && kind(end) == kind(first)) ++end;
        std::size_t blanks = 0;
        double* least = nullptr;
        for (std::size_t k = first; k < end; ++k) {
            if (std::isnan(*cells[k])) {
                ++blanks;
            } else if (least == nullptr || *cells[k] < *least) {
                least = cells[k];
            }
        }
        if (blanks == 1 && least != nullptr) *least = kHidden;
    }
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
    std::vector<double*> cells(groups.size());
    std::size_t at = 0;  // of the first group's figure of world 0
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
        for (const run::Outcome& outcome : outcomes) {
            for (std::size_t report = 0; report < comparison.reports(); ++report) {
                for (std::uint32_t world = 0; world < comparison.worlds; ++world) {
                    for (std::size_t group = 0; group < groups.size(); ++group) {
                        double& value = comparison.group_values[at + group * comparison.worlds + world];
                        cells[group] = &value;
                        const double count = events(outcome.unit, value, people[group]);
                        if (people[group] < kSmallCell || (count > 0 && count < kSmallCell)) value = kHidden;
                    }
                    blank_a_second(groups, cells);
                }
                at += groups.size() * comparison.worlds;
            }
        }
    }
}

}  // namespace wangge::study::detail
