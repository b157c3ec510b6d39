// What the model must do, by mechanism: each effect over twin worlds with an interval that excludes 0, and
// gone when its cause is switched off. Where Tienan's hands do not bind, a village in which they do stands
// in.
#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

constexpr std::uint32_t kWorlds = 10;
constexpr std::int32_t kAllDays = 100000;

// Tienan until the last possible lift.
policy::Scenario tienan70() {
    policy::Scenario scenario = tienan();
    scenario.calendar.days = 71;
    return scenario;
}

auto in_groups(Count count, std::vector<std::uint32_t> groups) {
    return [count, groups](const Played& played) {
        double sum = 0;
        for (const std::uint32_t group : groups)
            sum += static_cast<double>(played.ledger.total_of_group(count, kAllDays, group));
        return sum;
    };
}

// Differences of one arm's measure in two scenarios that differ in one cause.
template <class What>
Paired effect(const policy::Scenario& without, const policy::Scenario& with, std::size_t arm, What what,
              std::uint32_t worlds = kWorlds) {
    return paired(differences(without, arm, with, arm, worlds, what));
}

TEST(Closure, RaisesMissedMeals) {
    policy::Scenario scenario = tienan70();
    const std::size_t closure = add_arm(scenario, "closure", {use("blanket_closure")});
    EXPECT_GT(
        paired(differences(scenario, 0, scenario, closure, kWorlds, counter(Count::kMissedMealDays))).low, 0);
    // Per head most among people of 75 and older, who cannot carry and depend on visitors.
    const Played played = play(scenario, closure);
    const auto rate = [&](std::vector<std::uint32_t> groups) {
        return in_groups(Count::kMissedMealDays, groups)(played) /
               in_groups(Count::kPersonDays, groups)(played);
    };
    EXPECT_GT(rate({3, 7}), 3 * rate({1, 5}));
}

TEST(Closure, RaisesMissedMealsOfThoseWhoDependOnVisitors) {
    policy::Scenario none = tienan70();
    none.population.elders_supplied_share = 0;
    policy::Scenario all = none;
    all.population.elders_supplied_share = 1;
    const std::size_t closure = add_arm(none, "closure", {use("blanket_closure")});
    add_arm(all, "closure", {use("blanket_closure")});
    EXPECT_GT(effect(none, all, closure, counter(Count::kMissedMealDays)).low, 0);
    // In routine relatives come and nobody goes hungry for it.
    EXPECT_LT(effect(none, all, 0, counter(Count::kMissedMealDays)).mean,
              0.2 * effect(none, all, closure, counter(Count::kMissedMealDays)).mean);
}

TEST(Closure, RaisesMissedMealsOfThoseWithoutPass) {
    policy::Scenario with = tienan70();
    const std::size_t closure = add_arm(with, "closure", {use("blanket_closure")});
    policy::Scenario without = with;
    without.organisation.sweep1_days = without.organisation.passes_days = without.organisation.sweep2_days =
        0;
    EXPECT_GT(effect(with, without, closure, counter(Count::kMissedMealDays), 6).low, 0);
    // A doorkeeper who does not ask for passes turns nobody away for want of one.
    policy::Scenario unguarded = without;
    unguarded.population.gate_crew = 0;
    unguarded.population.seconded = 0;
    unguarded.population.community_workers = 0;
    EXPECT_GT(effect(unguarded, without, closure, counter(Count::kMissedMealDays), 6).low, 0);
}

TEST(Closure, RaisesMissedMealsOfThoseWhoCannotCarry) {
    policy::Scenario weak = tienan70();
    const std::size_t closure = add_arm(weak, "closure", {use("blanket_closure")});
    policy::Scenario strong = weak;
    strong.needs.carry_old = strong.needs.carry_old_market = strong.needs.carry;
    EXPECT_GT(effect(strong, weak, closure, in_groups(Count::kMissedMealDays, {3, 7})).low, 0);
}

TEST(Closure, OfEveryStairwellNeedsMoreDoorkeepersThanThereAre) {
    policy::Scenario scenario = tienan70();
    const std::size_t community = add_arm(scenario, "community", {use("blanket_closure", {{"scope", 2}})});
    const std::size_t stairwell = add_arm(scenario, "stairwell", {use("blanket_closure", {{"scope", 0}})});
    EXPECT_GT(
        paired(differences(scenario, community, scenario, stairwell, 4, counter(Count::kUnmetPosts))).low,
        100000);
    EXPECT_LT(total(play(scenario, community), Count::kUnmetPosts), 5000);
}

TEST(PropertyManagement, LowersLeaks) {
    policy::Scenario none = tienan70();
    const std::size_t closure = add_arm(none, "closure", {use("blanket_closure")});
    policy::Scenario professional = none;
    professional.population.property_management = 2;
    EXPECT_LT(effect(none, professional, closure, counter(Count::kLeaks), 6).high, 0);
    none.population.tightness = professional.population.tightness = 1;
    EXPECT_EQ(total(play(none, closure), Count::kLeaks), 0);
    EXPECT_EQ(total(play(professional, closure), Count::kLeaks), 0);
}

