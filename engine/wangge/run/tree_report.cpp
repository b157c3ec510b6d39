#include "wangge/run/tree_report.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"
#include "wangge/kernel/context.hpp"

namespace wangge::run {
namespace {

using kernel::kDayMinutes;

constexpr std::size_t kFewest = 10;          // cases or pairs for a figure
constexpr std::uint32_t kGrowthBegins = 10;  // infections so far on the first day of growth
constexpr double kGrowthEnds = 0.1;          // of residents infected: susceptibles run out
constexpr std::int32_t kGrowthDays = 7;      // at least
constexpr double kLeastK = 0.01, kMostK = 100;

Maybe mean_of(double sum, std::size_t count) {
    return count < kFewest ? Maybe{} : Maybe{true, sum / static_cast<double>(count)};
}

// Per case: row in the tree of its infection.
struct Cases {
    std::vector<std::uint32_t> generation, offspring;  // by row of the tree
    std::vector<std::uint8_t> over;                    // course over before the end
};

Cases trace(std::span<const kernel::Transmission> tree, const kernel::disease::Courses& courses,
            std::int32_t days) {
    std::vector<std::uint32_t> row_of(courses.infected_at.size(), world::kNone);
    Cases cases;
    cases.generation.resize(tree.size()), cases.offspring.resize(tree.size()), cases.over.resize(tree.size());
    for (std::uint32_t row = 0; row < tree.size(); ++row) {
        const kernel::Transmission& one = tree[row];
        row_of[one.infected] = row;
        cases.over[row] =
            courses.starts_at[one.infected] + courses.length[one.infected] <= days * kDayMinutes;
        const std::uint32_t parent = one.infector == world::kNone ? world::kNone : row_of[one.infector];
        if (parent == world::kNone) continue;
        cases.generation[row] = cases.generation[parent] + 1;
        ++cases.offspring[parent];
    }
    return cases;
}

void count_generations(const Cases& cases, TreeReport& report, std::vector<std::uint32_t>& offspring) {
    for (std::size_t row = 0; row < cases.generation.size(); ++row) {
        const std::uint32_t generation = cases.generation[row];
        if (generation >= report.generations.size()) report.generations.resize(generation + 1);
        if (cases.over[row] == 0) continue;
        report.generations[generation].cases += 1;
        report.generations[generation].offspring += cases.offspring[row];
        offspring.push_back(cases.offspring[row]);
    }
    for (Generation& one : report.generations) {
        if (one.cases > 0) one.offspring /= one.cases;
    }
    if (!report.generations.empty() && report.generations[0].cases > 0)
        report.index_r = {true, report.generations[0].offspring};
}

// Pairs: when, where, and in which state of the infector. Returns generation times in days.
std::vector<double> read_pairs(std::span<const kernel::Transmission> tree,
                               const kernel::disease::Courses& courses, TreeReport& report) {
    std::vector<double> times;
    double sum = 0, square = 0, before = 0, without = 0;
    for (const kernel::Transmission& one : tree) {
        if (one.infector == world::kNone) continue;
        const std::int32_t at = courses.infected_at[one.infected];
        const double days = (at - courses.infected_at[one.infector]) / static_cast<double>(kDayMinutes);
        times.push_back(days);
        sum += days, square += days * days;
        report.settings[one.setting] += 1;
        if (courses.symptomatic[one.infector] == 0) {
            without += 1;
        } else if (at < courses.onset_at[one.infector]) {
            before += 1;
        }
    }
    report.generation_mean = mean_of(sum, times.size());
    report.presymptomatic = mean_of(before, times.size());
    report.asymptomatic = mean_of(without, times.size());
    if (report.generation_mean.known) {
        const double mean = report.generation_mean.value;
        report.generation_sd = {
            true, core::sqrt(std::max(0.0, square / static_cast<double>(times.size()) - mean * mean))};
    }
    for (double& share : report.settings) {
        if (!times.empty()) share /= static_cast<double>(times.size());
    }
    return times;
}

// Housemates of the first case of a household, infected at home in the follow-up of its onset.
Maybe household_attack(const world::World& world, const policy::Disease& disease,
                       std::span<const kernel::Transmission> tree, const kernel::disease::Courses& courses,
                       std::int32_t days) {
    const auto follow_up = static_cast<std::int32_t>(disease.attack_follow_up * kDayMinutes);
    std::vector<std::uint32_t> first(world.households, world::kNone);
    double infected = 0, housemates = 0;
    for (const kernel::Transmission& one : tree) {
        if (one.infected >= world.residents) continue;
        const std::uint32_t h = world.resident.household[one.infected];
        if (first[h] == world::kNone) {
            first[h] = one.infected;
            if (courses.onset_at[one.infected] + follow_up <= days * kDayMinutes)
                housemates += world.members(h) - 1;
            continue;
        }
        const std::int32_t until = courses.onset_at[first[h]] + follow_up;
        const bool home = one.setting == static_cast<std::uint8_t>(kernel::Setting::kHome);
        if (home && until <= days * kDayMinutes && courses.infected_at[one.infected] < until) infected += 1;
    }
    return housemates < static_cast<double>(kFewest) ? Maybe{} : Maybe{true, infected / housemates};
}

// Slope of log incidence by Poisson maximum likelihood (Newton's method).
Maybe slope(std::span<const double> counts) {
    double a = 0, b = 0, total = 0;
    for (const double one : counts) total += one;
    if (total < static_cast<double>(kFewest)) return {};
    const auto n = static_cast<double>(counts.size());
    a = core::log(total / n);
    for (int step = 0; step < 50; ++step) {
        double sa = 0, sb = 0, iaa = 0, iab = 0, ibb = 0;
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const double x = static_cast<double>(k) - (n - 1) / 2, mean = core::exp(a + b * x);
            sa += counts[k] - mean, sb += x * (counts[k] - mean);
            iaa += mean, iab += x * mean, ibb += x * x * mean;
        }
        const double determinant = iaa * ibb - iab * iab;
        if (!(determinant > 0)) return {};
        const double da = (ibb * sa - iab * sb) / determinant, db = (iaa * sb - iab * sa) / determinant;
        a += da, b += std::clamp(db, -0.5, 0.5);
        if (db < 1e-9 && db > -1e-9) return {true, b};
    }
    return {};
}

void fit_growth(const world::World& world, std::span<const kernel::Transmission> tree, std::int32_t days,
                TreeReport& report) {
    std::vector<double> daily(static_cast<std::size_t>(std::max(0, days)), 0.0);
    for (const kernel::Transmission& one : tree) {
        if (one.infector != world::kNone && one.day < days) daily[static_cast<std::size_t>(one.day)] += 1;
    }
    double so_far = 0, most = 0;
    std::size_t from = daily.size(), until = daily.size(), peak = 0;
    for (std::size_t day = 0; day < daily.size(); ++day) {
        so_far += daily[day];
        if (so_far >= kGrowthBegins && from == daily.size()) from = day;
        if (daily[day] > most) most = daily[day], peak = day;
        if (so_far > kGrowthEnds * world.residents && until == daily.size()) until = day;
    }
    until = std::min(until, peak + 1);
    if (from + kGrowthDays > until) return;
    report.growth = slope({daily.data() + from, until - from});
    report.growth_from = static_cast<std::int32_t>(from);
    report.growth_until = static_cast<std::int32_t>(until);
}

double log_likelihood(std::span<const std::uint32_t> counts, double mean, double k) {
    double sum = 0;
    const double failure = k * core::log(k / (k + mean)), success = core::log(mean / (k + mean));
    const double base = core::log_gamma(k);
    for (const std::uint32_t one : counts) sum += core::log_gamma(one + k) - base + failure + one * success;
    return sum;
}

}  // namespace

