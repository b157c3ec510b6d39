#include "wangge/kernel/day/fit.hpp"

#include <algorithm>
#include <vector>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/kernel/day/normal_week.hpp"
#include "wangge/kernel/disease/course.hpp"
#include "wangge/kernel/meet/infect.hpp"

namespace wangge::kernel::day {
namespace {

// Keyed samples of index cases, whose error the tests report. At home a few great spreaders decide, and a
// case is cheap.
constexpr std::uint32_t kHomeCases = 2400, kCases = 800;
constexpr std::int32_t kFitDays = 42;  // incubation plus a course
constexpr std::uint32_t kClasses = 4;  // equally likely classes of individual infectivity
constexpr std::uint32_t kClassDraws = 4096;
constexpr int kSteps = 60;  // at most, to solve for a scale
constexpr double kMostScale = 16.0;
constexpr double kTolerance = 1e-4;  // of the scale, and of what it should reach

std::vector<std::uint32_t> sample(const world::World& world, core::Seed luck, std::uint32_t most,
                                  bool with_housemates) {
    const core::Draws draw(luck, core::Purpose::kFitSample);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> ranked;
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (!with_housemates || world.members(world.resident.household[i]) > 1)
            ranked.emplace_back(draw.rank(0, world.resident.key[i]), i);
    }
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > most) ranked.resize(most);
    std::vector<std::uint32_t> rows;
    for (const auto& [rank, i] : ranked) rows.push_back(i);
    std::sort(rows.begin(), rows.end());
    return rows;
}

// --- home ---

// One index case and housemates: infected when the hazard they have met passes their keyed threshold.
class HomeChain {
  public:
    HomeChain(const NormalWeek& week, const disease::Profile& profile, const policy::Disease& disease,
              core::Seed luck, std::uint32_t index)
        : week_(week),
          profile_(profile),
          world_(week.contexts[0].world),
          household_(world_.resident.household[index]),
          first_(world_.household.first[household_]),
          index_(index - first_),
          members_(world_.members(household_)),
          isolated_after_(static_cast<std::int32_t>(disease.attack_isolation * kDayMinutes)),
          follow_up_(static_cast<std::int32_t>(disease.attack_follow_up * kDayMinutes)) {
        const core::Draws draw(luck, core::Purpose::kFitCourse);
        for (std::uint32_t m = 0; m < members_.size(); ++m) {
            const std::uint64_t key = core::combine(world_.resident.key[index], m);
            const std::uint8_t age = world_.resident.age[first_ + m];
            const disease::Course course = disease::draw_course(disease, luck, key, age);
            // The index case is one with symptoms: it was noticed.
            const bool unnoticed = m == index_ && !course.symptomatic && disease.asymptomatic_factor > 0;
            members_[m].course = course;
            if (unnoticed) members_[m].course.infectivity /= disease.asymptomatic_factor;
            members_[m].threshold = core::exponential(draw.unit(key)) / disease::susceptibility(disease, age);
        }
    }

    // Infected housemates within the follow-up.
    std::uint32_t run(double home) const {
        std::vector<Member> members = members_;
        members[index_].starts_at = members[index_].course.starts(0);
        const std::int32_t onset = members[index_].course.incubation;
        const std::int32_t end = std::min(onset + follow_up_, kFitDays * kDayMinutes);
        std::uint32_t infected = 0;
        for (std::int32_t from = 0, day = 0; from < end && infected + 1 < members.size(); ++day) {
            for (std::uint32_t tick = 0; tick < world::kTicks && from < end; ++tick) {
                const std::int32_t to =
                    day * kDayMinutes + static_cast<std::int32_t>(world::kTickStart[tick + 1]);
                infected += step(members, home, week_.where[static_cast<std::size_t>(day)], tick, from, to);
                from = to;
            }
        }
        return infected;
    }

  private:
    struct Member {
        disease::Course course{};
        std::int32_t starts_at = -1;  // -1: not infected
        double threshold = 0;
    };
    std::uint32_t step(std::vector<Member>& members, double home, const move::Whereabouts& where,
                       std::uint32_t tick, std::int32_t from, std::int32_t to) const {
        double hazard = 0;
        for (std::uint32_t m = 0; m < members.size(); ++m) {
            const Member& one = members[m];
            if (one.starts_at < 0 || where(first_ + m, tick) != household_) continue;
            if (m == index_ && from >= one.course.incubation + isolated_after_ &&
                !core::flawed(core::Flaw::kIndexNeverIsolated))
                continue;
            hazard +=
                home * one.course.infectivity * profile_.dose(one.starts_at, one.course.length, from, to);
        }
        if (hazard <= 0) return 0;
        std::uint32_t infected = 0;
        for (std::uint32_t m = 0; m < members.size(); ++m) {
            Member& one = members[m];
            if (one.starts_at >= 0 || where(first_ + m, tick) != household_) continue;
            one.threshold -= hazard;
            if (one.threshold > 0) continue;
            one.starts_at = one.course.starts((from + to) / 2);
            ++infected;
        }
        return infected;
    }

