#include "wangge/kernel/care/patients.hpp"

#include <algorithm>

namespace wangge::kernel::care {

void fall_ill(const Context& context, const disease::Courses& courses, Patients& patients, Ledger& ledger) {
    const core::Draws home(context.luck, core::Purpose::kStayHome);
    const std::int32_t dawn = context.date.day * kDayMinutes;
    for (const std::uint32_t i : courses.active) {
        if (courses.symptomatic[i] == 0 || courses.onset_at[i] > dawn ||
            courses.onset_at[i] <= dawn - kDayMinutes)
            continue;
        const std::int32_t onset_day = courses.onset_at[i] / kDayMinutes;
        ledger.add(Count::kOnsets, context.date.day, i);
        patients.stays_home[i] =
            home.happens(context.scenario.care.stay_home_share, context.world.resident.key[i]) ? 1 : 0;
        patients.clinic_from[i] = onset_day + static_cast<std::int32_t>(context.scenario.care.confirm_after);
    }
}

bool feverish(const Context& context, const disease::Courses& courses, std::uint32_t i) {
    if (courses.symptomatic[i] == 0 || courses.susceptible(i)) return false;
    const std::int32_t onset_day = courses.onset_at[i] / kDayMinutes;
    if (context.date.day < onset_day ||
        context.date.day >= onset_day + static_cast<std::int32_t>(context.scenario.care.fever_days)) {
        return false;
    }
    return core::Draws(context.luck, core::Purpose::kFever)
        .happens(context.scenario.care.fever_share, context.world.resident.key[i], context.today());
}

void confirm(const Context& context, const disease::Courses& courses,
             const std::vector<std::uint32_t>& at_clinic, const std::vector<std::uint32_t>& tested,
             Patients& patients, Ledger& ledger) {
    const std::int32_t day = context.date.day;
    std::vector<std::uint32_t> confirmed;
    for (const std::uint32_t i : tested) {
        if (patients.isolated_until[i] == 0) confirmed.push_back(i);
    }
    for (const std::uint32_t i : courses.active) {
        const bool reached = std::binary_search(at_clinic.begin(), at_clinic.end(), i);
        const bool found = patients.found_on[i] < day;
        if (patients.isolated_until[i] == 0 && (reached || found)) confirmed.push_back(i);
    }
    std::sort(confirmed.begin(), confirmed.end());
    confirmed.erase(std::unique(confirmed.begin(), confirmed.end()), confirmed.end());
    for (const std::uint32_t i : confirmed) {
        patients.isolated_until[i] = day + 1 + kIsolationDays;
        patients.stays_home[i] = 0;
        patients.clinic_from[i] = kNever;
        patients.found_on[i] = kNever;
        patients.reports.push_back({i, day});
        ledger.add(Count::kReports, day, i);
    }
}

}  // namespace wangge::kernel::care
