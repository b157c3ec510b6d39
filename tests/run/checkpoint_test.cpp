// What is saved and restored goes on as if nothing had happened, bit for bit.
#include "tests/run/futures.hpp"
#include "tests/run/random_scenario.hpp"
#include "wangge/core/bytes.hpp"
#include "wangge/core/draw.hpp"

namespace wangge::tests {
namespace {

std::vector<std::byte> saved(const run::Run& run) {
    core::ByteWriter bytes;
    run.simulation().save(bytes);
    return bytes.take();
}

bool restore(std::span<const std::byte> bytes, run::Run& run) {
    core::ByteReader reader(bytes);
    return run.simulation().restore(reader);
}

/// Saves before every day of `days` and goes on from there with a run of its own.
void expect_resumes(const policy::Scenario& scenario, std::size_t arm, std::vector<std::int32_t> days,
                    std::uint32_t number = 0) {
    const world::World world = world_of(scenario, number);
    run::Run straight = run_of(world, scenario, arm, number), whole = run_of(world, scenario, arm, number);
    go_to(whole, 100000);
    for (const std::int32_t day : days) {
        SCOPED_TRACE("day " + std::to_string(day));
        go_to(straight, day);
        const std::vector<std::byte> bytes = saved(straight);
        run::Run resumed = run_of(world, scenario, arm, number);
        ASSERT_TRUE(restore(bytes, resumed));
        EXPECT_EQ(resumed.simulation().day(), straight.simulation().day());
        EXPECT_TRUE(saved(resumed) == bytes) << "what was read is written otherwise";
        expect_same_end(resumed, whole);
        if (testing::Test::HasFailure()) return;
    }
}

TEST(Checkpoint, ResumesUnderEveryMeasure) {
    for (const policy::PolicyKind& kind : policies::catalogue()) {
        SCOPED_TRACE(kind.name);
        policy::Scenario scenario = village();
        scenario.imports.stress_first = 8;
        const std::size_t arm =
            add_arm(scenario, "one", {use(kind.name, {{"start", scenario.calendar.start + 6}})});
        expect_resumes(scenario, arm, {3, 6, 7, 20, 41}, 1);
    }
}

TEST(Checkpoint, ResumesOnTheFirstAndTheLastDay) {
    const policy::Scenario scenario = village();
    const auto days = static_cast<std::int32_t>(scenario.calendar.days);
    expect_resumes(scenario, 0, {0, 1, days - 1, days});
}

TEST(Checkpoint, ResumesInRandomScenarios) {
    for (std::uint64_t seed = 100; seed < 112; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto first = static_cast<std::int32_t>(seed % 7);
        expect_resumes(random_scenario(seed), 1, {first + 4, first + 13, first + 31},
                       static_cast<std::uint32_t>(seed));
        if (HasFailure()) break;
    }
}

TEST(Checkpoint, OfAnotherWorldIsRefused) {
    policy::Scenario scenario = village();
    const world::World world = world_of(scenario, 0), other = world_of(scenario, 1);
    run::Run run = run_of(world, scenario, 0);
    go_to(run, 9);
    const std::vector<std::byte> bytes = saved(run);
    run::Run another = run_of(other, scenario, 0, 1);
    EXPECT_FALSE(restore(bytes, another));
    policy::Scenario shorter = scenario;
    shorter.calendar.days = 30;
    run::Run short_run = run_of(world, shorter, 0);
    EXPECT_FALSE(restore(bytes, short_run));
    const std::size_t arm = add_arm(scenario, "closure", {use("blanket_closure")});
    run::Run closed = run_of(world, scenario, arm);
    EXPECT_FALSE(restore(bytes, closed));
}

// Here nothing but the reader and the hash of the state look at the bytes; a file has a checksum too.
TEST(Checkpoint, DamageIsRefusedOrHarmlessAndNeverTheEnd) {
    policy::Scenario scenario = village();
    const std::size_t arm =
        add_arm(scenario, "all",
                {use("digital_codes", {{"start", scenario.calendar.start + 2}}), use("contact_tracing"),
                 use("quarantine", {{"start", scenario.calendar.start}}), use("volunteer_delivery")});
    const world::World world = world_of(scenario);
    run::Run run = run_of(world, scenario, arm);
    go_to(run, 25);
    const std::vector<std::byte> whole = saved(run);
    const core::Draws draws(core::Seed{1}, core::Purpose::kTest);
    std::uint32_t next = 0, refused = 0;
    const auto below = [&](std::size_t most) {
        return static_cast<std::size_t>(draws.unit(0, 0, next++) * static_cast<double>(most));
    };
    run::Run victim = run_of(world, scenario, arm);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::byte> bytes = whole;
        if (round % 3 == 0) bytes.resize(below(bytes.size()));
        for (std::size_t flips = below(4); flips > 0 && !bytes.empty(); --flips)
            bytes[below(bytes.size())] ^= std::byte{static_cast<unsigned char>(1 + below(255))};
        if (round % 3 == 1) bytes.push_back(std::byte{0});
        const bool taken = restore(bytes, victim);
        refused += taken ? 0 : 1;
        EXPECT_FALSE(taken && bytes.size() != whole.size());
    }
    EXPECT_GT(refused, 200u);
    EXPECT_FALSE(restore({}, victim));
}

}  // namespace
}  // namespace wangge::tests