    const NormalWeek& week_;
    const disease::Profile& profile_;
    const world::World& world_;
    std::uint32_t household_, first_, index_;
    std::vector<Member> members_;
    std::int32_t isolated_after_, follow_up_;  // minutes after onset of the index case
};

double household_attack(const std::vector<HomeChain>& chains, std::uint64_t contacts, double home) {
    std::uint64_t infected = 0;
    for (const HomeChain& chain : chains) infected += chain.run(home);
    return contacts == 0 ? 0.0 : static_cast<double>(infected) / static_cast<double>(contacts);
}

// --- outside ---

// What one index case exposes others to, per unit of the two scales.
struct Exposure {
    std::uint32_t contact;
    double home, outside;  // susceptibility included, infectivity not
};
struct IndexCase {
    std::uint32_t resident = 0;
    double infectivity = 1;  // mean over symptoms
    std::vector<Exposure> exposures;
};

void expose(const NormalWeek& week, const std::vector<meet::Meetings>& meetings,
            const disease::Profile& profile, core::Seed luck, IndexCase& index) {
    const world::World& world = week.contexts[0].world;
    const policy::Disease& disease = week.contexts[0].scenario.disease;
    const std::uint32_t i = index.resident;
    const disease::Course course =
        disease::draw_course(disease, luck, world.resident.key[i], world.resident.age[i]);
    const double symptomatic = disease.symptomatic[disease::decade(world.resident.age[i])];
    index.infectivity = symptomatic + (1.0 - symptomatic) * disease.asymptomatic_factor;
    const std::int32_t starts = course.starts(10 * 60);
    const std::int32_t end = std::min(starts + course.length, kFitDays * kDayMinutes);
    std::vector<Exposure> met;
    for (std::int32_t day = 0; day * kDayMinutes < end; ++day) {
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            const std::int32_t from = day * kDayMinutes + static_cast<std::int32_t>(world::kTickStart[tick]);
            const std::int32_t to =
                day * kDayMinutes + static_cast<std::int32_t>(world::kTickStart[tick + 1]);
            const double dose = profile.dose(starts, course.length, from, to);
            if (dose <= 0) continue;
            meetings[static_cast<std::size_t>(day)].for_each(
                i, tick, [&](std::uint32_t j, Setting setting, double weight, std::uint32_t) {
                    const double unit = meet::hazard({1.0, 1.0}, setting, weight, dose, to - from) *
                                        disease::susceptibility(disease, world.resident.age[j]);
                    const bool home = setting == Setting::kHome;
                    met.push_back({j, home ? unit : 0.0, home ? 0.0 : unit});
                });
        }
    }
    std::stable_sort(met.begin(), met.end(),
                     [](const Exposure& a, const Exposure& b) { return a.contact < b.contact; });
    for (const Exposure& one : met) {
        if (index.exposures.empty() || index.exposures.back().contact != one.contact) {
            index.exposures.push_back(one);
        } else {
            index.exposures.back().home += one.home;
            index.exposures.back().outside += one.outside;
        }
    }
}

// Mean infectivity of equally likely classes of the individual gamma.
std::vector<double> infectivity_classes(const policy::Disease& disease, core::Seed luck) {
    const core::Draws draw(luck, core::Purpose::kFitCourse);
    std::vector<double> draws(kClassDraws);
    for (std::uint32_t k = 0; k < kClassDraws; ++k)
        draws[k] = core::gamma(draw, k, 1, disease.individual_k, 1.0 / disease.individual_k);
    std::sort(draws.begin(), draws.end());
    std::vector<double> classes(kClasses, 0.0);
    double sum = 0;
    for (std::uint32_t k = 0; k < kClassDraws; ++k) {
        classes[k * kClasses / kClassDraws] += draws[k];
        sum += draws[k];
    }
    for (double& one : classes) one *= kClasses / sum;
    return classes;
}

// 1 - exp(-x); the series is exact to 1e-10 where x is small, as it mostly is.
double infected_by(double x) {
    return x < 0.02 ? x * (1.0 - x * (0.5 - x * (1.0 / 6.0 - x / 24.0))) : -core::expm1(-x);
}

struct Reproduction {
    double r0 = 0, home_share = 0;
};

