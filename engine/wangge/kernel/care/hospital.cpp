#include "wangge/kernel/care/hospital.hpp"

#include <algorithm>
#include <tuple>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/samplers.hpp"

namespace wangge::kernel::care {
namespace {

constexpr std::uint32_t kOrdinal = 1;
constexpr std::size_t kAhead = 16;  // cases live all over the place: what is asked next is asked for before
enum Which : std::uint32_t { kIsSevere, kIsCritical, kDies, kToSevere, kToCritical, kToDeath, kToRecovery };

// Minutes of a lognormal time with this mean and standard deviation in days.
std::int32_t time(const core::Draws& draws, std::uint64_t key, Which which, double mean, double sd) {
    const double variance = core::log1p(sd * sd / (mean * mean));
    const double days = core::lognormal(draws.unit53(key, kOrdinal, which), core::log(mean) - variance / 2,
                                        core::sqrt(variance));
    return static_cast<std::int32_t>(std::min(days, 1000.0) * kDayMinutes);
}

// So many per 1,000 residents; at least one where there are any.
std::size_t capacity(const Context& context, double per_thousand) {
    return per_thousand <= 0 ? 0 : std::max<std::size_t>(1, context.per_thousand(per_thousand));
}

Bed needed(const SevereCase& one) {
    return one.stage == 2 ? Bed::kCritical : Bed::kWard;
}

// Chance of death once the outcome is due: more, the longer the bed was missing.
double chance_of_death(const Context& context, const SevereCase& one) {
    const policy::Care& care = context.scenario.care;
    const double without = one.days == 0 ? 0.0 : static_cast<double>(one.untreated) / one.days;
    if (one.stage < 2) return care.untreated_severe * without;
    return std::min(1.0, one.dies_below * (1.0 + (care.untreated_death - 1.0) * without));
}

void worsen(const Context& context, std::int32_t now, SevereCase& one, Ledger& ledger) {
    if (one.stage == 0 && one.severe_at < now) {
        one.stage = 1;
        ledger.add(Count::kSevereCases, context.date.day, one.resident);
    }
    if (one.stage == 1 && one.critical_at < now) {
        one.stage = 2;
        ledger.add(Count::kCriticalCases, context.date.day, one.resident);
    }
}

struct Wards {
    std::size_t beds, critical_beds, seats;  // free ones
};

void admit(const Context& context, Bed bed, Wards& wards, SevereCase& one, Patients& patients,
           Ledger& ledger) {
    const std::int32_t day = context.date.day;
    if (one.bed == Bed::kNone) {
        ledger.add(Count::kAdmissions, day, one.resident);
        report_case(context, one.resident, patients, ledger);
    }
    if (one.bed == Bed::kWard) ++wards.beds;
    if (one.bed == Bed::kCritical) ++wards.critical_beds;
    --(bed == Bed::kCritical ? wards.critical_beds : wards.beds);
    one.bed = bed;
}

// In the order of need: each takes the best bed there is, if a vehicle is there too.
void find_beds(const Context& context, Wards wards, const std::vector<SevereCase*>& waiting,
               Patients& patients, Ledger& ledger) {
    const core::Draws turn(context.luck, core::Purpose::kHospitalBed);
    std::vector<std::tuple<std::int32_t, std::uint64_t, std::uint32_t, SevereCase*>> order(waiting.size());
    constexpr std::uint32_t kPart = 256;
    core::for_each_part(context.parallel, static_cast<std::uint32_t>(order.size()), kPart,
                        [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                            for (std::uint32_t k = first; k < end; ++k) {
                                SevereCase* const one = waiting[k];
                                order[k] = {2 - one->stage,
                                            turn.rank(one->stage, context.world.resident.key[one->resident]),
                                            one->resident, one};
                            }
                        });
    // Many wait for few beds: only those are put in order who may still find one.
    const auto later = [](const auto& a, const auto& b) { return b < a; };
    const auto any_free = [&] { return wards.beds > 0 || wards.critical_beds > 0; };
    if (any_free()) std::make_heap(order.begin(), order.end(), later);
    for (auto end = order.end(); end != order.begin(); --end) {
        if (any_free()) std::pop_heap(order.begin(), end, later);
        if (end - order.begin() > static_cast<std::ptrdiff_t>(kAhead))
            ledger.prefetch(std::get<2>(*(end - 1 - kAhead)));
        SevereCase* const one = std::get<3>(*(end - 1));
        const std::int32_t day = context.date.day;
        const bool critical = needed(*one) == Bed::kCritical && wards.critical_beds > 0;
        const bool ward = one->bed == Bed::kNone && wards.beds > 0;
        if (!critical && !ward) {
            ledger.add(Count::kWaitingBed, day, one->resident);
            continue;
        }
        const bool at_home = one->bed == Bed::kNone && !patients.isolated(one->resident, day);
        if (at_home && wards.seats == 0) {
            ledger.add(Count::kWaitingVehicle, day, one->resident);
            continue;
        }
        if (at_home) --wards.seats;
        admit(context, critical ? Bed::kCritical : Bed::kWard, wards, *one, patients, ledger);
        if (one->bed != needed(*one)) ledger.add(Count::kWaitingBed, day, one->resident);
    }
}

}  // namespace

std::optional<SevereCase> foresee(const Context& context, const disease::Courses& courses,
                                  const disease::Immunity& immunity, std::uint32_t i) {
    if (i >= context.world.residents) return {};  // staff from elsewhere are cared for elsewhere
    const policy::Disease& disease = context.scenario.disease;
    const core::Draws draws(context.luck, core::Purpose::kSeverity);
    const std::uint64_t key = context.world.resident.key[i];
    const std::uint32_t decade = disease::decade(context.world.resident.age[i]);
    const disease::Shield& shield = immunity.of(i);
    if (!draws.happens(disease.severe[decade] * disease.severe_factor * shield.severe, key, kOrdinal,
                       kIsSevere))
        return {};
    SevereCase one;
    one.resident = i;
    one.severe_at = courses.onset_at[i] + time(draws, key, kToSevere, disease.severe_mean, disease.severe_sd);
    const std::int32_t recovery = time(draws, key, kToRecovery, disease.recovery_mean, disease.recovery_sd);
    if (draws.happens(disease.critical[decade], key, kOrdinal, kIsCritical)) {
        one.critical_at =
            one.severe_at + time(draws, key, kToCritical, disease.critical_mean, disease.critical_sd);
        one.outcome_at = one.critical_at + time(draws, key, kToDeath, disease.death_mean, disease.death_sd);
        one.recovers_at = std::max(one.outcome_at, one.critical_at + recovery);
        one.dies_below = disease.death[decade] * disease.death_factor * shield.death;
    } else {
        one.outcome_at = one.recovers_at = one.severe_at + recovery;
    }
    one.luck = draws.unit(key, kOrdinal, kDies);
    return one;
}

void nurse(const Context& context, Hospital& hospital, Patients& patients, Arrivals& gone, Ledger& ledger) {
    if (hospital.cases.empty()) return;
    const std::int32_t day = context.date.day, now = (day + 1) * kDayMinutes;
    const policy::Care& care = context.scenario.care;
    for (SevereCase& one : hospital.cases) {
        worsen(context, now, one, ledger);
        if (one.decided || one.outcome_at >= now) continue;
        one.decided = true;
        if (one.luck >= chance_of_death(context, one)) continue;
        ledger.add(Count::kDeaths, day, one.resident);
        gone.set(one.resident, kNever);
        patients.dead.push_back(one.resident);
        patients.stays_home.set(one.resident, 0);
        patients.forget_care(one.resident);
        one.recovers_at = 0;  // leaves the hospital
    }
    for (const SevereCase& one : hospital.cases) {
        if (one.recovers_at < now) patients.stays_home.set(one.resident, 0);
    }
    std::erase_if(hospital.cases, [&](const SevereCase& one) { return one.recovers_at < now; });
    Wards wards{capacity(context, care.beds), capacity(context, care.critical_beds),
                capacity(context, care.transfers)};
    std::vector<SevereCase*> waiting;
    for (SevereCase& one : hospital.cases) {
        if (one.bed == Bed::kWard) --wards.beds;
        if (one.bed == Bed::kCritical) --wards.critical_beds;
        if (one.stage > 0 && !one.decided && one.bed < needed(one)) waiting.push_back(&one);
    }
    find_beds(context, wards, waiting, patients, ledger);
    for (std::size_t k = 0; k < hospital.cases.size(); ++k) {
        if (k + kAhead < hospital.cases.size()) {
            const std::uint32_t i = hospital.cases[k + kAhead].resident;
            ledger.prefetch(i);
            patients.stays_home.prefetch(i);
        }
        SevereCase& one = hospital.cases[k];
        if (one.stage == 0) continue;
        if (!one.decided) {
            ++one.days;
            if (one.bed < needed(one)) {
                ++one.untreated;
                ledger.add(Count::kUntreatedHours, day, one.resident, 24);
            }
        }
        if (one.bed == Bed::kNone) {
            patients.rest(one.resident);
            continue;
        }
        patients.isolate(one.resident, day, std::max(patients.isolated_until[one.resident], day + 2));
        ledger.add(Count::kHospitalDays, day, one.resident);
        if (one.bed == Bed::kCritical) ledger.add(Count::kCriticalDays, day, one.resident);
    }
}

}  // namespace wangge::kernel::care
