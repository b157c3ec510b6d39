// Swabs and the laboratory, plainly.
#include <algorithm>
#include <map>
#include <tuple>

#include "tests/reference/reference.hpp"

namespace wangge::tests {
namespace {

using core::Purpose;
using kernel::Count;

constexpr std::int32_t kDay = 1440;

}  // namespace

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
                if (sample.kind == policy::TestKind::kAntigen)
                    found = std::min(found, day_);
                else
                    lab.positive_today.push_back(sample.resident);
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