TEST(Delivery, RaisesTheExposureOfCouriers) {
    policy::Scenario scenario = tienan70();
    scenario.imports.stress_first = 60;
    const std::size_t closure = add_arm(scenario, "closure", {use("blanket_closure")});
    const std::size_t both = add_arm(scenario, "both", {use("blanket_closure"), use("volunteer_delivery")});
    scenario.disease.individual_k = 50;  // no rare great spreaders, whose luck would hide the mean
    const auto on_duty = [](const Played& played) { return total(played, Count::kExposureCouriers); };
    // Expected infections are a sample, and couriers are few.
    EXPECT_GT(paired(differences(scenario, closure, scenario, both, 120, on_duty)).low, 0);
    policy::Scenario apart = scenario;
    apart.contacts.shop_rounds = apart.contacts.office_rounds = apart.contacts.outdoor_factor = 0;
    apart.contacts.stairwell_rounds = apart.contacts.lift_rounds = 0;  // nor on their way from home
    EXPECT_EQ(on_duty(play(apart, both)), 0);
}

TEST(Delivery, FeedsThoseWhomClosureKeepsIn) {
    policy::Scenario scenario = tienan70();
    const std::size_t closure = add_arm(scenario, "closure", {use("blanket_closure")});
    const std::size_t both = add_arm(scenario, "both", {use("blanket_closure"), use("volunteer_delivery")});
    EXPECT_LT(
        paired(differences(scenario, closure, scenario, both, kWorlds, counter(Count::kMissedMealDays))).high,
        0);
    const std::size_t nobody =
        add_arm(scenario, "nobody",
                {use("blanket_closure"), use("volunteer_delivery", {{"staff_community", 0},
                                                                    {"staff_party", 0},
                                                                    {"staff_volunteer", 0},
                                                                    {"staff_crew", 0},
                                                                    {"staff_seconded", 0}})});
    EXPECT_EQ(total(play(scenario, nobody), Count::kRationsDelivered), 0);
}

TEST(Delivery, AloneLeavesInfectionsAlone) {
    policy::Scenario scenario = tienan();
    const std::size_t delivery = add_arm(scenario, "delivery", {use("volunteer_delivery")});
    std::vector<double> relative;
    for (std::uint32_t k = 0; k < 96; ++k) {
        const double routine = total(play(scenario, 0, k), Count::kLocalInfections),
                     alone = total(play(scenario, delivery, k), Count::kLocalInfections);
        if (routine >= 20) relative.push_back(alone / routine - 1);
    }
    ASSERT_GE(relative.size(), 6u);
    const Paired difference = paired(relative);
    EXPECT_GT(difference.low, -0.03);
    EXPECT_LT(difference.high, 0.03);
}

// A village whose few volunteers are all needed: nobody goes out for food.
policy::Scenario stretched_village() {
    policy::Scenario scenario = village();
    scenario.population.community_workers = 1;
    scenario.population.party_volunteers = 1;
    scenario.population.other_volunteers = 2;
    scenario.needs.stock_median = 5;
    return scenario;
}

TEST(Volunteers, HalvedRaiseMissedMealsAndOverdueTickets) {
    policy::Scenario all = stretched_village();
    const std::size_t few = add_arm(all, "few",
                                    {use("blanket_closure", {{"outing_every", 60}}),
                                     use("volunteer_delivery", {{"staff_community", 0}})});
    const std::size_t many =
        add_arm(all, "many", {use("blanket_closure", {{"outing_every", 60}}), use("volunteer_delivery")});
    policy::Scenario half = all;
    half.work.volunteer_share = 0.5;
    EXPECT_GT(effect(all, half, few, counter(Count::kMissedMealDays), 24).low, 0);
    EXPECT_GT(effect(all, half, few, counter(Count::kTicketsOverdue), 24).low, 0);
    // With community workers enough for everybody the missing volunteers are not missed.
    all.population.community_workers = half.population.community_workers = 60;
    EXPECT_NEAR(effect(all, half, many, counter(Count::kTicketsOverdue), 8).mean, 0, 1);
}

TEST(Checkpoints, AtOneGateInsteadOfThreeRaiseWaitsAndExposureInTheQueue) {
    policy::Scenario scenario = tienan70();
    scenario.imports.stress_first = 25;
    const std::size_t three = add_arm(scenario, "three", {use("grid_checkpoints")});
    const std::size_t one = add_arm(scenario, "one", {use("grid_checkpoints", {{"open_gates", 1}})});
    EXPECT_GT(paired(differences(scenario, three, scenario, one, 6, counter(Count::kWaitSeconds))).low, 0);
    EXPECT_GT(paired(differences(scenario, three, scenario, one, 24, counter(Count::kExposureQueue))).low, 0);
    policy::Scenario indoors = scenario;
    indoors.contacts.outdoor_factor = 0;
    EXPECT_EQ(total(play(indoors, one), Count::kExposureQueue), 0);
}

