#include "wangge/scenario/assumptions.hpp"

#include <algorithm>

#include "wangge/scenario/tree.hpp"
#include "wangge/scenario/value.hpp"

namespace wangge::scenario {
namespace {

using core::Field;
using core::Mark;
using core::Parameter;

/// Parameters of import settings that are not chosen move nothing.
bool idle(const policy::Scenario& scenario, std::string_view section, const Parameter& parameter) {
    if (section != "imports") return false;
    const bool stress = parameter.name.substr(0, 7) == "stress_",
               documented = parameter.name.substr(0, 11) == "documented_";
    return (stress && scenario.imports.setting != 1) || (documented && scenario.imports.setting != 2);
}

// What is printed as the source of a number that the scenario changed: the declared one does not speak for
// it.
constexpr std::string_view kOfTheScenario = "set by the scenario";

/// `preset` speaks before the declaration, if the section is on a named one.
void note(const std::string& parent, const Parameter& parameter, const double* values,
          const core::Preset* preset, std::vector<Assumption>& into) {
    if (parameter.mark == Mark::kSetting) return;
    const core::PresetValue* chosen = preset == nullptr ? nullptr : core::value_of(*preset, parameter.name);
    const Mark mark = chosen == nullptr ? parameter.mark : chosen->mark;
    bool changed = false;
    for (std::uint32_t k = 0; k < parameter.length; ++k)
        changed =
            changed || values[k] != (chosen == nullptr ? core::preset_of(parameter, k) : chosen->values[k]);
    if (mark == Mark::kSetting || (mark == Mark::kMeasured && !changed)) return;
    std::string value;
    for (std::uint32_t k = 0; k < parameter.length; ++k) {
        value += (k > 0 ? ", " : "") + value_text(parameter, values[k]);
    }
    if (parameter.length > 1) value = "[" + value + "]";
    into.push_back({key_path(parent, parameter.name), std::move(value), parameter.unit,
                    changed ? Mark::kAssumed : mark, changed, parameter.meaning, parameter.meaning_zh,
                    changed             ? kOfTheScenario
                    : chosen == nullptr ? parameter.source
                                        : chosen->source});
}

void note_use(const policy::PolicyUse& use, std::span<const policy::PolicyKind> library,
              std::vector<Assumption>& into) {
    if (use.common.reach <= 0) return;
    const std::string parent = key_path("policies", use.label.empty() ? use.name : use.label);
    for (const Field& field : policy::Common::fields()) {
        note(parent, field.parameter, core::field_value(&use.common, field), nullptr, into);
    }
    for (const policy::PolicyKind& kind : library) {
        if (kind.name != use.name) continue;
        std::size_t at = 0;
        for (const Field& field : kind.fields) {
            if (at + field.parameter.length > use.settings.size()) break;
            note(parent, field.parameter, use.settings.data() + at, nullptr, into);
            at += field.parameter.length;
        }
    }
}

std::vector<Assumption> leaned_on(const policy::Scenario& scenario,
                                  std::span<const policy::PolicyKind> library,
                                  const std::vector<bool>& used) {
    std::vector<Assumption> result;
    for (const policy::Section& section : policy::sections()) {
        const void* values = policy::section_of(scenario, section);
        for (const Field& field : section.fields) {
            if (idle(scenario, section.name, field.parameter)) continue;
            note(std::string(section.name), field.parameter, core::field_value(values, field),
                 policy::chosen_preset(scenario, section), result);
        }
    }
    for (std::size_t k = 0; k < scenario.policies.size(); ++k) {
        if (used[k]) note_use(scenario.policies[k], library, result);
    }
    return result;
}

}  // namespace

std::vector<Assumption> assumptions(const policy::Scenario& scenario,
                                    std::span<const policy::PolicyKind> library, std::uint32_t arm) {
    std::vector<bool> used(scenario.policies.size(), false);
    if (arm < scenario.arms.size()) {
        for (const std::uint32_t row : scenario.arms[arm].policies) used[row] = true;
    }
    return leaned_on(scenario, library, used);
}

std::vector<Assumption> assumptions(const policy::Scenario& scenario,
                                    std::span<const policy::PolicyKind> library) {
    std::vector<bool> used(scenario.policies.size(), false);
    for (const policy::Arm& arm : scenario.arms) {
        for (const std::uint32_t row : arm.policies) used[row] = true;
    }
    return leaned_on(scenario, library, used);
}

}  // namespace wangge::scenario
