// Patients, hospital, swabs and the laboratory, plainly.
#include <algorithm>
#include <map>
#include <tuple>

#include "tests/reference/reference.hpp"
#include "wangge/core/exact_math.hpp"
#include "wangge/core/samplers.hpp"

namespace wangge::tests {
namespace {

using core::Purpose;
using kernel::Count;

constexpr std::int32_t kDay = 1440;

}  // namespace

// --- protection and severe disease ---

// What vaccination and earlier infection leave of the risks today.
Reference::Shield Reference::shield(std::uint32_t i) const {
    const policy::Immunity& rules = scenario_.immunity;
    const std::uint64_t key = world_.resident.key[i];
    const auto decade = static_cast<std::size_t>(std::min(9, world_.resident.age[i] / 10));
    const auto left = [&](double days, double half_life) {
        return core::exp(-0x1.62e42fefa39efp-1 * (days + day_) / half_life);
    };
    Shield all;
    if (draws(Purpose::kVaccinated).happens(rules.coverage[decade], key)) {
        all.susceptibility *= 1 - rules.vaccine_infection * left(rules.dose_days, rules.half_life);
        all.infectivity *= 1 - rules.vaccine_transmission * left(rules.dose_days, rules.half_life);
        all.severe *= 1 - rules.vaccine_severe * left(rules.dose_days, rules.half_life_severe);
        all.death *= 1 - rules.vaccine_death * left(rules.dose_days, rules.half_life_severe);
    }
    if (draws(Purpose::kHadBefore).happens(rules.prior_share, key)) {
        all.susceptibility *= 1 - rules.prior_infection * left(rules.prior_days, rules.half_life);
        all.infectivity *= 1 - rules.prior_transmission * left(rules.prior_days, rules.half_life);
        all.severe *= 1 - rules.prior_severe * left(rules.prior_days, rules.half_life_severe);
        all.death *= 1 - rules.prior_death * left(rules.prior_days, rules.half_life_severe);
    }
    return all;
}

void Reference::fall_ill() {
    const policy::Care& care = scenario_.care;
    const policy::Disease& disease = scenario_.disease;
    for (std::uint32_t i = 0; i < world_.agents; ++i) {
        if (state.courses.infected_at[i] < 0 || state.courses.symptomatic[i] == 0 || over(i, day_ * kDay) ||
            state.courses.onset_at[i] > day_ * kDay)
            continue;
        const std::int32_t onset = state.courses.onset_at[i] / kDay;
        const bool severe_now =
            std::any_of(state.hospital.cases.begin(), state.hospital.cases.end(),
                        [&](const auto& one) { return one.resident == i && one.stage > 0; });
        if (day_ - onset == static_cast<std::int32_t>(care.ill_days) && !severe_now) {
            state.patients.stays_home[i] = 0;
            state.patients.clinic_from[i] = state.patients.calls_from[i] = kernel::kNever;
        }
    }
    // The new ones in the order in which they were infected.
    std::vector<std::uint32_t> fresh;
    for (const kernel::Transmission& infection : tree) {
        const std::uint32_t i = infection.infected;
        if (state.courses.symptomatic[i] != 0 && state.courses.onset_at[i] <= day_ * kDay &&
            state.courses.onset_at[i] > (day_ - 1) * kDay)
            fresh.push_back(i);
    }
    for (const std::uint32_t i : fresh) {
        const std::uint64_t key = world_.resident.key[i];
        count(Count::kOnsets, i);
        state.patients.stays_home[i] = draws(Purpose::kStayHome).happens(care.stay_home_share, key) ? 1 : 0;
        if (draws(Purpose::kSeek).happens(care.seek_mild, key, 1)) {
            const std::int32_t from =
                state.courses.onset_at[i] / kDay + static_cast<std::int32_t>(care.confirm_after);
            if (draws(Purpose::kSeek).happens(care.fear, key, 1, 1))
                state.patients.calls_from[i] = from;
            else
                state.patients.clinic_from[i] = from;
        }
        if (i >= world_.residents) continue;
        const auto decade = static_cast<std::size_t>(std::min(9, world_.resident.age[i] / 10));
        const core::Draws fate = draws(Purpose::kSeverity);
        const auto after = [&](std::uint32_t which, double mean, double sd) {
            const double variance = core::log1p(sd * sd / (mean * mean));
            const double days = core::lognormal(fate.unit53(key, 1, which), core::log(mean) - variance / 2,
                                                core::sqrt(variance));
            return static_cast<std::int32_t>(std::min(days, 1000.0) * kDay);
        };
        if (!fate.happens(disease.severe[decade] * disease.severe_factor * shield(i).severe, key, 1, 0))
            continue;
        kernel::care::SevereCase one;
        one.resident = i;
        one.luck = fate.unit(key, 1, 2);
        one.severe_at = state.courses.onset_at[i] + after(3, disease.severe_mean, disease.severe_sd);
        one.outcome_at = one.recovers_at =
            one.severe_at + after(6, disease.recovery_mean, disease.recovery_sd);
        if (fate.happens(disease.critical[decade], key, 1, 1)) {
            one.critical_at = one.severe_at + after(4, disease.critical_mean, disease.critical_sd);
            one.outcome_at = one.critical_at + after(5, disease.death_mean, disease.death_sd);
            one.recovers_at = std::max(one.outcome_at, one.critical_at + (one.recovers_at - one.severe_at));
            one.dies_below = disease.death[decade] * disease.death_factor * shield(i).death;
        }
        state.hospital.cases.push_back(one);
    }
}

void Reference::nurse() {
    using kernel::care::Bed;
    std::vector<kernel::care::SevereCase>& cases = state.hospital.cases;
    const policy::Care& care = scenario_.care;
    const std::int32_t night = (day_ + 1) * kDay;
    std::vector<kernel::care::SevereCase> left;
    for (kernel::care::SevereCase one : cases) {
        const std::uint32_t i = one.resident;
        if (one.stage == 0 && one.severe_at < night) one.stage = 1, count(Count::kSevereCases, i);
        if (one.stage == 1 && one.critical_at < night) one.stage = 2, count(Count::kCriticalCases, i);
        bool dies = false;
        if (!one.decided && one.outcome_at < night) {
            const double without = one.days > 0 ? static_cast<double>(one.untreated) / one.days : 0.0;
            one.decided = true;
            dies =
                one.luck < (one.stage == 2
                                ? std::min(1.0, one.dies_below * (1 + (care.untreated_death - 1) * without))
                                : care.untreated_severe * without);
        }
        if (dies) {
            count(Count::kDeaths, i);
            state.arrival[i] = kernel::kNever;
            state.patients.clinic_from[i] = state.patients.calls_from[i] = state.patients.found_on[i] =
                kernel::kNever;
        }
        if (dies || one.recovers_at < night)
            state.patients.stays_home[i] = 0;
        else
            left.push_back(one);
    }
    cases = left;
    const auto places = [&](double per_thousand) {
        const auto whole = static_cast<std::int64_t>(per_thousand * world_.residents / 1000.0);
        return per_thousand > 0 ? std::max<std::int64_t>(1, whole) : 0;
    };
    const auto taken = [&](Bed bed) {
        return std::count_if(cases.begin(), cases.end(), [&](const auto& one) { return one.bed == bed; });
    };
    std::int64_t seats = places(care.transfers);
    std::vector<std::tuple<int, std::uint64_t, std::uint32_t>> turns;
    for (const kernel::care::SevereCase& one : cases) {
        const std::uint64_t rank =
            draws(Purpose::kHospitalBed).rank(one.stage, world_.resident.key[one.resident]);
        if (one.stage > 0 && !one.decided) turns.emplace_back(-int{one.stage}, rank, one.resident);
    }
    std::sort(turns.begin(), turns.end());
    for (const auto& [stage, rank, i] : turns) {
        for (kernel::care::SevereCase& one : cases) {
            if (one.resident != i) continue;
            const Bed need = one.stage == 2 ? Bed::kCritical : Bed::kWard;
            if (one.bed == need || one.bed == Bed::kCritical) continue;
            Bed found = one.bed;
            if (need == Bed::kCritical && taken(Bed::kCritical) < places(care.critical_beds))
                found = Bed::kCritical;
            else if (one.bed == Bed::kNone && taken(Bed::kWard) < places(care.beds))
                found = Bed::kWard;
            const bool rides = found != Bed::kNone && one.bed == Bed::kNone && !isolated(i);
            if (rides && seats == 0) {
                count(Count::kWaitingVehicle, i);
                continue;
            }
            if (found != need) count(Count::kWaitingBed, i);
            if (rides) --seats;
            if (one.bed == Bed::kNone && found != Bed::kNone) count(Count::kAdmissions, i), report(i);
            one.bed = found;
        }
    }
    for (kernel::care::SevereCase& one : cases) {
        const std::uint32_t i = one.resident;
        if (one.stage == 0) continue;
        const bool without = one.bed == Bed::kNone || (one.stage == 2 && one.bed == Bed::kWard);
        if (!one.decided) ++one.days;
        if (!one.decided && without) ++one.untreated, count(Count::kUntreatedHours, i, 24);
        if (one.bed == Bed::kNone) {
            state.patients.stays_home[i] = 1;
            continue;
        }
        state.patients.isolated_until[i] = std::max(state.patients.isolated_until[i], day_ + 2);
        count(Count::kHospitalDays, i);
        if (one.bed == Bed::kCritical) count(Count::kCriticalDays, i);
    }
}

// --- the way to confirmation ---

void Reference::report(std::uint32_t i) {
    if (state.patients.isolated_until[i] != 0) return;
    state.patients.isolated_until[i] = day_ + 15;
    state.patients.stays_home[i] = 0;
    state.patients.clinic_from[i] = state.patients.calls_from[i] = state.patients.found_on[i] =
        kernel::kNever;
    state.patients.reports.push_back({i, day_});
    count(Count::kReports, i);
    if (confined(i)) count(Count::kReportsQuarantined, i);
}

void Reference::confirm() {
    const auto turn = [&](Purpose purpose, std::uint32_t i) {
        return std::pair{draws(purpose).rank(today(), world_.resident.key[i]), i};
    };
    const auto a_day = [&](double per_thousand) {
        return static_cast<std::size_t>(per_thousand * world_.residents / 1000.0);
    };
    std::vector<std::pair<std::uint64_t, std::uint32_t>> came, calling;
    std::vector<std::uint8_t> seen(world_.agents, 0), ill(world_.agents, 0);
    for (std::uint32_t i = 0; i < world_.agents; ++i) {
        ill[i] = state.courses.infected_at[i] >= 0 && !over(i, day_ * kDay) ? 1 : 0;
        if ((i >= world_.residents || in_centre(i)) && ill[i] != 0 && state.patients.clinic_from[i] <= day_)
            seen[i] = 1;
    }
    for (const Trip& trip : trips_) {
        if (trip.goes && trip.errand == policy::Errand::kMedical &&
            state.patients.clinic_from[trip.who] <= day_)
            came.push_back(turn(Purpose::kClinicTurn, trip.who));
    }
    std::sort(came.begin(), came.end());
    const std::size_t room = std::max<std::size_t>(1, a_day(scenario_.care.clinic_capacity));
    for (std::size_t k = 0; k < came.size(); ++k) {
        if (k < room)
            seen[came[k].second] = 1, count(Count::kClinicPatients, came[k].second);
        else
            ledger.add_area(Count::kClinicTurnedAway, day_, ledger.elsewhere(), 1);
    }
    for (std::uint32_t i = 0; i < world_.agents; ++i) {
        const std::vector<std::uint32_t>& positive = state.lab.positive_today;
        const bool tested = std::find(positive.begin(), positive.end(), i) != positive.end();
        if (tested || (ill[i] != 0 && (seen[i] != 0 || state.patients.found_on[i] < day_))) report(i);
    }
    for (std::uint32_t i = 0; i < world_.agents; ++i) {
        if (ill[i] == 0 || state.patients.calls_from[i] > day_ || isolated(i)) continue;
        calling.push_back(turn(Purpose::kCallTurn, i));
        count(Count::kCalls, i);
    }
    std::sort(calling.begin(), calling.end());
    for (std::size_t k = 0; k < calling.size(); ++k) {
        const std::uint32_t i = calling[k].second;
        if (k >= a_day(scenario_.care.calls)) {
            count(Count::kCallsUnanswered, i);
            continue;
        }
        state.patients.calls_from[i] = kernel::kNever;
        state.patients.found_on[i] = std::min(state.patients.found_on[i], day_);
    }
}

// --- tests ---

void Reference::swab(std::uint32_t i, policy::TestKind kind, std::uint8_t pool, std::int32_t minute) {
    const policy::Testing& rules = scenario_.testing;
    const bool pcr = kind == policy::TestKind::kPcr;
    double chance = 0;
    if (state.courses.infected_at[i] >= 0 && state.courses.infected_at[i] < minute) {
        const std::int32_t row = std::max(0, 5 + minute / kDay - state.courses.onset_at[i] / kDay);
        if (row < static_cast<std::int32_t>(rules.pcr_sensitivity.size()))
            chance = rules.pcr_sensitivity[static_cast<std::size_t>(row)];
        const bool ill = state.courses.symptomatic[i] != 0 && state.courses.onset_at[i] <= minute;
        if (!pcr) chance *= ill ? rules.antigen_symptomatic : rules.antigen_asymptomatic;
    }
    chance = std::max(chance, pcr ? rules.pcr_false_positive : rules.antigen_false_positive);
    const bool positive = draws(Purpose::kSwab).happens(chance, world_.resident.key[i], today(), pcr ? 0 : 1);
    state.lab.today.push_back({i, kind, pool == 0 ? std::uint8_t{1} : pool, minute, positive});
    count(pcr ? Count::kSwabs : Count::kAntigenTests, i);
}

void Reference::open_results() {
    kernel::care::Lab& lab = state.lab;
    lab.positive_today.clear();
    std::vector<policy::TestResult> kept;
    for (const policy::TestResult& result : lab.results) {
        if (result.known + 21 >= day_) kept.push_back(result);
    }
    lab.results = kept;
    std::vector<kernel::care::Tube> left, again;
    for (const kernel::care::Tube& tube : lab.tubes) {
        if (tube.known > day_) {
            left.push_back(tube);
            continue;
        }
        int positives = 0;
        for (const kernel::care::Sample& sample : tube.samples) positives += sample.positive ? 1 : 0;
        for (const kernel::care::Sample& sample : tube.samples) {
            policy::Finding finding = policy::Finding::kNegative;
            if (positives > 0 && tube.samples.size() > 1) {
                finding = policy::Finding::kTubePositive;
                again.push_back({{sample}, day_, kernel::kNever, true});
            } else if (positives > 0) {
                finding = policy::Finding::kPositive;
                count(Count::kTestsPositive, sample.resident);
                std::int32_t& found = state.patients.found_on[sample.resident];
                if (sample.kind == policy::TestKind::kPcr)
                    lab.positive_today.push_back(sample.resident);
                else if (state.courses.infected_at[sample.resident] >= 0)
                    found = std::min(found, day_);
            }
            lab.results.push_back({sample.resident, sample.kind, sample.taken_at / kDay, day_, finding});
        }
    }
    left.insert(left.end(), again.begin(), again.end());
    lab.tubes = left;
}

void Reference::run_lab() {
    kernel::care::Lab& lab = state.lab;
    // One swab a person and kind: of two the one in the smaller tube, then the earlier.
    std::map<std::tuple<policy::TestKind, std::uint32_t>, kernel::care::Sample> swabs;
    for (const kernel::care::Sample& sample : lab.today) {
        const auto [at, fresh] = swabs.try_emplace({sample.kind, sample.resident}, sample);
        if (!fresh &&
            std::tuple{sample.pool, sample.taken_at} < std::tuple{at->second.pool, at->second.taken_at})
            at->second = sample;
    }
    lab.today.clear();
    // By size of tube, in the order of residents.
    for (std::uint32_t pool = 1; pool < 256; ++pool) {
        std::vector<kernel::care::Sample> together;
        for (const auto& [who, sample] : swabs) {
            if (sample.kind == policy::TestKind::kPcr && sample.pool == pool) together.push_back(sample);
        }
        for (std::size_t k = 0; k < together.size(); ++k) {
            if (k % pool == 0) lab.tubes.push_back({{}, day_, kernel::kNever, false});
            lab.tubes.back().samples.push_back(together[k]);
        }
    }
    for (const auto& [who, sample] : swabs) {
        if (sample.kind == policy::TestKind::kAntigen) lab.tubes.push_back({{sample}, day_, day_ + 1, false});
    }
    auto room = static_cast<std::int64_t>(scenario_.testing.lab_tubes * world_.residents / 1000.0);
    room = std::max<std::int64_t>(1, room);
    for (;;) {
        kernel::care::Tube* next = nullptr;
        const auto turn = [&](const kernel::care::Tube& tube) {
            const std::uint32_t first = tube.samples.front().resident;
            return std::tuple{!tube.retest, tube.came_on,
                              draws(Purpose::kTubeOrder)
                                  .rank(static_cast<std::uint64_t>(tube.came_on), world_.resident.key[first]),
                              first};
        };
        for (kernel::care::Tube& tube : lab.tubes) {
            if (tube.known == kernel::kNever && (next == nullptr || turn(tube) < turn(*next))) next = &tube;
        }
        if (next == nullptr || room-- == 0) break;
        const std::uint32_t first = next->samples.front().resident;
        double ready = 0;
        for (const kernel::care::Sample& sample : next->samples)
            ready = std::max(ready, sample.taken_at + 60.0 * scenario_.testing.turnaround);
        if (next->retest) ready = next->came_on * double{kDay} + 60.0 * scenario_.testing.retest_turnaround;
        ready += (day_ - next->came_on) * double{kDay};
        next->known = day_ + 1;
        while (next->known * double{kDay} < ready) ++next->known;
        count(Count::kTubes, first);
        if (next->retest) count(Count::kTubesRetested, first);
    }
    for (const kernel::care::Tube& tube : lab.tubes) {
        if (tube.known == kernel::kNever) count(Count::kTubesWaiting, tube.samples.front().resident);
    }
}

}  // namespace wangge::tests