TEST(Codes, WithPhonesForAllRefuseNobodyWhoIsGreen) {
    policy::Scenario some = tienan70();
    some.imports.setting = 0;  // nobody's code turns for a contact
    const std::size_t codes = add_arm(some, "codes", {use("digital_codes", {{"false_red", 0}})});
    policy::Scenario all = some;
    all.population.own_phone_minor = all.population.code_alone_adult = all.population.code_alone_60 = 1;
    EXPECT_LT(effect(some, all, codes, in_groups(Count::kRefusals, {2, 3, 6, 7}), 6).high, 0);
    const Played played = play(all, codes);
    EXPECT_EQ(in_groups(Count::kRefusals, {1, 2, 3, 5, 6, 7})(played), 0);
    EXPECT_GT(total(played, Count::kAttempts), 0);
}

TEST(Sweeps, MissedLeaveReturneesUnobserved) {
    policy::Scenario swept = tienan70();
    policy::Scenario missed = swept;
    missed.organisation.sweep1_days = missed.organisation.passes_days = missed.organisation.sweep2_days = 0;
    EXPECT_GT(effect(swept, missed, 0, counter(Count::kUnobservedDays)).low, 0);
    EXPECT_LT(effect(swept, missed, 0, counter(Count::kReturneesKnown)).high, 0);
    // Where every returnee reports unasked nothing depends on the sweep.
    swept.organisation.returnee_reports = missed.organisation.returnee_reports = 1;
    swept.population.rented_households = missed.population.rented_households = 1;
    swept.population.rented_residents = missed.population.rented_residents = 2;
    const Paired gone = effect(swept, missed, 0, counter(Count::kUnobservedDays), 6);
    EXPECT_LE(gone.mean, 3);
}

TEST(Sweeps, FindTwoThirdsThenNearlyAllAndTenantsLast) {
    double first = 0, passes = 0, all = 0;
    for (std::uint32_t k = 0; k < 6; ++k) {
        const Played played = play(tienan70(), 0, k);
        first += static_cast<double>(played.ledger.total(Count::kHouseholdsRegistered, 8)) / 1655 / 6;
        passes += static_cast<double>(played.ledger.total(Count::kHouseholdsRegistered, 10)) / 1655 / 6;
        all += static_cast<double>(played.ledger.total(Count::kHouseholdsRegistered, 21)) / 1655 / 6;
    }
    EXPECT_NEAR(first, 0.65, 0.06);   // 1,071 of 1,655 households
    EXPECT_NEAR(passes, 0.89, 0.06);  // 1,475 passes
    EXPECT_GT(all, 0.95);
}

TEST(Routine, HasHardlyAMissedMeal) {
    for (std::uint32_t k = 0; k < 4; ++k) {
        const Played played = play(tienan(), 0, k);
        EXPECT_LT(total(played, Count::kMissedMealDays), 0.001 * total(played, Count::kPersonDays))
            << "world " << k;
    }
}

TEST(Hierarchy, MakesOrdersLaterAndStricterThanAsked) {
    policy::Scenario asked = village();
    asked.imports.setting = 0;  // both last as long as they must
    const std::size_t closure = add_arm(asked, "closure", {use("blanket_closure", {{"outing_every", 3}})});
    policy::Scenario harsh = asked;
    harsh.hierarchy.delay = 2;
    harsh.hierarchy.escalation = 1.3;
    const auto first_day = [](const Played& played) {
        std::int32_t day = 11;
        while (played.ledger.total(Count::kConfinedDays, day + 1) -
                   played.ledger.total(Count::kConfinedDays, day) <
               100)
            ++day;
        return day;
    };
    EXPECT_EQ(first_day(play(asked, closure)), 11);
    EXPECT_EQ(first_day(play(harsh, closure)), 13);
    EXPECT_GT(effect(asked, harsh, closure, counter(Count::kConfinedDays), 6).low, 0);
    const auto while_both_last = [](const Played& played) {
        return total(played, Count::kPassages, 39) - total(played, Count::kPassages, 14);
    };
    EXPECT_LT(effect(asked, harsh, closure, while_both_last, 6).high, 0);
    harsh.hierarchy.escalation = 1.0;
    harsh.hierarchy.delay = 0;
    EXPECT_EQ(play(asked, closure).hashes, play(harsh, closure).hashes);
}

TEST(Grievance, SwitchedOffLeavesEvasionAtItsBase) {
    policy::Scenario on = tienan70();
    const std::size_t closure = add_arm(on, "closure", {use("blanket_closure")});
    policy::Scenario off = on;
    off.mind.evasion_grievance = off.mind.conflict_grievance = off.mind.volunteer_grievance = 0;
    EXPECT_GT(effect(off, on, closure, counter(Count::kConflicts), 16).low, 0);
}

}  // namespace
}  // namespace wangge::tests
