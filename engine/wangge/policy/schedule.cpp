#include "wangge/policy/schedule.hpp"

#include "wangge/core/flaw.hpp"

namespace wangge::policy {
namespace {

constexpr std::int32_t kTriggerWindow = 14;  // days of reports a trigger looks back on

// Reports come day after day, so the latest are the last.
bool triggered(const Common& common, const Observation& seen) {
    const auto asked = static_cast<std::int32_t>(common.trigger_reports);
    std::int32_t recent = 0;
    for (auto report = seen.reports.rbegin(); report != seen.reports.rend() && recent < asked; ++report) {
        if (report->day < seen.day - kTriggerWindow) break;
        ++recent;
    }
    return recent >= asked || core::flawed(core::Flaw::kTriggerIgnored);
}

std::int32_t stretched(double days, double stretch) {
    return static_cast<std::int32_t>(days * stretch + 0.5);
}

}  // namespace

double first_day(const Common& common, const CalendarSection& calendar) {
    return common.start - calendar.start + common.delay;
}

double in_force_from(const Common& common, const Hierarchy& hierarchy) {
    return common.start + common.delay + hierarchy.delay;
}

bool advance(const Common& common, const Observation& seen, double stretch, ScheduleState& state) {
    if (common.reach <= 0 || state.ended >= 0) return false;
    if (state.started < 0) {
        double first = first_day(common, seen.scenario.calendar);
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
