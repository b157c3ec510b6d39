// A future under other measures: only what comes is computed anew, and it is what a run of its own would be.
#include "tests/run/futures.hpp"
#include "tests/run/random_scenario.hpp"

namespace wangge::tests {
namespace {

/// Measures of an arm, all starting on `day` at the earliest.
std::vector<policy::PolicyUse> later(const policy::Scenario& scenario, std::size_t arm, std::int32_t day) {
    std::vector<policy::PolicyUse> uses;
    for (const std::uint32_t row : scenario.arms[arm].policies) {
        uses.push_back(scenario.policies[row]);
        uses.back().common.start = std::max(uses.back().common.start, scenario.calendar.start + day);
    }
    return uses;
}

TEST(Branch, UnderTheSameArmIsTheSameRun) {
    for (std::uint64_t seed = 200; seed < 210; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const policy::Scenario scenario = random_scenario(seed);
        const world::World world = world_of(scenario);
        run::Run straight = run_of(world, scenario, 1), branched = run_of(world, scenario, 1);
        go_to(branched, static_cast<std::int32_t>(3 * (seed % 15)));
        run::Run future = branched.branch(1);
        expect_same(future, branched);
        expect_same_end(future, straight);
        expect_same_end(branched, straight);  // the old future is still there
        if (HasFailure()) break;
    }
}

TEST(Branch, OnDayZeroIsTheOtherArm) {
    for (std::uint64_t seed = 300; seed < 306; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const policy::Scenario scenario = random_scenario(seed);
        const world::World world = world_of(scenario);
        run::Run other = run_of(world, scenario, 1);
        run::Run future = run_of(world, scenario, 0).branch(1);
        expect_same_end(future, other);
        if (HasFailure()) break;
    }
}

TEST(Branch, IsTheOtherArmWhereMeasuresDifferOnlyFromThatDayOn) {
    for (std::uint64_t seed = 400; seed < 416; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        policy::Scenario scenario = random_scenario(seed);
        const auto day = static_cast<std::int32_t>(2 + 5 * (seed % 8));
        const std::uint32_t pools = scenario.arms[1].pools;
        const std::size_t none = add_arm(scenario, "none", {}, pools);
        const std::size_t b = add_arm(scenario, "b", later(scenario, 1, day), pools);
        const std::size_t a = add_arm(scenario, "a", later(random_scenario(seed + 1000), 1, day), pools);
        const world::World world = world_of(scenario);
        run::Run straight = run_of(world, scenario, b);
        go_to(straight, 100000);
        for (const std::size_t from : {none, a}) {
            run::Run past = run_of(world, scenario, from);
            past.keep_for_branch(std::vector<std::size_t>{b});
            go_to(past, day);
            run::Run future = past.branch(b);
            expect_same_end(future, straight);
        }
        if (HasFailure()) break;
    }
}

// The same of every measure alone, so that each is in force for long.
TEST(Branch, IsTheOtherArmUnderEveryMeasure) {
    for (const policy::PolicyKind& kind : policies::catalogue()) {
        SCOPED_TRACE(kind.name);
        policy::Scenario scenario = village();
        scenario.imports.stress_first = 8;
        constexpr std::int32_t kDay = 12;
        const std::size_t arm = add_arm(
            scenario, "one", {use(kind.name, {{"start", scenario.calendar.start + kDay}, {"delay", 0}})});
        const world::World world = world_of(scenario);
        run::Run straight = run_of(world, scenario, arm), past = run_of(world, scenario, 0);
        past.keep_for_branch(std::vector<std::size_t>{arm});
        go_to(past, kDay);
        run::Run future = past.branch(arm);
        expect_same_end(future, straight);
        EXPECT_EQ(future.spans()[0].started, kDay);
    }
}

TEST(Branch, KeepingMeetingsForOneChangesNothing) {
    policy::Scenario scenario = random_scenario(7);
    const std::size_t tracing = add_arm(scenario, "tracing", {use("contact_tracing"), use("digital_codes")});
    const world::World world = world_of(scenario);
    run::Run plain = run_of(world, scenario, 1), keeps = run_of(world, scenario, 1);
    keeps.keep_for_branch(std::vector<std::size_t>{tracing});
    expect_same_end(plain, keeps);
    EXPECT_FALSE(keeps.simulation().desk().history.empty());
}

// The meetings before the first day of a measure are there when it asks for them, and not much earlier.
TEST(Branch, MeasuresToComeKnowWhatTheyMayLookBackOn) {
    policy::Scenario scenario = tienan();
    scenario.transmission.outside *= 2;
    constexpr std::int32_t kFirst = 40;
    const std::size_t arm =
        add_arm(scenario, "tracing",
                {use("contact_tracing", {{"start", scenario.calendar.start + kFirst}, {"delay", 0}}),
                 use("quarantine")});
    const world::World world = world_of(scenario);
    run::Run plain = run_of(world, scenario, arm), keeps = run_of(world, scenario, arm);
    keeps.keep_for_branch(std::vector<std::size_t>{arm});
    go_to(plain, kFirst / 2), go_to(keeps, kFirst / 2);
    EXPECT_TRUE(plain.simulation().desk().history.empty());
    EXPECT_FALSE(keeps.simulation().desk().history.empty());
    expect_same_end(plain, keeps);
    EXPECT_GT(plain.simulation().ledger().total(kernel::Count::kContactsNamed, kFirst + 10), 0);
}

TEST(Branch, NewMeasuresStartTodayAndOldOnesGoOn) {
    policy::Scenario scenario = village();
    const double start = scenario.calendar.start + 5;
    const auto closure =
        use("blanket_closure", {{"start", start}, {"delay", 0}, {"least_days", 20}, {"most_days", 30}});
    const auto longer =
        use("blanket_closure", {{"start", start}, {"delay", 0}, {"least_days", 20}, {"most_days", 40}});
    const auto delivery = use("volunteer_delivery", {{"start", start}});
    const std::size_t before = add_arm(scenario, "before", {closure});
    const std::size_t both = add_arm(scenario, "both", {delivery, closure});
    const std::size_t changed = add_arm(scenario, "changed", {longer});
    const world::World world = world_of(scenario);
    run::Run past = run_of(world, scenario, before);
    go_to(past, 15);
    run::Run with = past.branch(both), other = past.branch(changed), without = past.branch(0);
    for (run::Run* future : {&with, &other, &without}) go_to(*future, 100000);
    EXPECT_EQ(with.spans()[0].started, 15);   // delivery is new
    EXPECT_EQ(with.spans()[1].started, 5);    // the closure is the old one
    EXPECT_EQ(other.spans()[0].started, 15);  // with another setting it is another measure
    const auto confined = [](const run::Run& run, std::int32_t day) {
        return run.simulation().ledger().of_day(kernel::Count::kConfinedDays, day);
    };
    EXPECT_EQ(confined(with, 14), confined(without, 14));
    EXPECT_GT(confined(with, 15), 10 * confined(without, 15));
}

}  // namespace
}  // namespace wangge::tests
