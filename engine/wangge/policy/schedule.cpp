#include "wangge/policy/schedule.hpp"

#include "wangge/core/flaw.hpp"

namespace wangge::policy {
namespace {

constexpr std::int32_t kTriggerWindow = 14;  // days of reports a trigger looks back on

bool triggered(const Common& common, const Observation& seen) {
    std::int32_t recent = 0;
    for (const Report& report : seen.reports) recent += report.day >= seen.day - kTriggerWindow ? 1 : 0;
    return recent >= static_cast<std::int32_t>(common.trigger_reports) ||
           core::flawed(core::Flaw::kTriggerIgnored);
}

std::int32_t stretched(double days, double stretch) {
    return static_cast<std::int32_t>(days * stretch + 0.5);
}

}  // namespace

double in_force_from(const Common& common, const Hierarchy& hierarchy) {
    return common.start + common.delay + hierarchy.delay;
}

bool advance(const Common& common, const Observation& seen, double stretch, ScheduleState& state) {
    if (common.reach <= 0 || state.ended >= 0) return false;
    if (state.started < 0) {
        double first = common.start - seen.scenario.calendar.start + common.delay;
        if (core::flawed(core::Flaw::kStartADayLate)) first += 1;
        if (core::flawed(core::Flaw::kDelayForgotten)) first -= common.delay;
        if (seen.day < first || !triggered(common, seen)) return false;
        state.started = seen.day;
    }
    const std::int32_t running = seen.day - state.started;
    const std::int32_t since_report = seen.days_since_report < 0 ? running : seen.days_since_report;
    const bool quiet = since_report >= stretched(common.report_free_days, stretch) &&
                       !core::flawed(core::Flaw::kQuietDaysUncounted);
    const bool longest =
        running >= stretched(common.most_days, stretch) && !core::flawed(core::Flaw::kNeverLifted);
    if (longest || (running >= stretched(common.least_days, stretch) && quiet)) {
        state.ended = seen.day;
        return false;
    }
    return true;
}

}  // namespace wangge::policy
