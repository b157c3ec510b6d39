// Hands: what they can do in a day, how they learn, err and fail, and what the registers tell them.
#include <gtest/gtest.h>

#include "tests/run/organisations.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

template <class What>
Paired effect(const policy::Scenario& without, const policy::Scenario& with, std::size_t arm, What what,
              std::uint32_t worlds = 8) {
    return paired(differences(without, arm, with, arm, worlds, what));
}

TEST(Learning, MakesNewHandsFaster) {
    policy::Scenario learning = swept();
    learning.work.slow_new = 3;
    policy::Scenario off = learning;
    off.loops.learning = 0;
    EXPECT_LT(effect(off, learning, 0, counter(Count::kAnswers), 4).high, 0);
    policy::Scenario old_hands = learning;
    for (double& days : old_hands.work.experience) days = 1000;
    for (double& days : off.work.experience) days = 1000;
    EXPECT_EQ(play(old_hands, 0).hashes, play(off, 0).hashes);
}

TEST(Skill, AndBreaksTakeHours) {
    policy::Scenario plain = swept();
    policy::Scenario slow = plain;
    for (double& time : slow.work.door_time) time = 2;
    EXPECT_LT(effect(plain, slow, 0, counter(Count::kKnocks), 3).high, 0);
    policy::Scenario resting = plain;
    for (double& minutes : resting.work.breaks) minutes = 240;
    EXPECT_LT(effect(plain, resting, 0, counter(Count::kKnocks), 3).high, 0);
    policy::Scenario clumsy = plain;
    for (double& time : clumsy.work.desk_time) time = 2;
    EXPECT_GT(effect(plain, clumsy, 0, counter(Count::kMinutesForms), 3).low, 0);
}

TEST(Errors, LoseHouseholdsAndReturneesAndRiseWithFatigue) {
    policy::Scenario right = swept();
    right.work.error = right.work.error_tired = 0;
    policy::Scenario wrong = right;
    wrong.work.error = 0.4;
    EXPECT_EQ(total(play(right, 0), Count::kFormsWrong), 0);
    EXPECT_LT(effect(right, wrong, 0, counter(Count::kHouseholdsRegistered), 4).high, 0);
    EXPECT_LT(effect(right, wrong, 0, counter(Count::kReturneesKnown), 8).mean, 0);
    const Played played = play(wrong, 0);
    EXPECT_NEAR(total(played, Count::kFormsWrong) / total(played, Count::kAnswers), 0.4, 0.03);
    policy::Scenario tired = right;
    tired.work.error_tired = 1;
    tired.work.tire = 0.5;
    tired.work.tired_after = 2;
    EXPECT_GT(total(play(tired, 0), Count::kFormsWrong), 0);
    tired.loops.fatigue = 0;
    EXPECT_EQ(total(play(tired, 0), Count::kFormsWrong), 0);
}

TEST(Volunteers, EnlistInTheDaysAfterTheFirstCall) {
    policy::Scenario scenario = swept();
    scenario.work.ramp_first = 0;
    scenario.work.ramp_call = scenario.calendar.start + 5;
    scenario.work.ramp_days = 8;
    const Played played = play(scenario, 0);
    const auto minutes = [&](std::int32_t from, std::int32_t until) {
        return total(played, Count::kMinutesVolunteer, until) - total(played, Count::kMinutesVolunteer, from);
    };
    EXPECT_EQ(minutes(0, 6), 0);
    EXPECT_GT(minutes(6, 22), 0);
    policy::Scenario at_once = scenario;
    at_once.work.ramp_days = 0;
    EXPECT_GT(effect(scenario, at_once, 0, counter(Count::kMinutesVolunteer), 3).low, 0);
}

TEST(Staff, OfEightWithFourIllStallsTheCommunity) {
    policy::Scenario well = eight_staff();
    const std::size_t delivery = well.arms.size() - 1;
    policy::Scenario ill = well;
    ill.work.ill_days = 14;
    const auto overdue = [](const Played& played) {
        return total(played, Count::kTicketsOverdue, 42) - total(played, Count::kTicketsOverdue, 25);
    };
    const auto jump = effect(well, ill, delivery, unmet_while_ill, 6),
               late = effect(well, ill, delivery, overdue, 24);
    EXPECT_GT(jump.low, 0);
    EXPECT_GT(late.low, 0);
    // Stand-ins take the place of the ill: nothing stalls. The ill have time to fetch their own food, which
    // spares a delivery now and then.
    policy::Scenario covered = ill;
    covered.loops.staff_absence = 0;
    EXPECT_NEAR(effect(well, covered, delivery, unmet_while_ill, 6).mean, 0, 0.05 * jump.mean);
}

TEST(Rounds, OfOneWorkerDayFindNanchangsHouseholds) {
    EXPECT_NEAR(households_per_worker_day(3), 18.7, 2.8);  // 59,863 households by 800 workers in four days
}

TEST(Links, OfTheRoadCheckpointTellTheGridWhoCame) {
    policy::Scenario apart = swept();
    policy::Scenario linked = apart;
    linked.organisation.arrivals_match = 1;
    EXPECT_GT(effect(apart, linked, 0, counter(Count::kReturneesKnown), 4).low, 0);
    EXPECT_LT(effect(apart, linked, 0, counter(Count::kUnobservedDays), 4).high, 0);
    policy::Scenario late = linked;
    late.organisation.arrivals_lag = 10;
    EXPECT_GT(effect(linked, late, 0, counter(Count::kUnobservedDays), 4).low, 0);
}

TEST(Links, OfTheClinicDelayWhatCommunitiesDoAboutReports) {
    policy::Scenario prompt = village();
    prompt.transmission.outside *= 2;
    const std::size_t triggered =
        add_arm(prompt, "triggered", {use("blanket_closure", {{"trigger_reports", 1}})});
    policy::Scenario late = prompt;
    late.organisation.clinic_lag = 15;
    EXPECT_LT(effect(prompt, late, triggered, counter(Count::kConfinedDays), 10).high, 0);
    late.organisation.clinic_lag = 0;
    late.organisation.clinic_match = 0;
    EXPECT_EQ(play(late, triggered).hashes, play(late, 0).hashes);
}

TEST(Discretion, CarriesOrdersOutForSomeOnly) {
    policy::Scenario strict = village();
    const std::size_t closure = add_arm(strict, "closure", {use("blanket_closure")});
    policy::Scenario lax = strict;
    lax.hierarchy.discretion = 0.5;
    EXPECT_LT(effect(strict, lax, closure, counter(Count::kConfinedDays), 4).high, 0);
    lax.hierarchy.discretion = 1;
    EXPECT_EQ(play(strict, closure).hashes, play(lax, closure).hashes);
}

}  // namespace
}  // namespace wangge::tests