// Mean direct infections of those whom index cases infect: cases of the second generation.
Reproduction reproduction(const std::vector<IndexCase>& cases, const std::vector<double>& classes,
                          std::uint32_t residents, double home, double outside) {
    std::vector<double> weight(residents, 0.0), direct(cases.size(), 0.0), at_home(cases.size(), 0.0);
    for (std::size_t k = 0; k < cases.size(); ++k) {
        for (const Exposure& one : cases[k].exposures) {
            const double unit = cases[k].infectivity * (home * one.home + outside * one.outside);
            double chance = 0;
            for (const double infectivity : classes) chance += infected_by(infectivity * unit);
            chance /= kClasses;
            if (one.contact < residents) weight[one.contact] += chance;
            direct[k] += chance;
            at_home[k] += unit > 0 ? chance * home * one.home * cases[k].infectivity / unit : 0.0;
        }
    }
    double sum = 0, all = 0, all_home = 0;
    for (std::size_t k = 0; k < cases.size(); ++k) {
        sum += weight[cases[k].resident];
        all += weight[cases[k].resident] * direct[k];
        all_home += weight[cases[k].resident] * at_home[k];
    }
    return sum > 0 ? Reproduction{all / sum, all > 0 ? all_home / all : 0.0} : Reproduction{};
}

// The x at which a rising function reaches `asked`, by regula falsi (Illinois): few evaluations, and the same
// bits everywhere. kMostScale if it never does.
template <class Rising>
double solve(Rising rising, double asked) {
    double low = 0, high = 0.5, at_low = -asked, at_high = rising(high) - asked;
    while (at_high < 0 && high < kMostScale)
        low = high, at_low = at_high, high *= 2, at_high = rising(high) - asked;
    if (at_high < 0) return high;
    int kept = 0;  // which end stayed last: -1 low, 1 high
    for (int step = 0; step < kSteps && high - low > kTolerance * high; ++step) {
        const double x = (low * at_high - high * at_low) / (at_high - at_low);
        const double at = rising(x) - asked;
        if (at < kTolerance && at > -kTolerance) return x;
        if (at < 0) {
            low = x, at_low = at;
            if (kept == 1) at_high *= 0.5;
            kept = 1;
        } else {
            high = x, at_high = at;
            if (kept == -1) at_low *= 0.5;
            kept = -1;
        }
    }
    return 0.5 * (low + high);
}

}  // namespace

Fit fit_transmission(const world::World& world, const policy::Scenario& scenario, core::Seed luck,
                     core::ParallelFor parallel) {
    const disease::Profile profile(scenario.disease);
    const NormalWeek week(world, scenario, luck, kFitDays);
    Fit fit;

    std::vector<HomeChain> chains;
    std::uint64_t housemates = 0;
    for (const std::uint32_t i : sample(world, luck, kHomeCases, true)) {
        chains.emplace_back(week, profile, scenario.disease, luck, i);
        housemates += world.members(world.resident.household[i]) - 1;
    }
    fit.transmission.home = solve([&](double home) { return household_attack(chains, housemates, home); },
                                  scenario.disease.household_attack);
    fit.household_attack = household_attack(chains, housemates, fit.transmission.home);

    std::vector<meet::Meetings> meetings;
    meetings.reserve(week.contexts.size());
    for (std::size_t day = 0; day < week.contexts.size(); ++day)
        meetings.emplace_back(week.contexts[day], week.where[day]);
    std::vector<IndexCase> cases;
    for (const std::uint32_t i : sample(world, luck, kCases, false)) cases.push_back({i, 1.0, {}});
    struct Job {
        const NormalWeek& week;
        const std::vector<meet::Meetings>& meetings;
        const disease::Profile& profile;
        core::Seed luck;
        std::vector<IndexCase>& cases;
    } job{week, meetings, profile, luck, cases};
    parallel(static_cast<std::uint32_t>(cases.size()), &job, [](void* data, std::uint32_t index) {
        const Job& all = *static_cast<const Job*>(data);
        expose(all.week, all.meetings, all.profile, all.luck, all.cases[index]);
    });
    const std::vector<double> classes = infectivity_classes(scenario.disease, luck);
    const auto r0 = [&](double outside) {
        return reproduction(cases, classes, world.residents, fit.transmission.home, outside).r0;
    };
    fit.transmission.outside = solve(r0, scenario.disease.r0);
    const Reproduction reached =
        reproduction(cases, classes, world.residents, fit.transmission.home, fit.transmission.outside);
    fit.r0 = reached.r0;
    fit.home_share = reached.home_share;
    return fit;
}

}  // namespace wangge::kernel::day
