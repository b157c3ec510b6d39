// Hands: what they can do in a day, how they learn, err and fail, and what the registers tell them.
#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

template <class What>
Paired effect(const policy::Scenario& without, const policy::Scenario& with, std::size_t arm, What what,
              std::uint32_t worlds = 8) {
    return paired(differences(without, arm, with, arm, worlds, what));
}

// Tienan until the end of its second sweep, without imports.
policy::Scenario swept() {
    policy::Scenario scenario = tienan();
    scenario.calendar.days = 22;
    scenario.imports.setting = 0;
    return scenario;
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

// Community of 1,237 households and eight staff, as one Shanghai compound of 2022: nobody else helps.
policy::Scenario eight_staff() {
    policy::Scenario scenario = tienan();
    world::Population& place = scenario.population;
    place.residents = 2845;
    place.households = 1237;
    place.rented_households = 95;
    place.rented_residents = 218;
    place.community_workers = 8;
    place.party_volunteers = place.other_volunteers = place.seconded = 0;
    place.gate_crew = 40;  // the gates are the city's affair
    scenario.calendar.days = 50;
    scenario.imports.setting = 0;
    scenario.needs.stock_median = 7;
    scenario.work.ill_first = scenario.calendar.start + 25;
    scenario.work.ill_staff = 4;
    return scenario;
}

TEST(Staff, OfEightWithFourIllStallsTheCommunity) {
    policy::Scenario well = eight_staff();
    const std::size_t delivery =
        add_arm(well, "delivery", {use("blanket_closure"), use("volunteer_delivery", {{"reach", 0.6}})});
    policy::Scenario ill = well;
    ill.work.ill_days = 14;
    const auto unmet = [](const Played& played) {
        double minutes = 0;
        for (const Count count :
             {Count::kUnmetDelivery, Count::kUnmetTickets, Count::kUnmetVisits, Count::kUnmetSweeps})
            minutes += total(played, count, 39) - total(played, count, 25);
        return minutes / 60.0;
    };
    const auto overdue = [](const Played& played) {
        return total(played, Count::kTicketsOverdue, 42) - total(played, Count::kTicketsOverdue, 25);
    };
    const auto jump = effect(well, ill, delivery, unmet, 6), late = effect(well, ill, delivery, overdue, 6);
    EXPECT_GT(jump.low, 0);
    EXPECT_GT(late.low, 0);
    // Stand-ins take the place of the ill: nothing stalls.
    policy::Scenario covered = ill;
    covered.loops.staff_absence = 0;
    EXPECT_EQ(unmet(play(covered, delivery)), unmet(play(well, delivery)));
}

TEST(Rounds, OfOneWorkerDayFindNanchangsHouseholds) {
    // A sweep for which hands are short: what a worker-day finds is what times, answers and stairs allow.
    policy::Scenario scenario = swept();
    scenario.organisation.sweep1_knocks = 4;
    scenario.population.party_volunteers = scenario.population.other_volunteers = 0;
    const auto from = static_cast<std::int32_t>(scenario.organisation.sweep1_first - scenario.calendar.start);
    double answers = 0, minutes = 0;
    for (std::uint32_t k = 0; k < 3; ++k) {
        const Played played = play(scenario, 0, k);
        answers += total(played, Count::kAnswers, from + 4) - total(played, Count::kAnswers, from);
        minutes += total(played, Count::kMinutesRounds, from + 4) -
                   total(played, Count::kMinutesRounds, from) +
                   total(played, Count::kMinutesForms, from + 4) - total(played, Count::kMinutesForms, from);
    }
    const double worker_day = scenario.work.hours[1] * 60.0 - scenario.work.breaks[1];
    EXPECT_NEAR(answers / minutes * worker_day, 18.7, 2.8);  // 59,863 households by 800 workers in four days
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
