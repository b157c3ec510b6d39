// Feedbacks: with the cause absent a loop changes no bit, with it present the difference shows where it
// should.
#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

auto counter(Count count) {
    return [count](const Played& played) { return total(played, count); };
}

policy::Scenario without(policy::Scenario scenario, double policy::Loops::*loop) {
    scenario.loops.*loop = 0;
    return scenario;
}

// A village under every measure, with conflicts, waits and much work.
policy::Scenario strained() {
    policy::Scenario scenario = village();
    add_arm(
        scenario, "all",
        {use("blanket_closure"), use("grid_checkpoints"), use("volunteer_delivery"), use("digital_codes")});
    return scenario;
}

void expect_same(const policy::Scenario& a, const policy::Scenario& b, std::size_t arm) {
    const Played one = play(a, arm), other = play(b, arm);
    EXPECT_EQ(one.hashes, other.hashes);
    EXPECT_EQ(one.ledger, other.ledger);
}

TEST(Loops, WithoutTheirCauseChangeNoBit) {
    policy::Scenario routine = strained();
    routine.work.tire = routine.work.quit = 0;
    expect_same(routine, without(routine, &policy::Loops::fatigue), 1);
    expect_same(routine, without(routine, &policy::Loops::quitting), 1);
    routine.imports.setting = 0;
    expect_same(routine, without(routine, &policy::Loops::staff_absence), 0);
    expect_same(routine, without(routine, &policy::Loops::grievance_evasion), 0);
    expect_same(routine, without(routine, &policy::Loops::grievance_conflict), 0);
    expect_same(routine, without(routine, &policy::Loops::compliance_decline), 0);
    expect_same(routine, without(routine, &policy::Loops::waits), 0);
    routine.mind.volunteer_grievance = 0;
    expect_same(routine, without(routine, &policy::Loops::grievance_volunteering), 1);
}

TEST(Fatigue, TakesHoursThatNobodyHas) {
    policy::Scenario on = strained();
    on.work.tire = 0.3;
    const auto tired = paired(
        differences(without(on, &policy::Loops::fatigue), 1, on, 1, 8, counter(Count::kUnmetDelivery)));
    const auto quits = total(play(without(on, &policy::Loops::fatigue), 1), Count::kQuits);
    EXPECT_GT(tired.mean, 0);
    EXPECT_EQ(quits, 0);
}

TEST(Absence, IsWhatIllStaffLeaveBehind) {
    policy::Scenario on = strained();
    on.transmission.outside *= 3;
    const policy::Scenario off = without(on, &policy::Loops::staff_absence);
    EXPECT_GT(paired(differences(off, 1, on, 1, 10, counter(Count::kNoShows))).low, 0);
}

TEST(Quitting, LosesThoseWhoAreTired) {
    policy::Scenario on = strained();
    on.work.quit = 0.5;
    EXPECT_GT(total(play(on, 1), Count::kQuits), 0);
    EXPECT_EQ(total(play(without(on, &policy::Loops::quitting), 1), Count::kQuits), 0);
    EXPECT_LT(paired(differences(without(on, &policy::Loops::quitting), 1, on, 1, 10,
                                 counter(Count::kMinutesForms)))
                  .high,
              0);
}

TEST(Grievance, MakesPeopleEvadeQuarrelAndStayAway) {
    policy::Scenario on = strained();
    on.mind.evasion_grievance = on.mind.conflict_grievance = 20;
    on.mind.volunteer_grievance = 1;
    on.mind.feed_confined = 0.05;
    const auto effect = [&](double policy::Loops::*loop, Count count) {
        return paired(differences(without(on, loop), 1, on, 1, 8, counter(count)));
    };
    EXPECT_GT(effect(&policy::Loops::grievance_evasion, Count::kEvasions).low, 0);
    EXPECT_GT(effect(&policy::Loops::grievance_conflict, Count::kConflicts).low, 0);
    EXPECT_GT(effect(&policy::Loops::grievance_volunteering, Count::kNoShows).low, 0);
}

TEST(Compliance, DeclinesWithConfinedDays) {
    policy::Scenario on = strained();
    on.mind.decliners = 1;
    on.mind.compliance_least = 0;
    EXPECT_GT(paired(differences(without(on, &policy::Loops::compliance_decline), 1, on, 1, 6,
                                 counter(Count::kRefusals)))
                  .low,
              0);
}

TEST(Waits, SpreadPeopleOverTheGates) {
    policy::Scenario on = tienan();
    on.calendar.days = 50;
    const std::size_t gates = add_arm(on, "gates", {use("grid_checkpoints", {{"temperature_seconds", 12}})});
    int shorter = 0;
    for (const double one :
         differences(without(on, &policy::Loops::waits), gates, on, gates, 10, counter(Count::kWaitSeconds)))
        shorter += one < 0 ? 1 : 0;
    EXPECT_GE(shorter, 7);
}

}  // namespace
}  // namespace wangge::tests
