// The kernel against the reference kernel, bit for bit: state hash of every day, ledger and transmission
// list, on worlds where queues form and hands run out.
#include "tests/reference/reference.hpp"

#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"
#include "wangge/core/draw.hpp"
#include "wangge/policies/organisation.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

// Orders every kind of test, and answers to what the laboratory says: no policy of the catalogue does all of
// it.
class Swabs final : public policy::Policy {
  public:
    void decide(const policy::Observation& seen, policy::Memory&, policy::Directives& orders) const override {
        for (std::uint32_t h = 0; h < seen.world.households; ++h) {
            const auto turn = static_cast<std::uint32_t>(seen.day) + h;
            const std::uint32_t first = seen.world.household.first[h];
            for (std::uint32_t i = first; i < seen.world.household.first[h + 1]; ++i) {
                if (turn % 4 == 0) orders.tests.push_back({i, policy::TestKind::kPcr, 5});
                if (turn % 7 == 0) orders.tests.push_back({i, policy::TestKind::kPcr, 3});
                if (turn % 3 == 0) orders.tests.push_back({i, policy::TestKind::kAntigen, 1});
            }
            if (turn % 9 == 0) visit(first, policy::TestKind::kPcr, seen.day, orders);
            if (turn % 11 == 0) visit(first, policy::TestKind::kAntigen, seen.day, orders);
        }
        for (const policy::TestResult& result : seen.results) {
            if (result.known != seen.day || result.finding == policy::Finding::kNegative) continue;
            orders.marks.push_back({result.resident, policy::Order::kHome, seen.day + 2, 0.9});
        }
    }
    void lifted(const policy::Observation&, policy::Memory&, policy::Directives&) const override {}

  private:
    static void visit(std::uint32_t i, policy::TestKind kind, std::int32_t day, policy::Directives& orders) {
        policy::Task task;
        task.kind = policy::TaskKind::kSwab;
        task.subject = i, task.cause = day, task.rank = 2, task.minutes = 6;
        task.topic = static_cast<std::uint8_t>(kind), task.pool = 2;
        orders.tasks.push_back(task);
    }
};

std::span<const policy::PolicyKind> library() {
    static const std::vector<policy::PolicyKind> all = [] {
        std::vector<policy::PolicyKind> kinds(policies::catalogue().begin(), policies::catalogue().end());
        policy::PolicyKind swabs{};
        swabs.name = "swabs";
        swabs.make = [](const policy::Common&, std::span<const double>) -> std::unique_ptr<policy::Policy> {
            return std::make_unique<Swabs>();
        };
        kinds.push_back(swabs);
        return kinds;
    }();
    return all;
}
policy::PolicyUse swabs() {
    policy::PolicyUse use;
    use.name = "swabs";
    return use;
}

struct Compared {
    std::int64_t wait_seconds = 0, unmet = 0, infections = 0, refusals = 0, missed = 0, delivered = 0,
                 encounters = 0, positives = 0, retests = 0, waiting = 0, deaths = 0, untreated = 0,
                 calls = 0, turned_away = 0, central = 0, beds_short = 0, broken = 0, in_centre = 0,
                 unguarded = 0, interviews = 0, told = 0, calls_waiting = 0;
};

