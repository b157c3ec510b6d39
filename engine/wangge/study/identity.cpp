#include "wangge/study/identity.hpp"

#include <string>

#include "wangge/core/checksum.hpp"
#include "wangge/run/run.hpp"
#include "wangge/scenario/resolved_text.hpp"
#include "wangge/study/parallel.hpp"

namespace wangge::study {

std::string scenario_hash(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library) {
    const std::string text = scenario::resolved_text(scenario, library);
    return core::hex(core::checksum128(std::as_bytes(std::span(text))));
}

std::string default_folder(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library) {
    return "results/" + scenario.name + "-" + scenario_hash(scenario, library).substr(0, 8);
}

bool is_solved(const policy::Scenario& scenario) {
    return scenario.transmission.home > 0 || scenario.transmission.outside > 0;
}

core::Result<policy::Scenario> solved(const policy::Scenario& scenario) {
    policy::Scenario result = scenario;
    if (is_solved(scenario)) return result;
    const core::Result<kernel::day::Fit> fit = run::solve(scenario, &parallel_for);
    if (!fit) return fit.faults();
    result.transmission = fit.value().transmission;
    return result;
}

std::size_t find_arm(const policy::Scenario& scenario, std::string_view name) {
    std::size_t row = 0;
    while (row < scenario.arms.size() && scenario.arms[row].name != name) ++row;
    return row;
}

ImportWords imports_in_words(const policy::Scenario& scenario) {
    switch (static_cast<int>(scenario.imports.setting)) {
        case 0:
            return {"none", "无输入"};
        case 1:
            return {"stress (hypothetical)", "压力输入（假设输入）"};
        default:
            return {"documented", "有据输入"};
    }
}

}  // namespace wangge::study
