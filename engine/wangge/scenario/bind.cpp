#include "wangge/scenario/bind.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "wangge/scenario/bind_uses.hpp"
#include "wangge/scenario/nearest.hpp"
#include "wangge/scenario/read_tables.hpp"
#include "wangge/scenario/value.hpp"

namespace wangge::scenario {
namespace {

using core::FaultCode;
using core::Kind;
using core::Mark;
using core::Parameter;

constexpr double kLargestSeed = 9007199254740991;  // every whole number up to 2^53 - 1 has its own double

const Parameter kSeeds[] = {
    {"people", Kind::kInteger, "", 1, 0, kLargestSeed, Mark::kSetting, "seed of the population", "人口种子",
     ""},
    {"luck", Kind::kInteger, "", 1, 0, kLargestSeed, Mark::kSetting, "seed of what happens", "运气种子", ""},
};
const Parameter kTransmission[] = {
    {"home", Kind::kNumber, "1", 0, 0, 1e9, Mark::kBorrowed, "hazard of one housemate over a whole course",
     "家庭传播强度", "solved for the household attack rate"},
    {"outside", Kind::kNumber, "1", 0, 0, 1e9, Mark::kBorrowed,
     "hazard of one contact per unit of daily infectiousness", "家庭外传播强度", "solved for r0"},
};
const Parameter kReport = {"days",
                           Kind::kInteger,
                           "d",
                           180,
                           1,
                           1000,
                           Mark::kSetting,
                           "days after which outcomes are reported",
                           "报告日",
                           ""};

class Binder {
  public:
    Binder(std::span<const policy::PolicyKind> library, Draft& draft, FaultList& faults)
        : library_(library), draft_(draft), faults_(faults) {}

    void root(const TreeNode& node) {
        draft_.root = node.place;
        if (!expect_map(node, "", faults_)) return;
        for (const Entry& entry : node.entries) top(entry);
        require(node, "name");
        require(node, "arms");
        policy::Scenario& scenario = draft_.scenario;
        if (scenario.title.empty()) scenario.title = scenario.name;
        if (scenario.title_zh.empty()) scenario.title_zh = scenario.title;
        if (const Entry* arms = node.find("arms")) {
            bind_arms(arms->value, draft_, faults_);
        }
    }

  private:
    void top(const Entry& entry) {
        policy::Scenario& scenario = draft_.scenario;
        const std::string& key = entry.key;
        draft_.places[key] = entry.place;
        if (key == "name")
            note(key, read_name(entry.value, key, scenario.name, faults_));
        else if (key == "title")
            note(key, read_title(entry.value, key, scenario.title, faults_));
        else if (key == "title_zh")
            note(key, read_title(entry.value, key, scenario.title_zh, faults_));
        else if (key == "seeds")
            group(entry, kSeeds, {&scenario.people_seed, &scenario.luck_seed});
        else if (key == "transmission")
            transmission(entry);
        else if (key == "report")
            report(entry);
        else if (key == "policies")
            bind_policies(entry.value, library_, draft_, faults_);
        else if (key != "arms")
            section(entry);  // arms name policies: they come last
    }

    void note(const std::string& key, bool good) {
        if (!good) draft_.faulty.insert(key);
    }

    void require(const TreeNode& node, std::string_view key) {
        if (node.find(key)) return;
        faults_.add(FaultCode::kMissingKey, {node.place.source, 0, 0}, "", {std::string(key)});
        draft_.faulty.insert(std::string(key));
    }

    void unknown(const Entry& entry, const std::string& parent, std::span<const std::string_view> known) {
        faults_.add(FaultCode::kUnknownKey, entry.place, key_path(parent, excerpt(entry.key)),
                    {excerpt(entry.key), nearest(entry.key, known)});
    }

    void value(const Entry& entry, const std::string& parent, const Parameter& parameter, double* into) {
        const std::string key = key_path(parent, entry.key);
        draft_.places[key] = entry.value.place;
        note(key, read_value(entry.value, key, parameter, into, faults_));
    }

    /// A mapping of values that are declared here.
    void group(const Entry& entry, std::span<const Parameter> parameters, const std::vector<double*>& into) {
        if (!expect_map(entry.value, entry.key, faults_)) return;
        std::vector<std::string_view> known;
        for (const Parameter& parameter : parameters) known.push_back(parameter.name);
        for (const Entry& each : entry.value.entries) {
            const auto at = std::find(known.begin(), known.end(), each.key) - known.begin();
            if (static_cast<std::size_t>(at) == known.size()) {
                unknown(each, entry.key, known);
            } else {
                value(each, entry.key, parameters[static_cast<std::size_t>(at)],
                      into[static_cast<std::size_t>(at)]);
            }
        }
    }

    void transmission(const Entry& entry) {
        policy::Transmission& solved = draft_.scenario.transmission;
        group(entry, kTransmission, {&solved.home, &solved.outside});
        if (entry.value.shape != Shape::kMap) return;
        for (const Parameter& parameter : kTransmission) {  // one without the other would be half solved
            if (entry.value.find(parameter.name)) continue;
            faults_.add(FaultCode::kMissingKey, entry.place, entry.key, {std::string(parameter.name)});
        }
    }

