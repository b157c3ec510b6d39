#include "wangge/policy/sweep.hpp"

namespace wangge::policy {

Sweep sweep_on(const Scenario& scenario, std::int32_t day) {
    const Organisation& plan = scenario.organisation;
    const double date = scenario.calendar.start + day;
    const auto running = [date](double first, double days) { return date >= first && date < first + days; };
    if (running(plan.sweep1_first, plan.sweep1_days)) {
        return Sweep{1, static_cast<std::int32_t>(plan.sweep1_knocks), true, false, false};
    }
    if (running(plan.passes_first, plan.passes_days)) {
        return Sweep{2, static_cast<std::int32_t>(plan.passes_knocks), false, true, false};
    }
    if (running(plan.sweep2_first, plan.sweep2_days)) {
        return Sweep{3, static_cast<std::int32_t>(plan.sweep2_knocks), true, true, true};
    }
    return Sweep{};
}

std::int32_t sweep_today(const Observation& seen) {
    return sweep_on(seen.scenario, seen.day).number;
}

}  // namespace wangge::policy
