#include "wangge/kernel/care/patients.hpp"

#include <algorithm>
#include <optional>

#include "wangge/core/flaw.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/kernel/care/hospital.hpp"

namespace wangge::kernel::care {
namespace {

constexpr std::uint32_t kOrdinal = 1;

// The first `most` by keyed rank, sorted by agent again.
std::vector<std::uint32_t> first_by_rank(const Context& context, core::Purpose purpose, std::size_t most,
                                         std::vector<std::uint32_t> all) {
    if (all.size() <= most) return all;
    const core::Draws turn(context.luck, purpose);
    const auto rank = [&](std::uint32_t i) {
        return std::pair{turn.rank(context.today(), context.world.resident.key[i]), i};
    };
    std::sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    all.resize(most);
    std::sort(all.begin(), all.end());
    return all;
}

void seek_care(const Context& context, std::uint32_t i, std::int32_t onset_day, Patients& patients) {
    const policy::Care& care = context.scenario.care;
    const core::Draws seek(context.luck, core::Purpose::kSeek);
    const std::uint64_t key = context.world.resident.key[i];
    if (!seek.happens(care.seek_mild, key, kOrdinal)) return;
    const bool fears = seek.happens(care.fear, key, kOrdinal, 1);
    (fears ? patients.calls_from : patients.clinic_from)
        .set(i, onset_day + static_cast<std::int32_t>(care.confirm_after) -
                    (core::flawed(core::Flaw::kConfirmedADayEarly) ? 1 : 0));
    if (!fears) patients.seeking.push_back(i);
}

// Those whose care ends: on the calendar a day later than here, unless it is a matter of the minute.
void end_care(const Context& context, const disease::Courses& courses, const Hospital& hospital,
              Patients& patients) {
    std::vector<std::uint32_t> severe;
    for (const SevereCase& one : hospital.cases) {
        if (one.stage > 0) severe.push_back(one.resident);
    }
    core::sort_end(severe);
    const std::int32_t today = context.date.day,
                       well = today - static_cast<std::int32_t>(context.scenario.care.ill_days);
    const auto is_over = [&](std::uint32_t i) {
        return courses.onset_at[i] >= well * kDayMinutes && courses.onset_at[i] < (well + 1) * kDayMinutes;
    };
    for (const std::int32_t day : {well, std::min(well + 1, today)}) {
        for (const std::uint32_t i : courses.onsets.of(day)) {
            if (patients.cares_for(i) && is_over(i) && courses.active[i] &&
                !std::binary_search(severe.begin(), severe.end(), i)) {
                patients.stays_home.set(i, 0);
                patients.clinic_from.set(i, kNever), patients.calls_from.set(i, kNever);
            }
        }
    }
}

// Who falls ill today, rising.
std::vector<std::uint32_t> who_falls_ill(const Context& context, const disease::Courses& courses) {
    std::vector<std::uint32_t> fallen;
    for (const std::uint32_t i : courses.onsets.of(context.date.day)) {
        if (courses.active[i]) fallen.push_back(i);
    }
    core::sort_end(fallen);
    return fallen;
}

// What becomes of whom, drawn side by side.
std::vector<std::optional<SevereCase>> foresee_all(const Context& context, const disease::Courses& courses,
                                                   const disease::Immunity& immunity,
                                                   const std::vector<std::uint32_t>& fallen) {
    constexpr std::uint32_t kPart = 256;
    std::vector<std::optional<SevereCase>> foreseen(fallen.size());
    core::for_each_part(context.parallel, static_cast<std::uint32_t>(fallen.size()), kPart,
                        [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                            for (std::uint32_t k = first; k < end; ++k)
                                foreseen[k] = foresee(context, courses, immunity, fallen[k]);
                        });
    return foreseen;
}

}  // namespace

void fall_ill(const Context& context, const disease::Courses& courses, const disease::Immunity& immunity,
              Patients& patients, Hospital& hospital, Ledger& ledger) {
    const policy::Care& care = context.scenario.care;
    const std::int32_t today = context.date.day;
    std::vector<std::uint32_t> fallen;
    std::vector<std::optional<SevereCase>> foreseen;
    core::side_by_side(
        context.parallel, [&] { end_care(context, courses, hospital, patients); },
        [&] {
            fallen = who_falls_ill(context, courses);
            foreseen = foresee_all(context, courses, immunity, fallen);
        });
    const core::Draws home(context.luck, core::Purpose::kStayHome);
    for (std::size_t k = 0; k < fallen.size(); ++k) {
        const std::uint32_t i = fallen[k];
        ledger.add(Count::kOnsets, today, i);
        patients.stays_home.set(i, 0);
        if (care.stay_home_share > 0 && home.happens(care.stay_home_share, context.world.resident.key[i]))
            patients.rest(i);
        if (care.seek_mild > 0) seek_care(context, i, courses.onset_at[i] / kDayMinutes, patients);
        if (foreseen[k]) hospital.cases.push_back(*foreseen[k]);
    }
}

bool feverish(const Context& context, const disease::Courses& courses, std::uint32_t i) {
    if (!courses.ever[i] || !courses.symptomatic[i]) return false;
    const std::int32_t onset_day = courses.onset_at[i] / kDayMinutes;
    if (context.date.day < onset_day ||
        (context.date.day >= onset_day + static_cast<std::int32_t>(context.scenario.care.fever_days) &&
         !core::flawed(core::Flaw::kFeverForEver))) {
        return false;
    }
    return core::Draws(context.luck, core::Purpose::kFever)
        .happens(context.scenario.care.fever_share, context.world.resident.key[i], context.today());
}

std::vector<std::uint32_t> see_patients(const Context& context, std::vector<std::uint32_t> reached,
                                        Ledger& ledger) {
    const std::size_t came = reached.size();
    const std::size_t most =
        std::max<std::size_t>(1, context.per_thousand(context.scenario.care.clinic_capacity));
    std::vector<std::uint32_t> seen =
        first_by_rank(context, core::Purpose::kClinicTurn, most, std::move(reached));
    for (const std::uint32_t i : seen) ledger.add(Count::kClinicPatients, context.date.day, i);
    if (came > seen.size())
        ledger.add_area(Count::kClinicTurnedAway, context.date.day, ledger.elsewhere(),
                        static_cast<std::int64_t>(came - seen.size()));
    return seen;
}

void answer_calls(const Context& context, const disease::Courses& courses, Patients& patients,
                  Ledger& ledger) {
    if (context.scenario.care.fear <= 0) return;
    std::vector<std::uint32_t> callers;
    courses.active.for_each([&](std::uint32_t i) {
        if (patients.calls_from[i] <= context.date.day && !patients.isolated(i, context.date.day))
            callers.push_back(i);
    });
    const std::vector<std::uint32_t> answered = first_by_rank(
        context, core::Purpose::kCallTurn, context.per_thousand(context.scenario.care.calls), callers);
    for (const std::uint32_t i : callers) {
        ledger.add(Count::kCalls, context.date.day, i);
        if (std::binary_search(answered.begin(), answered.end(), i)) {
            patients.calls_from.set(i, kNever);
            patients.find(i, context.date.day);
        } else {
            ledger.add(Count::kCallsUnanswered, context.date.day, i);
        }
    }
}

void report_case(const Context& context, std::uint32_t i, Patients& patients, Ledger& ledger) {
    if (patients.isolated_until[i] != 0) return;
    const std::int32_t day = context.date.day;
    patients.isolate(i, day, day + 1 + (core::flawed(core::Flaw::kNobodyIsolated) ? 0 : kIsolationDays));
    patients.stays_home.set(i, 0);
    patients.forget_care(i);
    patients.reports.push_back({i, day});
    ledger.add(Count::kReports, day, i);
}

void confirm(const Context& context, const disease::Courses& courses,
             const std::vector<std::uint32_t>& at_clinic, const std::vector<std::uint32_t>& tested,
             Patients& patients, Ledger& ledger) {
    const std::int32_t day = context.date.day;
    std::vector<std::uint32_t> confirmed = tested;
    for (const std::uint32_t i : at_clinic) {
        if (ill(context, courses, i)) confirmed.push_back(i);
    }
    const auto look_at = [&](std::uint32_t i) {
        if (patients.found_on[i] < day && ill(context, courses, i)) confirmed.push_back(i);
    };
    if (patients.found.size() <= courses.active.size()) {
        for (const std::uint32_t i : patients.found) look_at(i);
    } else {
        courses.active.for_each(look_at);
    }
    core::sort_end(confirmed);
    for (const std::uint32_t i : confirmed) report_case(context, i, patients, ledger);
}

}  // namespace wangge::kernel::care
