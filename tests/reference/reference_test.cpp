// The kernel against the reference kernel, bit for bit: state hash of every day, ledger and transmission
// list, on worlds where queues form and hands run out.
#include "tests/reference/reference.hpp"

#include <gtest/gtest.h>

#include "tests/run/random_scenario.hpp"
#include "tests/run/worlds.hpp"
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
            orders.marks.push_back({.resident = result.resident, .until = seen.day + 2, .adherence = 0.9});
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

// Who shops when less is left than all eat in a day goes without now and then.
TEST(Kernel, EqualsTheReferenceWhereHouseholdsShopLate) {
    for (const double days : {0.0, 0.5, 1.0}) {
        SCOPED_TRACE(days);
        policy::Scenario scenario = village();
        scenario.needs.shop_at = days;
        const Compared seen = compare(scenario, 0, 0);
        EXPECT_GT(seen.missed, days < 1 ? 10 : -1);
    }
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
    scenario.imports.setting = 1;
    scenario.imports.stress_first = 8;
    const Compared seen = compare(scenario, add_arm(scenario, "all", all_four()), 6);
    EXPECT_GT(seen.unmet, 100);
    EXPECT_GT(seen.wait_seconds, 0);
    EXPECT_GT(seen.encounters, 0);
}

TEST(Kernel, EqualsTheReferenceWhereBedsAndGuardsRunOut) {
    policy::Scenario scenario = village();
    scenario.contacts.centre_contacts = 4;  // so that people meet there,
    scenario.imports.setting = 1;           // and some of them are infected
    scenario.imports.stress_first = 16;
    scenario.population.returnees = 30;
    const std::size_t arm = add_arm(scenario, "beds",
                                    {use("quarantine", {{"beds", 3},
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
    scenario.imports.setting = 1;
    scenario.imports.stress_first = 16;
    scenario.transmission.outside *= 2;
    scenario.care.fear = 0.4;
    scenario.care.calls = 3;
    scenario.care.clinic_capacity = 3;
    scenario.care.transfers = 3;
    scenario.immunity.prior_share = 0.2;
    scenario.immunity.coverage.fill(0.3);
    const Compared seen = compare(scenario, 0, 5);
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

// Whereabouts are written down where days are kept, and worked out when somebody asks where they are not.
TEST(Kernel, IsTheSameWhetherWhereaboutsAreAskedForOrWrittenDown) {
    policy::Scenario scenario = village();
    scenario.imports.setting = 1;
    scenario.imports.stress_first = 4;
    const std::size_t arm = add_arm(scenario, "all",
                                    {use("blanket_closure"), use("grid_checkpoints"),
                                     use("volunteer_delivery"), use("digital_codes", {{"false_red", 0.01}})});
    for (std::uint32_t number = 0; number < 4; ++number) {
        const world::World world =
            world::synthesise(scenario.population, run::people_seed(scenario, number)).value();
        run::Run asks(world, scenario, arm, number, library()),
            writes(world, scenario, arm, number, library());
        writes.simulation().remember_meetings(1);
        while (!asks.simulation().finished()) asks.simulation().step(), writes.simulation().step();
        EXPECT_EQ(asks.simulation().hashes(), writes.simulation().hashes());
        EXPECT_EQ(asks.simulation().ledger(), writes.simulation().ledger());
    }
}

}  // namespace
}  // namespace wangge::tests
