// Where people are is worked out when somebody asks, or written down in the morning: the same, whatever moves
// them.
#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

TEST(Whereabouts, AreTheSameWrittenDownOrAskedFor) {
    policy::Scenario scenario = village();
    scenario.population.residents = 3000;
    scenario.population.households = 1200;
    scenario.imports.stress_first = 40;
    scenario.transmission.outside *= 6;
    scenario.contacts.shop_rounds *= 20;  // many meet, couriers in their shops too
    scenario.calendar.days = 25;
    const std::vector<std::size_t> arms = {
        0,
        add_arm(scenario, "four",
                {use("blanket_closure"), use("grid_checkpoints"), use("volunteer_delivery"),
                 use("digital_codes")}),
        add_arm(scenario, "half_closed",
                {use("blanket_closure", {{"reach", 0.5}}), use("volunteer_delivery")})};
    const world::World world = run::make_world(scenario, 0).value();
    for (const std::size_t arm : arms) {
        SCOPED_TRACE(scenario.arms[arm].name);
        run::Run asked(world, scenario, arm, 0, policies::catalogue());
        run::Run written(world, scenario, arm, 0, policies::catalogue());
        written.simulation().remember_meetings(1);
        while (!asked.simulation().finished()) asked.simulation().step(), written.simulation().step();
        EXPECT_GT(asked.simulation().tree().size(), 200u);
        EXPECT_EQ(asked.simulation().hashes(), written.simulation().hashes());
        EXPECT_EQ(asked.simulation().ledger(), written.simulation().ledger());
        EXPECT_EQ(asked.simulation().tree(), written.simulation().tree());
    }
}

}  // namespace
}  // namespace wangge::tests
