// What finding cases and keeping people apart must do: each effect over twin worlds with an interval that
// excludes 0, and gone when its cause is off.
#include <gtest/gtest.h>

#include <map>

#include "tests/run/worlds.hpp"
#include "wangge/kernel/encounter.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

constexpr std::uint32_t kWorlds = 16;

// A village with cases enough, where measures hold from the first day to the last.
policy::Scenario outbreak() {
    policy::Scenario scenario = village();
    scenario.imports.stress_first = 8;
    scenario.imports.stress_every = 10;
    scenario.disease.individual_k = 50;  // no rare great spreaders, whose luck would hide the mean
    return scenario;
}
std::vector<Setting> lasting(const policy::Scenario& scenario, std::vector<Setting> settings) {
    for (const Setting& one : {Setting{"start", scenario.calendar.start}, Setting{"delay", 0},
                               Setting{"least_days", 1000}, Setting{"most_days", 1000}})
        settings.push_back(one);
    return settings;
}
// Mean days from infection to infecting somebody, of those infected here.
double generation_time(const Played& played) {
    std::map<std::uint32_t, std::int32_t> day;
    for (const kernel::Transmission& one : played.tree) day[one.infected] = one.day;
    double sum = 0, pairs = 0;
    for (const kernel::Transmission& one : played.tree) {
        if (one.infector == world::kNone) continue;
        sum += one.day - day.at(one.infector);
        pairs += 1;
    }
    return pairs > 0 ? sum / pairs : 0.0;
}

// Everybody is remembered, called in time and kept in bed.
const std::vector<Setting> kGoodTracing = {
    {"interviewers", 40}, {"recall_duty", 1}, {"recall_known", 1}, {"recall_stranger", 0.5}, {"central", 1}};
const std::vector<Setting> kManyBeds = {{"beds", 400}, {"team", 0}, {"visits", 0}, {"centre_minutes", 0}};

struct TracedVillage {
    policy::Scenario scenario = outbreak();
    std::size_t beds, traced;

    explicit TracedVillage(std::vector<Setting> tracing) {
        scenario.population.community_workers = 30;
        // Beds are there for contacts alone, so that tracing makes the whole difference.
        std::vector<Setting> quarantine = kManyBeds;
        quarantine.insert(quarantine.end(), {{"returnees", 0}, {"case_households", 0}});
        beds = add_arm(scenario, "beds", {use("quarantine", lasting(scenario, quarantine))});
        traced = add_arm(scenario, "traced",
                         {use("quarantine", lasting(scenario, quarantine)),
                          use("contact_tracing", lasting(scenario, std::move(tracing)))});
    }
    template <class What>
    Paired effect(What what, std::uint32_t worlds = kWorlds) const {
        return paired(differences(scenario, beds, scenario, traced, worlds, what));
    }
};

TEST(Tracing, LowersInfectionsAndShortensTheGenerationTime) {
    const TracedVillage village(kGoodTracing);
    EXPECT_LT(village.effect(counter(Count::kLocalInfections)).high, 0);
    EXPECT_LT(village.effect(generation_time).high, 0);
    EXPECT_GT(village.effect(counter(Count::kReportsQuarantined)).low, 0);
}

TEST(Tracing, DoesNothingWhenNobodyIsRemembered) {
    const TracedVillage village({{"interviewers", 40},
                                 {"recall_household", 0},
                                 {"recall_duty", 0},
                                 {"recall_known", 0},
                                 {"recall_stranger", 0},
                                 {"central", 1}});
    EXPECT_EQ(village.effect(counter(Count::kContactsNamed), 4).mean, 0);
    EXPECT_GT(village.effect(counter(Count::kInterviews), 4).low, 0);
    const Paired infections = village.effect(counter(Count::kLocalInfections));
    EXPECT_LE(infections.low, 0);
    EXPECT_GE(infections.high, 0);
}

TEST(Tracing, LeavesCasesAndContactsWaitingWhenInterviewersAreFew) {
    const TracedVillage many(kGoodTracing);
    std::vector<Setting> settings = kGoodTracing;
    settings[0].second = 1;
    const TracedVillage few(settings);
    const auto waiting = [](const Played& played) {
        return total(played, Count::kInterviewsWaiting) + total(played, Count::kCallsWaiting);
    };
    EXPECT_GT(paired(differences(many.scenario, many.traced, few.scenario, few.traced, 8, waiting)).low, 0);
    EXPECT_GT(paired(differences(many.scenario, many.traced, few.scenario, few.traced, 8,
                                 counter(Count::kUnmetTracing)))
                  .low,
              0);
    // Hands are finite too: with one worker of the community the day of forty interviewers is not there.
    policy::Scenario alone = many.scenario;
    alone.arms[many.traced].pools = 1u << static_cast<unsigned>(world::Pool::kCommunity);
    alone.population.community_workers = 1;
    EXPECT_GT(paired(differences(many.scenario, many.traced, alone, many.traced, 8, waiting)).low, 0);
}

TEST(Tracing, KeepsNoHistoryForArmsThatAskNothing) {
    policy::Scenario scenario = outbreak();
    scenario.calendar.days = 30;
    const std::size_t zero = add_arm(scenario, "zero", {use("contact_tracing", {{"reach", 0}})});
    const std::size_t traced = add_arm(scenario, "traced", {use("contact_tracing", lasting(scenario, {}))});
    const world::World world = world::synthesise(scenario.population, run::people_seed(scenario, 0)).value();
    const auto kept = [&](std::size_t arm) {
        run::Run run(world, scenario, arm, 0, policies::catalogue());
        while (!run.simulation().finished()) run.simulation().step();
        return run.simulation().desk().history.size();
    };
    EXPECT_EQ(kept(0), 0u);
    EXPECT_EQ(kept(zero), 0u);
    EXPECT_EQ(kept(traced), 15u);  // seven days before a report, at most seven until the interview, and one
}

