#include "wangge/kernel/care/lab.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "wangge/core/flaw.hpp"

namespace wangge::kernel::care {
namespace {

constexpr std::int32_t kOnsetDay = 5;  // in the table of sensitivities

// What PCR would find in an infected person: by day of illness, nothing on the day of infection.
double pcr_sensitivity(const Context& context, const disease::Courses& courses, std::uint32_t i,
                       std::int32_t at) {
    if (courses.susceptible(i) || courses.infected_at[i] >= at) return 0.0;
    const auto last = static_cast<std::int32_t>(policy::kSensitivityDays) - 1;
    const std::int32_t day = kOnsetDay + at / kDayMinutes - courses.onset_at[i] / kDayMinutes;
    if (day > last) return 0.0;
    return context.scenario.testing.pcr_sensitivity[static_cast<std::size_t>(
        core::flawed(core::Flaw::kSensitivityOfDayOne) ? 1 : std::max(0, day))];
}

double chance_positive(const Context& context, const disease::Courses& courses, std::uint32_t i,
                       policy::TestKind kind, std::int32_t at) {
    const policy::Testing& testing = context.scenario.testing;
    const bool antigen = kind == policy::TestKind::kAntigen;
    double found = pcr_sensitivity(context, courses, i, at);
    if (antigen) {
        const bool ill = courses.symptomatic[i] && courses.onset_at[i] <= at;
        found *= ill ? testing.antigen_symptomatic : testing.antigen_asymptomatic;
    }
    return std::max(found, antigen ? testing.antigen_false_positive : testing.pcr_false_positive);
}

// First dawn that is not before `minute`.
std::int32_t dawn_after(double minute) {
    return static_cast<std::int32_t>(std::ceil(minute / kDayMinutes));
}

auto order_in_tubes(const Sample& sample) {
    return std::tuple{sample.kind, sample.pool, sample.resident, sample.taken_at};
}

// One swab a day, person and kind; where two were ordered, the one that shares its tube with fewer.
void drop_doubles(std::vector<Sample>& samples) {
    std::sort(samples.begin(), samples.end(), [](const Sample& a, const Sample& b) {
        return std::tuple{a.resident, a.kind, a.pool, a.taken_at} <
               std::tuple{b.resident, b.kind, b.pool, b.taken_at};
    });
    const auto same = [](const Sample& a, const Sample& b) {
        return a.resident == b.resident && a.kind == b.kind;
    };
    samples.erase(std::unique(samples.begin(), samples.end(), same), samples.end());
    std::sort(samples.begin(), samples.end(),
              [](const Sample& a, const Sample& b) { return order_in_tubes(a) < order_in_tubes(b); });
}

void fill_tubes(const Context& context, Lab& lab) {
    drop_doubles(lab.today);
    bool open = false;
    for (const Sample& sample : lab.today) {
        if (sample.kind == policy::TestKind::kAntigen) {  // read on the spot
            lab.tubes.push_back({{sample}, context.date.day, context.date.day + 1, false});
            continue;
        }
        const bool room = open && lab.tubes.back().samples.front().pool == sample.pool &&
                          lab.tubes.back().samples.size() < sample.pool;
        if (!room) lab.tubes.push_back({{}, context.date.day, kNever, false});
        lab.tubes.back().samples.push_back(sample);
        open = true;
    }
    lab.today.clear();
}

}  // namespace

void take_sample(const Context& context, const disease::Courses& courses, std::uint32_t resident,
                 policy::TestKind kind, std::uint8_t pool, std::int32_t taken_at, Lab& lab, Ledger& ledger) {
    const double chance = chance_positive(context, courses, resident, kind, taken_at);
    const bool positive = core::Draws(context.luck, core::Purpose::kSwab)
                              .happens(chance, context.world.resident.key[resident], context.today(),
                                       static_cast<std::uint32_t>(kind));
    lab.today.push_back({resident, kind, std::max<std::uint8_t>(1, pool), taken_at, positive});
    ledger.add(kind == policy::TestKind::kPcr ? Count::kSwabs : Count::kAntigenTests, context.date.day,
               resident);
}

void open_results(const Context& context, const disease::Courses& courses, Lab& lab, Patients& patients,
                  Ledger& ledger) {
    const std::int32_t day = context.date.day;
    lab.positive_today.clear();
    std::erase_if(lab.results,
                  [&](const policy::TestResult& result) { return day - result.known > kResultDays; });
    std::vector<Tube> again;
    for (const Tube& tube : lab.tubes) {
        if (tube.known > day) continue;
        const bool positive = std::any_of(tube.samples.begin(), tube.samples.end(),
                                          [](const Sample& sample) { return sample.positive; });
        const bool mixed = tube.samples.size() > 1;
        for (const Sample& sample : tube.samples) {
            const policy::Finding finding = !positive ? policy::Finding::kNegative
                                            : mixed   ? policy::Finding::kTubePositive
                                                      : policy::Finding::kPositive;
            lab.results.push_back(
                {sample.resident, sample.kind, sample.taken_at / kDayMinutes, day, finding});
            if (!positive) continue;
            if (mixed) {
                again.push_back({{sample}, day, kNever, true});
                continue;
            }
            ledger.add(Count::kTestsPositive, day, sample.resident);
            if (sample.kind == policy::TestKind::kPcr) {
                lab.positive_today.push_back(sample.resident);
            } else if (!courses.susceptible(sample.resident)) {  // PCR follows and confirms
                patients.find(sample.resident, day);
            }
        }
    }
    std::erase_if(lab.tubes, [&](const Tube& tube) { return tube.known <= day; });
    lab.tubes.insert(lab.tubes.end(), again.begin(), again.end());
    std::sort(lab.positive_today.begin(), lab.positive_today.end());
}

void run_lab(const Context& context, Lab& lab, Ledger& ledger) {
    fill_tubes(context, lab);
    const policy::Testing& testing = context.scenario.testing;
    const core::Draws order(context.luck, core::Purpose::kTubeOrder);
    std::vector<std::tuple<int, std::int32_t, std::uint64_t, std::uint32_t, std::size_t>> waiting;
    for (std::size_t k = 0; k < lab.tubes.size(); ++k) {
        const Tube& tube = lab.tubes[k];
        if (tube.known != kNever) continue;
        const std::uint32_t first = tube.samples.front().resident;
        waiting.emplace_back(
            tube.retest ? 0 : 1, tube.came_on,
            order.rank(static_cast<std::uint64_t>(tube.came_on), context.world.resident.key[first]), first,
            k);
    }
    if (waiting.empty()) return;
    std::sort(waiting.begin(), waiting.end());
    const auto capacity = std::max<std::size_t>(1, context.per_thousand(testing.lab_tubes));
    for (std::size_t k = 0; k < waiting.size(); ++k) {
        Tube& tube = lab.tubes[std::get<4>(waiting[k])];
        const std::uint32_t first = tube.samples.front().resident;
        if (k >= capacity && !core::flawed(core::Flaw::kLaboratoryUnlimited)) {
            ledger.add(Count::kTubesWaiting, context.date.day, first);
            continue;
        }
        // The clock of a retest runs from the dawn of the positive tube, that of a swab from when it was
        // taken; days in the queue come on top.
        double ready = tube.came_on * static_cast<double>(kDayMinutes) + testing.retest_turnaround * 60.0;
        if (!tube.retest) {
            ready = 0;
            for (const Sample& sample : tube.samples)
                ready = std::max(ready, sample.taken_at + testing.turnaround * 60.0);
        }
        ready += (context.date.day - tube.came_on) * static_cast<double>(kDayMinutes);
        tube.known = std::max(context.date.day + 1, dawn_after(ready));
        ledger.add(Count::kTubes, context.date.day, first);
        if (tube.retest) ledger.add(Count::kTubesRetested, context.date.day, first);
    }
}

}  // namespace wangge::kernel::care