Compared compare(const policy::Scenario& scenario, std::size_t arm, std::uint32_t world_number) {
    const world::World world =
        world::synthesise(scenario.population, run::people_seed(scenario, world_number)).value();
    run::Run run(world, scenario, arm, world_number, library());
    kernel::day::Simulation& kernel = run.simulation();

    std::vector<std::unique_ptr<policy::Policy>> policies;
    policies.push_back(std::make_unique<policies::Organisation>());
    std::vector<kernel::day::InForce> in_force = {
        {policies.back().get(), core::presets<policy::Common>(), true}};
    for (const std::uint32_t row : scenario.arms[arm].policies) {
        for (const policy::PolicyKind& kind : library()) {
            if (kind.name != scenario.policies[row].name) continue;
            policies.push_back(kind.make(scenario.policies[row].common, scenario.policies[row].settings));
            in_force.push_back({policies.back().get(), scenario.policies[row].common, false});
        }
    }
    Reference reference(world, scenario, scenario.arms[arm].pools, run::luck_seed(scenario, world_number),
                        in_force);
    EXPECT_EQ(kernel.initial_hash(), reference.hash()) << "at the start";
    while (!kernel.finished()) {
        const std::int32_t day = kernel.day();
        kernel.step();
        reference.step();
        for (std::uint32_t count = 0; count < kernel::kCounts; ++count) {
            const auto what = static_cast<Count>(count);
            std::int64_t a = 0, b = 0;
            for (const std::int64_t one : kernel.ledger().by_area(what, day)) a += one;
            for (const std::int64_t one : reference.ledger.by_area(what, day)) b += one;
            EXPECT_EQ(a, b) << kernel::name_of(what).name << " on day " << day;
        }
        EXPECT_EQ(kernel.hash(), reference.hash()) << "after day " << day;
        if (testing::Test::HasFailure()) break;
    }
    EXPECT_EQ(kernel.tree(), reference.tree);
    EXPECT_EQ(kernel.ledger(), reference.ledger);
    const auto total = [&](Count what) { return reference.ledger.total(what, 100000); };
    return {total(Count::kWaitSeconds),
            total(Count::kUnmetPosts) + total(Count::kUnmetDelivery) + total(Count::kUnmetTickets) +
                total(Count::kUnmetSweeps),
            total(Count::kLocalInfections) + total(Count::kStaffInfections),
            total(Count::kRefusals),
            total(Count::kMissedMealDays),
            total(Count::kRationsDelivered),
            total(Count::kExposureQueue) + total(Count::kExposureDoor),
            total(Count::kTestsPositive),
            total(Count::kTubesRetested),
            total(Count::kTubesWaiting),
            total(Count::kDeaths),
            total(Count::kUntreatedHours),
            total(Count::kCalls),
            total(Count::kClinicTurnedAway),
            total(Count::kCentralDays),
            total(Count::kBedsShort),
            total(Count::kOrdersBroken),
            total(Count::kExposureCentre),
            total(Count::kUnmetQuarantine),
            total(Count::kInterviews),
            total(Count::kContactsTold),
            total(Count::kInterviewsWaiting) + total(Count::kCallsWaiting)};
}

std::vector<policy::PolicyUse> all_four() {
    return {use("blanket_closure"), use("grid_checkpoints"), use("volunteer_delivery"), use("digital_codes")};
}

TEST(Kernel, EqualsTheReferenceInRoutine) {
    const Compared seen = compare(village(), 0, 0);
    EXPECT_GT(seen.infections, 0);
}

TEST(Kernel, EqualsTheReferenceUnderEachPolicy) {
    for (const policy::PolicyKind& kind : policies::catalogue()) {
        SCOPED_TRACE(kind.name);
        policy::Scenario scenario = village();
        compare(scenario, add_arm(scenario, "one", {use(kind.name)}), 1);
    }
}

TEST(Kernel, EqualsTheReferenceWhereQueuesFormAndHandsRunOut) {
    policy::Scenario scenario = village();
    const std::size_t arm =
        add_arm(scenario, "all_ten", all_four(), 1u << static_cast<unsigned>(world::Pool::kCommunity));
    const Compared seen = compare(scenario, arm, 2);
    EXPECT_GT(seen.unmet, 1000);
    EXPECT_GT(seen.missed, 0);
    EXPECT_GT(seen.refusals, 0);

    policy::Scenario busy = village();
    busy.population.gate_crew = 12;
    const std::size_t gates =
        add_arm(busy, "gates", {use("grid_checkpoints", {{"open_gates", 1}, {"temperature_seconds", 40}})});
    const Compared queued = compare(busy, gates, 3);
    EXPECT_GT(queued.wait_seconds, 100000);
    EXPECT_GT(queued.encounters, 0);
}

TEST(Kernel, EqualsTheReferenceInTwoCommunities) {
    policy::Scenario scenario = village();
    scenario.population.communities = 2;
    scenario.population.gates = 5;
    scenario.population.gate_crew = 12;
    scenario.imports.stress_first = 8;
    const Compared seen = compare(scenario, add_arm(scenario, "all", all_four()), 6);
    EXPECT_GT(seen.unmet, 100);
    EXPECT_GT(seen.wait_seconds, 0);
    EXPECT_GT(seen.encounters, 0);
}

