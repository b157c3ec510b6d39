// What illness, care and protection must do to a community, and gone when the cause is off.
#include <gtest/gtest.h>

#include "tests/run/worlds.hpp"

namespace wangge::tests {
namespace {

using kernel::Count;

// A village in which many fall severely ill.
policy::Scenario sick_village() {
    policy::Scenario scenario = village();
    scenario.calendar.days = 100;
    scenario.imports.stress_first = 8;
    scenario.disease.severe_factor = 5;
    scenario.transmission.outside *= 1.5;
    return scenario;
}

template <class What>
Paired effect(const policy::Scenario& without, const policy::Scenario& with, What what,
              std::uint32_t worlds = 12) {
    return paired(differences(without, 0, with, 0, worlds, what));
}

TEST(Beds, ThatAreMissingRaiseDeathsAndUntreatedHours) {
    policy::Scenario enough = sick_village();
    enough.care.beds = enough.care.critical_beds = enough.care.transfers = 1000;
    policy::Scenario none = enough;
    none.care.beds = none.care.critical_beds = 0;
    EXPECT_GT(effect(enough, none, counter(Count::kUntreatedHours)).low, 0);
    EXPECT_GT(effect(enough, none, counter(Count::kDeaths), 24).low, 0);
    EXPECT_EQ(total(play(enough, 0), Count::kUntreatedHours), 0);
    none.disease.severe_factor = 0;
    const Played well = play(none, 0);
    EXPECT_EQ(total(well, Count::kDeaths), 0);
    EXPECT_EQ(total(well, Count::kSevereCases), 0);
    EXPECT_EQ(total(well, Count::kHospitalDays), 0);
}

TEST(Deaths, EndMealsAndContacts) {
    policy::Scenario scenario = sick_village();
    scenario.care.beds = scenario.care.critical_beds = 0;
    scenario.care.untreated_severe = 1;
    scenario.disease.severe.fill(1);
    const Played deadly = play(scenario, 0);
    EXPECT_GT(total(deadly, Count::kDeaths), 10);
    scenario.disease.severe_factor = 0;
    const Played mild = play(scenario, 0);
    EXPECT_LT(total(deadly, Count::kPersonDays), total(mild, Count::kPersonDays));
    // Who died before the last day is not there on it; staff from elsewhere never are.
    std::int64_t present = 0, dead = 0;
    for (const std::int64_t one : deadly.ledger.by_area(Count::kPersonDays, 99)) present += one;
    for (std::int32_t day = 0; day < 99; ++day) {
        const std::vector<std::int64_t> deaths = deadly.ledger.by_area(Count::kDeaths, day);
        for (std::size_t area = 0; area + 1 < deaths.size(); ++area) dead += deaths[area];
    }
    EXPECT_LE(present, 381 - dead);
}

TEST(Vaccination, LowersInfectionsAndSevereDiseaseByItsEfficacies) {
    policy::Scenario bare = sick_village();
    policy::Scenario covered = bare;
    covered.immunity.coverage.fill(1);
    covered.immunity.dose_days = 0;
    covered.immunity.vaccine_infection = 0.9;
    covered.immunity.vaccine_severe = 0;
    EXPECT_LT(effect(bare, covered, counter(Count::kLocalInfections)).high, 0);
    covered.immunity.vaccine_infection = covered.immunity.vaccine_transmission = 0;
    covered.immunity.vaccine_severe = 1;
    covered.immunity.half_life_severe = 100000;
    EXPECT_LT(effect(bare, covered, counter(Count::kSevereCases)).high, 0);
    // Coverage without efficacy changes nothing at all.
    covered.immunity.vaccine_severe = covered.immunity.vaccine_death = 0;
    EXPECT_EQ(play(bare, 0).hashes, play(covered, 0).hashes);
    // Efficacy without coverage neither.
    covered.immunity.coverage.fill(0);
    covered.immunity.vaccine_infection = 1;
    EXPECT_EQ(play(bare, 0).hashes, play(covered, 0).hashes);
}

TEST(PriorInfection, LowersInfections) {
    policy::Scenario bare = sick_village();
    policy::Scenario half = bare;
    half.immunity.prior_share = 0.6;
    half.immunity.prior_days = 0;
    EXPECT_LT(effect(bare, half, counter(Count::kLocalInfections)).high, 0);
}

TEST(Fear, DelaysConfirmationWhereTheTelephoneIsBusy) {
    policy::Scenario bold = sick_village();
    policy::Scenario afraid = bold;
    afraid.care.fear = 1;
    afraid.care.calls = 0;
    EXPECT_LT(effect(bold, afraid, counter(Count::kReports)).high, 0);
    EXPECT_EQ(total(play(bold, 0), Count::kCalls), 0);
    EXPECT_EQ(total(play(afraid, 0), Count::kClinicPatients), 0);
}

TEST(Clinic, ThatSeesFewerConfirmsLater) {
    policy::Scenario wide = sick_village();
    wide.care.clinic_capacity = 1000;
    policy::Scenario narrow = wide;
    narrow.care.clinic_capacity = 0;  // one a day
    EXPECT_GT(effect(wide, narrow, counter(Count::kClinicTurnedAway)).low, 0);
    EXPECT_EQ(total(play(wide, 0), Count::kClinicTurnedAway), 0);
}

}  // namespace
}  // namespace wangge::tests
