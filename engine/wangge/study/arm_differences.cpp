#include "wangge/study/arm_differences.hpp"

#include <algorithm>

#include "wangge/scenario/bind_uses.hpp"
#include "wangge/scenario/value.hpp"

namespace wangge::study::detail {
namespace {

std::string label_of(const policy::PolicyUse& use) {
    return use.label.empty() ? use.name : use.label;
}

std::string staff_text(std::uint32_t pools) {
    std::string text;
    for (const scenario::PoolName& pool : scenario::pool_names()) {
        if ((pools & pool.bit) != 0) text += (text.empty() ? "" : ", ") + std::string(pool.name);
    }
    return text.empty() ? "none" : text;
}

void compare_field(const std::string& parent, const core::Parameter& parameter, const double* base,
                   const double* arm, std::vector<KeyDifference>& into) {
    for (std::uint32_t k = 0; k < parameter.length; ++k) {
        if (base[k] == arm[k]) continue;
        const std::string element = parameter.length > 1 ? "[" + std::to_string(k) + "]" : "";
        into.push_back({parent + "." + std::string(parameter.name) + element,
                        scenario::value_text(parameter, base[k]), scenario::value_text(parameter, arm[k])});
    }
}

void compare_uses(const policy::PolicyUse& base, const policy::PolicyUse& arm,
                  std::span<const policy::PolicyKind> library, std::vector<KeyDifference>& into) {
    const std::string parent = "policies." + label_of(arm);
    for (const core::Field& field : policy::Common::fields()) {
        compare_field(parent, field.parameter, core::field_value(&base.common, field),
                      core::field_value(&arm.common, field), into);
    }
    for (const policy::PolicyKind& kind : library) {
        if (kind.name != arm.name) continue;
        std::size_t at = 0;
        for (const core::Field& field : kind.fields) {
            compare_field(parent, field.parameter, base.settings.data() + at, arm.settings.data() + at, into);
            at += field.parameter.length;
        }
    }
}

/// Rows of `rows` that are not in `others`.
std::vector<std::uint32_t> without(const std::vector<std::uint32_t>& rows,
                                   const std::vector<std::uint32_t>& others) {
    std::vector<std::uint32_t> rest;
    for (const std::uint32_t row : rows) {
        if (std::find(others.begin(), others.end(), row) == others.end()) rest.push_back(row);
    }
    return rest;
}

}  // namespace

std::vector<KeyDifference> key_differences(const policy::Scenario& scenario,
                                           std::span<const policy::PolicyKind> library, std::size_t base,
                                           std::size_t arm) {
    std::vector<KeyDifference> result;
    std::vector<std::uint32_t> gone = without(scenario.arms[base].policies, scenario.arms[arm].policies);
    for (const std::uint32_t row : without(scenario.arms[arm].policies, scenario.arms[base].policies)) {
        const policy::PolicyUse& use = scenario.policies[row];
        const auto twin = std::find_if(gone.begin(), gone.end(), [&](std::uint32_t other) {
            return scenario.policies[other].name == use.name;
        });
        if (twin == gone.end()) {
            result.push_back({"policies." + label_of(use), "", "in force"});
        } else {
            compare_uses(scenario.policies[*twin], use, library, result);
            gone.erase(twin);
        }
    }
    for (const std::uint32_t row : gone)
        result.push_back({"policies." + label_of(scenario.policies[row]), "in force", ""});
    const std::string staff_base = staff_text(scenario.arms[base].pools),
                      staff_arm = staff_text(scenario.arms[arm].pools);
    if (staff_base != staff_arm) result.push_back({"staff", staff_base, staff_arm});
    return result;
}

}  // namespace wangge::study::detail
