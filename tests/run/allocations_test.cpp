// A day makes lists, not things: how often it asks for memory does not follow the number of people, and how
// much follows what happens.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "tests/run/worlds.hpp"

namespace {

thread_local bool counting = false;
thread_local std::int64_t allocations = 0, bytes = 0;

}  // namespace

void* operator new(std::size_t size) {
    if (counting) ++allocations, bytes += static_cast<std::int64_t>(size);
    if (void* const memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace wangge::tests {
namespace {

constexpr std::int32_t kFrom = 40, kDays = 60;  // by then all tables have their size

policy::Scenario city(double residents) {
    return quiet_city(residents, kDays);
}

struct Asked {
    double a_day, a_shedding_day;  // allocations a day, and for each day of an infectious person
    double bytes;                  // a day
};

Asked asked(const policy::Scenario& scenario, std::size_t arm = 0) {
    const world::World world = run::make_world(scenario, 0).value();
    run::Run run(world, scenario, arm, 0, policies::catalogue());
    kernel::day::Simulation& simulation = run.simulation();
    std::int64_t shedding = 0;
    allocations = bytes = 0;
    while (!simulation.finished()) {
        counting = simulation.day() >= kFrom;
        simulation.step();
        counting = false;
        if (simulation.day() > kFrom)
            shedding += simulation.ledger().of_day(kernel::Count::kInfectious, simulation.day() - 1);
    }
    const auto all = static_cast<double>(allocations);
    return {all / (kDays - kFrom), shedding > 0 ? all / static_cast<double>(shedding) : 0,
            static_cast<double>(bytes) / (kDays - kFrom)};
}

TEST(Allocations, OfAQuietDayAreFewHoweverManyPeople) {
    const double small = asked(city(20000)).a_day, large = asked(city(80000)).a_day;
    RecordProperty("a_day", std::to_string(large));
    EXPECT_GT(small, 0) << "nothing is counted";
    EXPECT_LT(large, 80);
    EXPECT_LT(large, 2 * small) << "four times as many people";
}

// Nobody is observed or away any more; a table of all people or homes, a bit each, would be seen.
TEST(Allocations, OfAQuietDayAreNoTablesOfAll) {
    const auto alone = [](double residents) {
        policy::Scenario scenario = city(residents);
        scenario.care.acute_rate = 0;
        scenario.record.areas = static_cast<double>(policy::Areas::kAll);
        return scenario;
    };
    const double each = (asked(alone(80000)).bytes - asked(alone(20000)).bytes) / 60000;
    RecordProperty("bytes_a_resident", std::to_string(each));
    EXPECT_LT(each, 0.15);
}

TEST(Allocations, OfAnEpidemicAreFewerThanTheInfectious) {
    policy::Scenario scenario = city(20000);
    scenario.imports.setting = 1;
    scenario.imports.stress_first = 100;
    scenario.imports.stress_first_days = 5;
    const Asked all = asked(scenario);
    RecordProperty("a_shedding_day", std::to_string(all.a_shedding_day));
    EXPECT_GT(all.a_shedding_day, 0);
    EXPECT_LT(all.a_shedding_day, 0.5);
}

TEST(Allocations, UnderMeasuresAreFarFewerThanTheResidents) {
    policy::Scenario scenario = city(20000);
    const std::size_t arm =
        add_arm(scenario, "four",
                {use("blanket_closure", {{"least_days", 60}, {"most_days", 60}}), use("grid_checkpoints"),
                 use("volunteer_delivery", {{"least_days", 60}, {"most_days", 60}}),
                 use("digital_codes", {{"least_days", 60}, {"most_days", 60}})});
    const double each = asked(scenario, arm).a_day / 20000;
    RecordProperty("a_resident_day", std::to_string(each));
    EXPECT_LT(each, 0.15);
}

}  // namespace
}  // namespace wangge::tests