    void report(const Entry& entry) {
        if (!expect_map(entry.value, entry.key, faults_)) return;
        constexpr std::string_view kKnown[] = {"days"};
        for (const Entry& each : entry.value.entries) {
            if (each.key != "days") {
                unknown(each, entry.key, kKnown);
                continue;
            }
            const std::string key = key_path(entry.key, each.key);
            draft_.places[key] = each.value.place;
            std::vector<double> days;
            const bool good = read_list(each.value, key, kReport, kMostReports, days, faults_);
            note(key, good);
            if (good) draft_.scenario.report_days.assign(days.begin(), days.end());
        }
    }

    void section(const Entry& entry) {
        for (const policy::Section& each : policy::sections()) {
            if (each.name != entry.key) continue;
            if (expect_map(entry.value, entry.key, faults_)) fields(entry, each);
            return;
        }
        std::vector<std::string_view> known = {"extends",  "name", "title",  "title_zh",    "seeds",
                                               "policies", "arms", "report", "transmission"};
        for (const policy::Section& each : policy::sections()) known.push_back(each.name);
        unknown(entry, "", known);
    }

    void fields(const Entry& entry, const policy::Section& section) {
        void* values = policy::section_of(draft_.scenario, section);
        preset(entry, section, values);
        for (const Entry& each : entry.value.entries) {
            if (each.key == policy::kPresetField && !section.presets.empty()) continue;
            if (section.name == "population" && (each.key == kTablesKey || each.key == kTablesSum)) continue;
            const auto field =
                std::find_if(section.fields.begin(), section.fields.end(),
                             [&](const core::Field& f) { return f.parameter.name == each.key; });
            if (field != section.fields.end()) {
                value(each, entry.key, field->parameter, core::field_value(values, *field));
                continue;
            }
            std::vector<std::string_view> known;
            for (const core::Field& f : section.fields) known.push_back(f.parameter.name);
            if (section.name == "population") known.push_back(kTablesKey);
            unknown(each, entry.key, known);
        }
        if (section.name == "population") tables(entry);
    }

    /// The user's own people: a folder, from where the file that names it is. Their totals take the place of
    /// those of the population.
    void tables(const Entry& entry) {
        const Entry* folder = entry.value.find(kTablesKey);
        const Entry* sum = entry.value.find(kTablesSum);
        if (folder == nullptr) {
            if (sum != nullptr) unknown(*sum, entry.key, {});
            return;
        }
        const std::string key = key_path(entry.key, kTablesKey);
        draft_.places[key] = folder->value.place;
        if (folder->value.shape != Shape::kText || folder->value.text.empty()) {
            faults_.add(FaultCode::kWrongType, folder->value.place, key, {"<nothing>", "<text>"});
            return;
        }
        const std::string& source = faults_.source(folder->value.place);
        const bool in_file = source.substr(0, 2) != "--";
        const std::filesystem::path base =
            in_file ? std::filesystem::path(source).parent_path() : std::filesystem::path();
        policy::Scenario& scenario = draft_.scenario;
        std::error_code error;
        const std::filesystem::path whole = std::filesystem::absolute(base / folder->value.text, error);
        scenario.tables_folder = whole.lexically_normal().string();
        FaultList found;
        scenario.tables = read_tables(scenario.tables_folder, found);
        faults_.take(std::move(found));
        if (scenario.tables == nullptr) {
            draft_.faulty.insert(key);
            return;
        }
        if (sum != nullptr && sum->value.text != scenario.tables->checksum) {
            faults_.add(FaultCode::kContradiction, sum->value.place, key_path(entry.key, kTablesSum),
                        {"tables_changed", excerpt(sum->value.text), scenario.tables->checksum});
        }
        const world::Population written = scenario.population;
        scenario.population = world::totals_of(*scenario.tables, written);
        if (sum != nullptr) return;  // a resolved scenario says what the tables of that checksum count
        for (const core::Field& field : world::Population::fields()) {
            const Entry* said = entry.value.find(field.parameter.name);
            const double asked = *core::field_value(&written, field),
                         counted = *core::field_value(&scenario.population, field);
            if (said != nullptr && asked != counted)
                faults_.add(FaultCode::kContradiction, said->value.place,
                            key_path(entry.key, field.parameter.name),
                            {"tables_count", value_text(field.parameter, asked),
                             value_text(field.parameter, counted)});
        }
    }

    /// A named preset comes first, wherever it stands: keys written beside it are changes to it.
    void preset(const Entry& entry, const policy::Section& section, void* values) {
        const Entry* chosen = section.presets.empty() ? nullptr : entry.value.find(policy::kPresetField);
        if (chosen == nullptr) return;
        for (const core::Field& field : section.fields) {
            if (field.parameter.name != policy::kPresetField) continue;
            value(*chosen, entry.key, field.parameter, core::field_value(values, field));
            core::apply(*policy::chosen_preset(draft_.scenario, section), section.fields, values);
        }
    }

    std::span<const policy::PolicyKind> library_;
    Draft& draft_;
    FaultList& faults_;
};

}  // namespace

std::span<const Parameter> seed_parameters() {
    return kSeeds;
}
std::span<const Parameter> transmission_parameters() {
    return kTransmission;
}
const Parameter& report_parameter() {
    return kReport;
}

void bind(const TreeNode& root, std::span<const policy::PolicyKind> library, Draft& draft,
          FaultList& faults) {
    Binder(library, draft, faults).root(root);
}

}  // namespace wangge::scenario
