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

// By row of the tree.
struct Cases {
    std::vector<std::uint16_t> generation;
    std::vector<std::uint32_t> offspring;
};

Cases trace(const Infections& tree, const kernel::disease::Courses& courses) {
    std::vector<std::uint32_t> row_of(courses.infected_at.size(), world::kNone);
    Cases cases;
    cases.generation.resize(tree.size()), cases.offspring.resize(tree.size());
    std::uint32_t row = 0;
    each_infection(tree, [&](const kernel::Transmission& one) {
        row_of[one.infected] = row;
        const std::uint32_t parent = one.infector == world::kNone ? world::kNone : row_of[one.infector];
        if (parent != world::kNone) {
            cases.generation[row] = static_cast<std::uint16_t>(cases.generation[parent] + 1);
            ++cases.offspring[parent];
        }
        ++row;
    });
    return cases;
}

// How many have so many offspring: of cases whose course is over before the end.
using Histogram = std::vector<std::uint64_t>;

void note(std::uint32_t count, Histogram& histogram) {
    if (count >= histogram.size()) histogram.resize(std::size_t{count} + 1);
    ++histogram[count];
}

Histogram count_generations(const Infections& tree, const kernel::disease::Courses& courses,
                            std::int32_t days, TreeReport& report) {
    const Cases cases = trace(tree, courses);
    Histogram histogram;
    std::uint32_t row = 0;
    each_infection(tree, [&](const kernel::Transmission& one) {
        const std::uint32_t generation = cases.generation[row], offspring = cases.offspring[row];
        ++row;
        if (generation >= report.generations.size()) report.generations.resize(generation + 1);
        if (courses.starts_at[one.infected] + courses.length[one.infected] > days * kDayMinutes) return;
        report.generations[generation].cases += 1;
        report.generations[generation].offspring += offspring;
        note(offspring, histogram);
    });
    for (Generation& one : report.generations) {
        if (one.cases > 0) one.offspring /= one.cases;
    }
    if (!report.generations.empty() && report.generations[0].cases > 0)
        report.index_r = {true, report.generations[0].offspring};
    return histogram;
}

double days_between(const kernel::disease::Courses& courses, const kernel::Transmission& one) {
    return (courses.infected_at[one.infected] - courses.infected_at[one.infector]) /
           static_cast<double>(kDayMinutes);
}

// Pairs: when, where, and in which state of the infector. Returns how many there are.
std::size_t read_pairs(const Infections& tree, const kernel::disease::Courses& courses, TreeReport& report) {
    std::size_t pairs = 0;
    double sum = 0, square = 0, before = 0, without = 0;
    each_infection(tree, [&](const kernel::Transmission& one) {
        if (one.infector == world::kNone) return;
        const std::int32_t at = courses.infected_at[one.infected];
        const double days = days_between(courses, one);
        ++pairs;
        sum += days, square += days * days;
        report.settings[one.setting] += 1;
        if (!courses.symptomatic[one.infector]) {
            without += 1;
        } else if (at < courses.onset_at[one.infector]) {
            before += 1;
        }
    });
    report.generation_mean = mean_of(sum, pairs);
    report.presymptomatic = mean_of(before, pairs);
    report.asymptomatic = mean_of(without, pairs);
    if (report.generation_mean.known) {
        const double mean = report.generation_mean.value;
        report.generation_sd = {true,
                                core::sqrt(std::max(0.0, square / static_cast<double>(pairs) - mean * mean))};
    }
    for (double& share : report.settings) {
        if (pairs > 0) share /= static_cast<double>(pairs);
    }
    return pairs;
}

// Housemates of the first case of a household, infected at home in the follow-up of its onset.
Maybe household_attack(const world::World& world, const policy::Disease& disease, const Infections& tree,
                       const kernel::disease::Courses& courses, std::int32_t days) {
    const auto follow_up = static_cast<std::int32_t>(disease.attack_follow_up * kDayMinutes);
    std::vector<std::uint32_t> first(world.households, world::kNone);
    double infected = 0, housemates = 0;
    each_infection(tree, [&](const kernel::Transmission& one) {
        if (one.infected >= world.residents) return;
        const std::uint32_t h = world.resident.household[one.infected];
        if (first[h] == world::kNone) {
            first[h] = one.infected;
            if (courses.onset_at[one.infected] + follow_up <= days * kDayMinutes)
                housemates += world.members(h) - 1;
            return;
        }
        const std::int32_t until = courses.onset_at[first[h]] + follow_up;
        const bool home = one.setting == static_cast<std::uint8_t>(kernel::Setting::kHome);
        if (home && until <= days * kDayMinutes && courses.infected_at[one.infected] < until) infected += 1;
    });
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

void fit_growth(const world::World& world, const Infections& tree, std::int32_t days, TreeReport& report) {
    std::vector<double> daily(static_cast<std::size_t>(std::max(0, days)), 0.0);
    each_infection(tree, [&](const kernel::Transmission& one) {
        if (one.infector != world::kNone && one.day < days) daily[static_cast<std::size_t>(one.day)] += 1;
    });
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

double log_likelihood(const Histogram& counts, double mean, double k) {
    double sum = 0;
    const double failure = k * core::log(k / (k + mean)), success = core::log(mean / (k + mean));
    const double base = core::log_gamma(k);
    for (std::size_t count = 0; count < counts.size(); ++count) {
        const auto one = static_cast<double>(count);
        if (counts[count] == 0) continue;
        sum +=
            static_cast<double>(counts[count]) * (core::log_gamma(one + k) - base + failure + one * success);
    }
    return sum;
}

Maybe dispersion(const Histogram& counts) {
    double cases = 0, sum = 0;
    for (std::size_t count = 0; count < counts.size(); ++count) {
        cases += static_cast<double>(counts[count]);
        sum += static_cast<double>(counts[count]) * static_cast<double>(count);
    }
    if (cases < static_cast<double>(kFewest) || sum <= 0) return {};
    const double mean = sum / cases;
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

}  // namespace

Maybe dispersion_of(std::span<const std::uint32_t> counts) {
    Histogram histogram;
    for (const std::uint32_t one : counts) note(one, histogram);
    return dispersion(histogram);
}

TreeReport report_tree(const world::World& world, const policy::Scenario& scenario, const Infections& tree,
                       const kernel::disease::Courses& courses, std::int32_t days) {
    TreeReport report;
    report.cases = static_cast<std::uint32_t>(tree.size());
    each_infection(tree, [&](const kernel::Transmission& one) {
        report.index_cases += one.infector == world::kNone ? 1 : 0;
    });
    report.dispersion = dispersion(count_generations(tree, courses, days, report));
    const std::size_t pairs = read_pairs(tree, courses, report);
    report.household_attack = household_attack(world, scenario.disease, tree, courses, days);
    fit_growth(world, tree, days, report);
    if (report.growth.known && pairs >= kFewest) {
        double discounted = 0;
        each_infection(tree, [&](const kernel::Transmission& one) {
            if (one.infector != world::kNone)
                discounted += core::exp(-report.growth.value * days_between(courses, one));
        });
        report.euler_lotka = {true, static_cast<double>(pairs) / discounted};
    }
    return report;
}

TreeReport report_tree(const world::World& world, const policy::Scenario& scenario,
                       std::span<const kernel::Transmission> tree, const kernel::disease::Courses& courses,
                       std::int32_t days) {
    return report_tree(world, scenario, InfectionsInMemory(tree), courses, days);
}

}  // namespace wangge::run