// Infections at home by somebody who came back.
double by_returnees_at_home(const policy::Scenario& scenario, const Played& played, std::uint32_t number) {
    const world::World world =
        world::synthesise(scenario.population, run::people_seed(scenario, number)).value();
    double count = 0;
    for (const kernel::Transmission& one : played.tree) {
        count += one.infector != world::kNone && one.infector < world.residents &&
                         world.resident.arrival[one.infector] != world::kAlwaysHere &&
                         one.setting == static_cast<std::uint8_t>(kernel::Setting::kHome)
                     ? 1
                     : 0;
    }
    return count;
}

TEST(CentralQuarantine, EndsInfectionsAtHomeByReturnees) {
    policy::Scenario scenario = outbreak();
    scenario.population.returnees = 24;
    scenario.population.rented_households = 1;  // owners report unasked
    scenario.population.rented_residents = 2;
    scenario.imports.stress_first = 20;
    scenario.organisation.returnee_reports = 1;
    std::vector<Setting> at_home = kManyBeds;
    at_home[0].second = 0;
    const std::size_t home = add_arm(scenario, "home", {use("quarantine", lasting(scenario, at_home))});
    const std::size_t beds = add_arm(scenario, "beds", {use("quarantine", lasting(scenario, kManyBeds))});
    std::vector<double> fewer;
    double at_home_anyway = 0;
    for (std::uint32_t k = 0; k < kWorlds; ++k) {
        const Played kept = play(scenario, home, k), away = play(scenario, beds, k);
        fewer.push_back(by_returnees_at_home(scenario, away, k) - by_returnees_at_home(scenario, kept, k));
        at_home_anyway += by_returnees_at_home(scenario, kept, k);
        EXPECT_EQ(total(kept, Count::kCentralDays), 0);
        EXPECT_GT(total(away, Count::kCentralDays), 100);
        EXPECT_EQ(total(away, Count::kBedsShort), 0);
    }
    EXPECT_GT(at_home_anyway, 20);
    EXPECT_LT(paired(fewer).high, 0);
}

TEST(CentralQuarantine, SendsHomeWhoFindsNoBed) {
    policy::Scenario scenario = outbreak();
    std::vector<Setting> few_beds = kManyBeds;
    few_beds[0].second = 2;
    const std::size_t few = add_arm(scenario, "few", {use("quarantine", lasting(scenario, few_beds))});
    const std::size_t many = add_arm(scenario, "many", {use("quarantine", lasting(scenario, kManyBeds))});
    for (std::uint32_t k = 0; k < 4; ++k) {
        const Played short_of_beds = play(scenario, few, k), enough = play(scenario, many, k);
        EXPECT_GT(total(short_of_beds, Count::kBedsShort), 0);
        EXPECT_LE(total(short_of_beds, Count::kCentralDays), 2.0 * 60);
        EXPECT_GT(total(short_of_beds, Count::kCentralDays), 0);
        EXPECT_GT(total(enough, Count::kCentralDays), total(short_of_beds, Count::kCentralDays));
        // Those without a bed are confined all the same.
        EXPECT_GE(total(short_of_beds, Count::kConfinedDays),
                  total(short_of_beds, Count::kCentralDays) + total(short_of_beds, Count::kBedsShort));
    }
}

TEST(Supervision, KeepsPeopleAtHome) {
    policy::Scenario scenario = outbreak();
    scenario.population.community_workers = 30;
    const auto settings = [&](double team, double visits) {
        return lasting(scenario, {{"returnees", 0}, {"team", team}, {"visits", visits}});
    };
    const std::size_t watched = add_arm(scenario, "watched", {use("quarantine", settings(5, 2))});
    const std::size_t alone = add_arm(scenario, "alone", {use("quarantine", settings(0, 0))});
    EXPECT_GT(
        paired(differences(scenario, watched, scenario, alone, kWorlds, counter(Count::kOrdersBroken))).low,
        0);
    // Guards who are ordered but not there guard nobody.
    policy::Scenario empty = scenario;
    empty.arms[watched].pools = 1u << static_cast<unsigned>(world::Pool::kCrew);
    EXPECT_GT(
        paired(differences(scenario, watched, empty, watched, kWorlds, counter(Count::kOrdersBroken))).low,
        0);
    // Where nobody breaks an order unwatched there is nothing to prevent.
    policy::Scenario obedient = scenario;
    for (policy::PolicyUse& one : obedient.policies) set(one, "adherence", 0.95);
    const Paired gone =
        paired(differences(obedient, watched, obedient, alone, kWorlds, counter(Count::kOrdersBroken)));
    EXPECT_LE(gone.low, 0);
    EXPECT_GE(gone.high, 0);
}

TEST(Supervision, FeedsThoseWhoMayNotShop) {
    policy::Scenario scenario = outbreak();
    scenario.needs.stock_median = 3;
    const std::size_t fed =
        add_arm(scenario, "fed", {use("quarantine", lasting(scenario, {{"adherence", 0.95}}))});
    const std::size_t unfed = add_arm(
        scenario, "unfed", {use("quarantine", lasting(scenario, {{"adherence", 0.95}, {"supplies", 0}}))});
    EXPECT_GT(
        paired(differences(scenario, fed, scenario, unfed, kWorlds, counter(Count::kMissedMealDays))).low, 0);
}

}  // namespace
}  // namespace wangge::tests
