// Feedbacks: with the cause absent a loop changes no bit, with it present the difference shows where it
// should.
#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

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
    expect_same(routine, without(routine, &policy::Loops::fear), 1);
    expect_same(routine, without(routine, &policy::Loops::rumour), 1);
    policy::Scenario expert = routine;
    expert.work.slow_new = 0;
    expect_same(expert, without(expert, &policy::Loops::learning), 1);
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
    on.work.ill_days = 20;
    on.work.ill_staff = 2;
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

TEST(Waits, MovePeopleBetweenTheGates) {
    policy::Scenario on = tienan();
    on.calendar.days = 40;
    const std::size_t gates = add_arm(on, "gates", {use("grid_checkpoints", {{"temperature_seconds", 45}})});
    const policy::Scenario off = without(on, &policy::Loops::waits);
    // Whether waits get shorter is not said: where queues are long, people follow each other.
    for (std::uint32_t world = 0; world < 3; ++world) {
        const Played chosen = play(on, gates, world), nearest = play(off, gates, world);
        EXPECT_NE(total(chosen, Count::kWaitSeconds), total(nearest, Count::kWaitSeconds));
        EXPECT_NEAR(total(chosen, Count::kPassages) / total(nearest, Count::kPassages), 1, 0.05);
    }
    // Without queues there is nothing to expect.
    policy::Scenario quick = on;
    quick.policies.back() =
        use("grid_checkpoints", {{"temperature_seconds", 0}, {"register_seconds", 0}, {"pass_seconds", 0}});
    quick.calendar.days = 20;
    EXPECT_EQ(play(quick, gates).ledger, play(without(quick, &policy::Loops::waits), gates).ledger);
}

TEST(Trust, IsAsUsualWhereNothingHappensAndMovesNothingThere) {
    policy::Scenario on = strained();
    on.imports.setting = 0;
    on.population.chronic_45 = on.population.chronic_60 = on.population.chronic_young = 0;
    on.population.elders_supplied_share = 0;
    on.needs.stock_median = 30;
    const Played trusting = play(on, 0), without_trust = play(without(on, &policy::Loops::trust), 0);
    for (std::uint32_t count = 0; count < kernel::kCounts; ++count) {
        const auto what = static_cast<Count>(count);
        if (what == Count::kTrust) continue;
        EXPECT_EQ(total(trusting, what), total(without_trust, what)) << kernel::name_of(what).name;
    }
}

TEST(Trust, FallsUnderClosureAndTakesComplianceAlong) {
    policy::Scenario on = strained();
    on.mind.trust_effect = 2;
    on.mind.trust_refusal = on.mind.trust_unmet = 0.2;
    const auto trust = [](const Played& played) {
        return total(played, Count::kTrust, 60) - total(played, Count::kTrust, 59);
    };
    EXPECT_LT(paired(differences(on, 0, on, 1, 6, trust)).high, 0);
    EXPECT_GT(
        paired(differences(without(on, &policy::Loops::trust), 1, on, 1, 8, counter(Count::kRefusals))).low,
        0);
}

TEST(Trust, GrowsWithDeliveries) {
    policy::Scenario on = strained();
    on.mind.trust_delivery = 0.2;
    policy::Scenario thankless = on;
    thankless.mind.trust_delivery = 0;
    EXPECT_GT(paired(differences(thankless, 1, on, 1, 6, counter(Count::kTrust))).low, 0);
}

TEST(Fear, KeepsPeopleFromOutingsAfterReports) {
    policy::Scenario on = tienan();
    on.calendar.days = 60;
    on.imports.stress_first = 25;
    on.mind.fear_near = on.mind.fear_far = 0.9;
    on.mind.fear_half_life = 60;
    on.mind.fear_outings = 1;
    on.disease.individual_k = 50;  // no rare great spreaders, whose luck would hide the mean
    policy::Scenario off = without(on, &policy::Loops::fear);
    const auto met = [](const Played& played) {
        return total(played, Count::kExposureCommunity) / (1.0 + total(played, Count::kInfectious));
    };
    EXPECT_LT(paired(differences(off, 0, on, 0, 30, met)).high, 0);
    // And from the clinic: somebody without medicine stays without it.
    on.mind.fear_care = 1;
    on.mind.fear_outings = 0;
    EXPECT_GT(paired(differences(off, 0, on, 0, 6, counter(Count::kDrugGapDays))).low, 0);
}

TEST(Rumour, EmptiesTheShopsUntilItIsRefuted) {
    policy::Scenario on = village();
    on.needs.supply_per_day = 1.0;
    policy::Scenario quiet = on;
    on.mind.rumour_days = 5;
    const auto from = static_cast<std::int32_t>(on.mind.rumour_first - on.calendar.start);
    const Played panic = play(on, 0), calm = play(quiet, 0);
    EXPECT_EQ(total(panic, Count::kHoardingTrips, from), 0);
    EXPECT_GT(total(panic, Count::kHoardingTrips, from + 5), 50);
    EXPECT_EQ(total(panic, Count::kHoardingTrips), total(panic, Count::kHoardingTrips, from + 5));
    EXPECT_GT(total(panic, Count::kRationsShort), total(calm, Count::kRationsShort));
    EXPECT_EQ(total(calm, Count::kHoardingTrips), 0);
    EXPECT_EQ(play(without(on, &policy::Loops::rumour), 0).hashes, calm.hashes);
}

TEST(Income, LostFeedsGrievance) {
    policy::Scenario on = strained();
    EXPECT_GT(
        paired(differences(without(on, &policy::Loops::income), 1, on, 1, 6, counter(Count::kGrievance))).low,
        0);
    on.mind.feed_income = 0;
    expect_same(on, without(on, &policy::Loops::income), 1);
}

// Share of adults in distress on one day, in per cent.
double distress(const policy::Scenario& scenario, std::size_t arm, std::int32_t day) {
    double sum = 0, adults = 0;
    const auto world = world::synthesise(scenario.population, run::people_seed(scenario, 0)).value();
    for (std::uint32_t i = 0; i < world.residents; ++i) adults += world.resident.age[i] >= 18 ? 1 : 0;
    const Played played = play(scenario, arm);
    sum = total(played, Count::kDistress, day + 1) - total(played, Count::kDistress, day);
    return 100.0 * sum / 1048576.0 / adults;
}

TEST(Distress, IsAQuarterAfterTwoMonthsOfClosure) {
    policy::Scenario scenario = tienan();
    scenario.calendar.days = 75;
    const std::size_t closure =
        add_arm(scenario, "closure",
                {use("blanket_closure", {{"least_days", 90}, {"most_days", 90}}), use("volunteer_delivery")});
    EXPECT_NEAR(distress(scenario, 0, 71), 7.7, 1.0);  // ordinary times: 7 % and the odds of tenants and
    EXPECT_NEAR(distress(scenario, closure, 71), 26.1, 2.0);  // those alone; Hall et al. 2023
}

TEST(Slips, AreWhatComplianceDoesNotHold) {
    policy::Scenario on = strained();
    policy::Scenario off = on;
    off.mind.evasion_day = 0;
    EXPECT_GT(total(play(on, 1), Count::kSlips), 0);
    EXPECT_EQ(total(play(off, 1), Count::kSlips), 0);
    EXPECT_EQ(total(play(on, 0), Count::kSlips), 0);
    policy::Scenario needy = on;
    needy.mind.evasion_need = 0;
    EXPECT_GE(total(play(on, 1), Count::kSlips), total(play(needy, 1), Count::kSlips));
}

}  // namespace
}  // namespace wangge::tests
