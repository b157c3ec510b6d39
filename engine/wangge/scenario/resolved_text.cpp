#include "wangge/scenario/resolved_text.hpp"

#include <algorithm>

#include "wangge/scenario/bind.hpp"
#include "wangge/scenario/bind_uses.hpp"
#include "wangge/scenario/value.hpp"

namespace wangge::scenario {
namespace {

using core::Field;
using core::Parameter;

std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

std::string list_text(const std::vector<std::string>& items) {
    std::string text = "[";
    for (const std::string& item : items) text += (text.size() > 1 ? ", " : "") + item;
    return text + "]";
}

/// "  name: value  # unit, mark"
std::string line(const Parameter& parameter, const double* values, std::string_view indent) {
    std::string text = std::string(indent) + std::string(parameter.name) + ": ";
    if (parameter.length == 1) {
        text += value_text(parameter, *values);
    } else {
        std::vector<std::string> items;
        for (std::uint32_t k = 0; k < parameter.length; ++k)
            items.push_back(value_text(parameter, values[k]));
        text += list_text(items);
    }
    const bool unit = !parameter.unit.empty() && parameter.unit != "date";
    return text + "  # " + (unit ? std::string(parameter.unit) + ", " : "") +
           std::string(mark_name(parameter.mark)) + "\n";
}

/// The key of every use in the file: its label, or made from the name where the label is missing or taken.
std::vector<std::string> labels_of(const policy::Scenario& scenario) {
    std::vector<std::string> labels;
    for (const policy::PolicyUse& use : scenario.policies) {
        const std::string wish = use.label.empty() ? use.name : use.label;
        std::string label = wish;
        for (int k = 2; std::find(labels.begin(), labels.end(), label) != labels.end(); ++k) {
            label = wish + "_" + std::to_string(k);
        }
        labels.push_back(label);
    }
    return labels;
}

std::string use_text(const policy::PolicyUse& use, const std::string& label,
                     std::span<const policy::PolicyKind> library) {
    std::string text = "  " + label + ":\n";
    text += "    policy: " + use.name + "\n";
    for (const Field& field : policy::Common::fields()) {
        text += line(field.parameter, core::field_value(&use.common, field), "    ");
    }
    for (const policy::PolicyKind& kind : library) {
        if (kind.name != use.name) continue;
        std::size_t at = 0;
        for (const Field& field : kind.fields) {
            if (at + field.parameter.length > use.settings.size()) break;
            text += line(field.parameter, use.settings.data() + at, "    ");
            at += field.parameter.length;
        }
    }
    return text;
}

std::string arm_text(const policy::Arm& arm, const std::vector<std::string>& labels) {
    std::string text = "  " + arm.name + ":\n";
    text += "    title: " + in_quotes(arm.title) + "\n";
    text += "    title_zh: " + in_quotes(arm.title_zh) + "\n";
    std::vector<std::string> names, staff;
    for (const std::uint32_t row : arm.policies) names.push_back(labels[row]);
    for (const PoolName& pool : pool_names()) {
        if ((arm.pools & pool.bit) != 0) staff.emplace_back(pool.name);
    }
    text += "    policies: " + list_text(names) + "\n";
    return text + "    staff: " + list_text(staff) + "\n";
}

}  // namespace

std::string_view mark_name(core::Mark mark) {
    switch (mark) {
        case core::Mark::kMeasured:
            return "measured";
        case core::Mark::kBorrowed:
            return "borrowed";
        case core::Mark::kAssumed:
            return "assumed";
        case core::Mark::kSetting:
            break;
    }
    return "setting";
}

std::string resolved_text(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library) {
    std::string text = "name: " + scenario.name + "\n";
    text += "title: " + in_quotes(scenario.title) + "\n";
    text += "title_zh: " + in_quotes(scenario.title_zh) + "\n";
    text += "seeds:\n";
    text += line(seed_parameters()[0], &scenario.people_seed, "  ");
    text += line(seed_parameters()[1], &scenario.luck_seed, "  ");
    for (const policy::Section& section : policy::sections()) {
        text += std::string(section.name) + ":\n";
        const void* values = policy::section_of(scenario, section);
        if (section.name == "population" && scenario.tables != nullptr) {
            text += "  " + std::string(kTablesKey) + ": " + in_quotes(scenario.tables_folder) + "\n";
            text += "  " + std::string(kTablesSum) + ": " + in_quotes(scenario.tables->checksum) + "\n";
        }
        for (const Field& field : section.fields) {
            text += line(field.parameter, core::field_value(values, field), "  ");
        }
    }
    const std::vector<std::string> labels = labels_of(scenario);
    text += scenario.policies.empty() ? "policies: {}\n" : "policies:\n";
    for (std::size_t k = 0; k < labels.size(); ++k)
        text += use_text(scenario.policies[k], labels[k], library);
    text += "arms:\n";
    for (const policy::Arm& arm : scenario.arms) text += arm_text(arm, labels);
    std::vector<std::string> days;
    for (const std::int32_t day : scenario.report_days) days.push_back(std::to_string(day));
    text += "report:\n  days: " + list_text(days) + "  # d, setting\n";
    if (scenario.transmission.home > 0 || scenario.transmission.outside > 0) {
        text += "transmission:  # solved for this scenario\n";
        text += line(transmission_parameters()[0], &scenario.transmission.home, "  ");
        text += line(transmission_parameters()[1], &scenario.transmission.outside, "  ");
    }
    return text;
}

}  // namespace wangge::scenario