TEST(Kernel, EqualsTheReferenceWhereBedsAndGuardsRunOut) {
    policy::Scenario scenario = village();
    scenario.contacts.centre_contacts = 4;  // so that people meet there
    scenario.population.returnees = 30;
    const std::size_t arm = add_arm(scenario, "beds",
                                    {use("quarantine", {{"beds", 5},
                                                        {"adherence", 0.4},
                                                        {"door_seal", 0.2},
                                                        {"swabs", 1},
                                                        {"central_share", 0.8},
                                                        {"team_minutes", 240}})});
    const Compared seen = compare(scenario, arm, 4);
    EXPECT_GT(seen.central, 0);
    EXPECT_GT(seen.beds_short, 0);
    EXPECT_GT(seen.broken, 0);
    EXPECT_GT(seen.in_centre, 0);
    EXPECT_GT(seen.unguarded, 0);
}

TEST(Kernel, EqualsTheReferenceWhereInterviewersRunOut) {
    policy::Scenario scenario = village();
    scenario.work.volunteer_share = 0.5;
    const std::size_t arm = add_arm(scenario, "tracing",
                                    {use("contact_tracing", {{"interviewers", 1}, {"central", 1}}),
                                     use("quarantine", {{"beds", 4}}), use("digital_codes")});
    const Compared seen = compare(scenario, arm, 5);
    EXPECT_GT(seen.interviews, 0);
    EXPECT_GT(seen.told, 0);
    EXPECT_GT(seen.calls_waiting, 0);
}

// Any scenario the options can spell: policies, schedules, pools, places, organisation and minds drawn at
// random.
policy::Scenario random_scenario(std::uint64_t seed) {
    std::uint32_t next = 0;
    const core::Draws draws(core::Seed{seed}, core::Purpose::kTest);
    const auto unit = [&] { return draws.unit(seed, 0, next++); };
    const auto between = [&](int least, int most) {
        return least + static_cast<int>(unit() * (most - least + 1));
    };
    policy::Scenario scenario = village();
    scenario.calendar.days = 45;
    scenario.population.gates = between(0, 3);
    scenario.population.communities = between(1, 3);
    scenario.population.side_gaps = between(0, 4);
    scenario.population.tightness = unit();
    scenario.population.property_management = between(0, 2);
    scenario.population.gate_crew = between(0, 14);
    scenario.population.other_volunteers = between(0, 12);
    scenario.population.code_alone_60 = unit();
    scenario.population.collective_share = 0.06 * unit();
    scenario.population.care_home_share = 0.05 * unit();
    scenario.imports.setting = between(0, 2) == 0 ? 2 : 1;
    scenario.imports.stress_first = between(1, 9);
    scenario.needs.stock_median = between(3, 14);
    scenario.needs.supply_per_day = between(0, 2) == 0 ? 0.6 : 1.5;
    scenario.mind.evasion = unit();
    scenario.mind.compliance = unit();
    scenario.mind.conflict = 0.3 * unit();
    scenario.work.volunteer_share = unit();
    scenario.hierarchy.delay = between(0, 3);
    scenario.hierarchy.escalation = between(0, 2) == 0 ? 1.0 : 0.7 + 0.8 * unit();
    scenario.hierarchy.discretion = between(0, 2) == 0 ? unit() : 1.0;
    scenario.organisation.arrivals_match = between(0, 2) == 0 ? unit() : 0.0;
    scenario.organisation.clinic_match = between(0, 2) == 0 ? unit() : 1.0;
    scenario.organisation.register_match = between(0, 2) == 0 ? unit() : 1.0;
    scenario.organisation.arrivals_lag = between(0, 3);
    scenario.organisation.clinic_lag = between(0, 3);
    scenario.organisation.register_lag = between(0, 3);
    scenario.mind.rumour_days = between(0, 9);
    scenario.mind.evasion_day = 0.1 * unit();
    scenario.mind.fear_care = unit();
    scenario.work.error = 0.2 * unit();
    scenario.work.ill_days = between(0, 9);
    scenario.work.ramp_days = between(0, 9);
    for (const core::Field& loop : policy::Loops::fields())
        *core::field_value(&scenario.loops, loop) = between(0, 3) == 0 ? 0.0 : 1.0;
    scenario.organisation.whistle_units = between(0, 6);
    scenario.organisation.form_duplicate = 1 + 4 * unit();
    scenario.transmission.outside *= 1 + unit();
    scenario.disease.form = between(0, 1);
    scenario.disease.severe_factor = between(0, 1) == 0 ? 1 : 8;
    scenario.care.beds = 5 * unit();
    scenario.care.critical_beds = between(0, 2) == 0 ? 0 : 3 * unit();
    scenario.care.transfers = 4 * unit();
    scenario.care.untreated_severe = unit();
    scenario.care.seek_mild = unit();
    scenario.care.fear = between(0, 1) * unit();
    scenario.care.calls = 5 * unit();
    scenario.care.clinic_capacity = 6 * unit();
    scenario.immunity.prior_share = between(0, 1) * unit();
    if (between(0, 1) == 1) scenario.immunity.coverage.fill(unit());
    std::vector<policy::PolicyUse> policies;
    for (const policy::PolicyKind& kind : policies::catalogue()) {
        if (unit() < 0.35) continue;
        policies.push_back(use(kind.name, {{"start", scenario.calendar.start + between(0, 15)},
                                           {"delay", static_cast<double>(between(0, 3))},
                                           {"least_days", static_cast<double>(between(3, 12))},
                                           {"most_days", static_cast<double>(between(12, 40))},
                                           {"report_free_days", static_cast<double>(between(1, 14))},
                                           {"reach", between(0, 1) == 0 ? 1.0 : unit()},
                                           {"target_grid", static_cast<double>(between(0, 2))},
                                           {"target_tenure", static_cast<double>(between(0, 2))},
                                           {"staff_crew", static_cast<double>(between(0, 1))},
                                           {"staff_volunteer", static_cast<double>(between(0, 1))}}));
        if (kind.name == "blanket_closure") {
            set(policies.back(), "scope", between(0, 2));
            set(policies.back(), "outing_every", between(1, 4));
            set(policies.back(), "medical_exit", between(0, 1));
            set(policies.back(), "visitors_admitted", unit());
        }
        if (kind.name == "contact_tracing") {
            set(policies.back(), "interviewers", between(0, 3));
            set(policies.back(), "window_days", between(0, 20));
            set(policies.back(), "central", between(0, 1));
        }
        if (kind.name == "quarantine") {
            set(policies.back(), "beds", between(0, 2) * 4);
            set(policies.back(), "swabs", between(0, 1));
            set(policies.back(), "adherence", 0.9 * unit());
            set(policies.back(), "team", between(0, 5));
        }
    }
    add_arm(scenario, "random", std::move(policies),
            static_cast<std::uint32_t>(between(0, 2) == 0 ? 0x3F : 0x2 | between(0, 31) << 1));
    return scenario;
}