Maybe dispersion_of(std::span<const std::uint32_t> counts) {
    double sum = 0;
    for (const std::uint32_t one : counts) sum += one;
    if (counts.size() < kFewest || sum <= 0) return {};
    const double mean = sum / static_cast<double>(counts.size());
    double low = core::log(kLeastK), high = core::log(kMostK);
    constexpr double kGolden = 0.6180339887498949;
    while (high - low > 1e-4) {
        const double a = high - kGolden * (high - low), b = low + kGolden * (high - low);
        const bool left =
            log_likelihood(counts, mean, core::exp(a)) > log_likelihood(counts, mean, core::exp(b));
        (left ? high : low) = left ? b : a;
    }
    return {true, core::exp((low + high) / 2)};
}

TreeReport report_tree(const world::World& world, const policy::Scenario& scenario,
                       std::span<const kernel::Transmission> tree, const kernel::disease::Courses& courses,
                       std::int32_t days) {
    TreeReport report;
    report.cases = static_cast<std::uint32_t>(tree.size());
    for (const kernel::Transmission& one : tree) report.index_cases += one.infector == world::kNone ? 1 : 0;
    std::vector<std::uint32_t> offspring;
    count_generations(trace(tree, courses, days), report, offspring);
    report.dispersion = dispersion_of(offspring);
    const std::vector<double> times = read_pairs(tree, courses, report);
    report.household_attack = household_attack(world, scenario.disease, tree, courses, days);
    fit_growth(world, tree, days, report);
    if (report.growth.known && times.size() >= kFewest) {
        double discounted = 0;
        for (const double time : times) discounted += core::exp(-report.growth.value * time);
        report.euler_lotka = {true, static_cast<double>(times.size()) / discounted};
    }
    return report;
}

}  // namespace wangge::run
