#include "wangge/scenario/read_scenario.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "wangge/scenario/bind.hpp"
#include "wangge/scenario/contradictions.hpp"
#include "wangge/scenario/document.hpp"
#include "wangge/scenario/draft.hpp"

namespace wangge::scenario {
namespace {

using core::FaultCode;

/// `key` of "key=value".
std::string key_of(const std::string& set) {
    return set.substr(0, set.find('='));
}

void lay_sets(std::span<const std::string> sets, TreeNode& root, FaultList& faults) {
    std::set<std::string> seen;
    for (const std::string& set : sets) {
        std::optional<TreeNode> over = read_set(set, faults);
        if (!over) continue;
        if (key_of(set) == "extends" || key_of(set).compare(0, 8, "extends.") == 0) {
            faults.add(FaultCode::kBadSet, over->place, "extends", {"extends"});
        } else if (!seen.insert(key_of(set)).second) {
            faults.add(FaultCode::kDuplicateKey, over->place, key_of(set), {key_of(set)});
        } else {
            lay_over(root, std::move(*over));
        }
    }
}

/// As if `calendar.days` had been written on the command line.
void lay_days(std::int64_t days, TreeNode& root, FaultList& faults) {
    const Place place{faults.add_source("--days " + std::to_string(days)), 0, 0};
    TreeNode value;
    value.shape = Shape::kText;
    value.text = std::to_string(days);
    value.place = place;
    TreeNode section;
    section.shape = Shape::kMap;
    section.place = place;
    section.entries.push_back({"days", place, std::move(value)});
    TreeNode over;
    over.shape = Shape::kMap;
    over.place = place;
    over.entries.push_back({"calendar", place, std::move(section)});
    lay_over(root, std::move(over));
}

/// Report days that the calendar does not reach go; its last day is reported.
void end_reports_at(std::int32_t last, std::vector<std::int32_t>& days) {
    days.erase(std::remove_if(days.begin(), days.end(), [&](std::int32_t day) { return day >= last; }),
               days.end());
    days.push_back(last);
}

void finish(const TreeNode& root, std::span<const policy::PolicyKind> library, bool days_given, Draft& draft,
            FaultList& faults) {
    bind(root, library, draft, faults);
    // Without report days in the file, the default ones are no claim that the calendar could contradict.
    const bool reports_given = draft.places.count("report.days") > 0;
    const auto last = static_cast<std::int32_t>(draft.scenario.calendar.days);
    std::vector<std::int32_t>& reports = draft.scenario.report_days;
    const bool beyond =
        std::any_of(reports.begin(), reports.end(), [&](std::int32_t day) { return day > last; });
    if (days_given || (!reports_given && beyond)) end_reports_at(last, reports);
    find_contradictions(library, draft, faults);
}

}  // namespace

core::Result<ReadScenario> read_scenario(const std::string& path, std::span<const std::string> sets,
                                         std::span<const policy::PolicyKind> library,
                                         std::optional<std::int64_t> days) {
    FaultList faults;
    ReadScenario read;
    std::optional<TreeNode> root = read_document(path, read.files, faults);
    if (!root) return faults.sorted();
    lay_sets(sets, *root, faults);
    if (days) lay_days(*days, *root, faults);
    Draft draft;
    finish(*root, library, days.has_value(), draft, faults);
    if (!faults.empty()) return faults.sorted();
    for (const auto& [key, place] : draft.places) read.places[key] = faults.where(place);
    read.scenario = std::move(draft.scenario);
    return read;
}

core::Result<policy::Scenario> read_scenario_text(std::string_view text, const std::string& label,
                                                  std::span<const policy::PolicyKind> library) {
    FaultList faults;
    std::optional<TreeNode> root = read_lone_document(text, label, faults);
    if (root) {
        const auto extends = std::find_if(root->entries.begin(), root->entries.end(),
                                          [](const Entry& each) { return each.key == "extends"; });
        if (extends != root->entries.end()) {
            faults.add(FaultCode::kUnknownKey, extends->place, "extends", {"extends", ""});
            root->entries.erase(extends);
        }
        Draft draft;
        finish(*root, library, false, draft, faults);
        if (faults.empty()) return std::move(draft.scenario);
    }
    return faults.sorted();
}

void locate(const ReadScenario& read, std::vector<core::Fault>& faults) {
    for (core::Fault& fault : faults) {
        if (!fault.where.empty()) continue;
        std::string key = fault.key;
        while (!key.empty() && read.places.find(key) == read.places.end()) {
            const std::size_t cut = key.find_last_of(".[");
            key.resize(cut == std::string::npos ? 0 : cut);
        }
        if (!key.empty())
            fault.where = read.places.find(key)->second;
        else if (!read.files.empty())
            fault.where = read.files.front();
    }
}

}  // namespace wangge::scenario