TEST(Kernel, EqualsTheReferenceWhereEverybodyIsTested) {
    for (const double tubes : {2.0, 500.0}) {
        policy::Scenario scenario = village();
        scenario.testing.lab_tubes = tubes;
        scenario.testing.antigen_false_positive = 0.02;
        const Compared seen =
            compare(scenario, add_arm(scenario, "swabs", {swabs(), use("blanket_closure")}), 1);
        EXPECT_GT(seen.positives, 5);
        if (tubes > 100) {
            EXPECT_GT(seen.retests, 5);
        }
        EXPECT_EQ(seen.waiting > 1000, tubes < 100) << seen.waiting;
    }
}

TEST(Kernel, EqualsTheReferenceWhereTheHospitalIsFull) {
    policy::Scenario scenario = village();
    scenario.disease.severe_factor = 20;
    scenario.imports.stress_first = 16;
    scenario.transmission.outside *= 2;
    scenario.care.fear = 0.4;
    scenario.care.calls = 3;
    scenario.care.clinic_capacity = 3;
    scenario.care.transfers = 3;
    scenario.immunity.prior_share = 0.2;
    scenario.immunity.coverage.fill(0.3);
    const Compared seen = compare(scenario, 0, 4);
    EXPECT_GT(seen.deaths, 0);
    EXPECT_GT(seen.untreated, 100);
    EXPECT_GT(seen.calls, 10);
    EXPECT_GT(seen.turned_away, 0);
}

TEST(Kernel, EqualsTheReferenceOnRandomScenarios) {
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const policy::Scenario scenario = random_scenario(seed);
        compare(scenario, 1, static_cast<std::uint32_t>(seed));
        if (HasFailure()) break;
    }
}

TEST(Kernel, EqualsTheReferenceOnTienanUnderAllFour) {
    policy::Scenario scenario = tienan();
    scenario.calendar.days = 40;
    const std::size_t arm = add_arm(scenario, "all", all_four());
    const Compared seen = compare(scenario, arm, 0);
    EXPECT_GT(seen.delivered, 0);
    EXPECT_GT(seen.wait_seconds, 0);
}

}  // namespace
}  // namespace wangge::tests
