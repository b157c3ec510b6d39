#include "wangge/kernel/care/hospital.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/kernel/place.hpp"

namespace wangge::kernel::care {
namespace {

// A hospital whose days are told by the test; everybody falls ill on day 0.
struct Ward {
    policy::Scenario scenario;
    const world::World& world = tests::tienan_world();
    disease::Courses courses{world.agents};
    Patients patients{world.agents};
    Hospital hospital;
    Arrivals gone{world};
    Ledger ledger{world, 400};
    core::Seed luck{5};

    Context on(std::int32_t day) const {
        return {world, scenario, {}, 0x3F, luck, date_of(scenario.calendar, day)};
    }
    void sicken() {
        const disease::Immunity immunity(world, scenario.immunity, luck);
        for (std::uint32_t i = 0; i < world.residents; ++i) {
            courses.infected_at.at(i) = courses.onset_at.at(i) = 0;
            courses.symptomatic.insert(i);
            if (const auto one = foresee(on(0), courses, immunity, i)) hospital.cases.push_back(*one);
        }
    }
    void nurse_until(std::int32_t until) {
        for (std::int32_t day = 0; day < until; ++day) nurse(on(day), hospital, patients, gone, ledger);
    }
    double total(Count count) const { return static_cast<double>(ledger.total(count, 400)); }
};

void plenty(policy::Scenario& scenario) {
    scenario.care.beds = scenario.care.critical_beds = scenario.care.transfers = 1000;
}

TEST(Severity, HasTheSharesAndTimesOfItsTables) {
    Ward ward;
    ward.sicken();
    const policy::Disease& disease = ward.scenario.disease;
    double expected = 0, variance = 0, critical = 0, expected_critical = 0, to_severe = 0, to_death = 0,
           to_recovery = 0;
    for (std::uint32_t i = 0; i < ward.world.residents; ++i) {
        const double share = disease.severe[disease::decade(ward.world.resident.age[i])];
        expected += share;
        variance += share * (1 - share);
    }
    const auto cases = static_cast<double>(ward.hospital.cases.size());
    EXPECT_NEAR(cases, expected, 5 * std::sqrt(variance));
    for (const SevereCase& one : ward.hospital.cases) {
        expected_critical += disease.critical[disease::decade(ward.world.resident.age[one.resident])];
        to_severe += one.severe_at / 1440.0 / cases;
        if (one.critical_at == kNever) {
            to_recovery += (one.recovers_at - one.severe_at) / 1440.0;
            continue;
        }
        critical += 1;
        to_death += (one.outcome_at - one.critical_at) / 1440.0;
        EXPECT_GE(one.critical_at, one.severe_at);
        EXPECT_GE(one.recovers_at, one.outcome_at);
    }
    EXPECT_NEAR(critical, expected_critical, 5 * std::sqrt(expected_critical));
    EXPECT_NEAR(to_severe, 6.6, 5 * 4.9 / std::sqrt(cases));
    EXPECT_NEAR(to_death / critical, 10.7, 5 * 4.8 / std::sqrt(critical));
    EXPECT_NEAR(to_recovery / (cases - critical), 18.1, 5 * 6.3 / std::sqrt(cases - critical));
}

TEST(Severity, WithBedsForAllKillsAsTheTablesSay) {
    Ward ward;
    plenty(ward.scenario);
    ward.sicken();
    double expected = 0;
    for (const SevereCase& one : ward.hospital.cases)
        expected += one.critical_at == kNever ? 0 : std::min(1.0, one.dies_below);
    const auto cases = static_cast<double>(ward.hospital.cases.size());
    ward.nurse_until(200);
    EXPECT_TRUE(ward.hospital.cases.empty());
    EXPECT_EQ(ward.total(Count::kSevereCases), cases);
    EXPECT_EQ(ward.total(Count::kAdmissions), cases);
    EXPECT_EQ(ward.total(Count::kUntreatedHours), 0);
    EXPECT_NEAR(ward.total(Count::kDeaths), expected, 5 * std::sqrt(expected));
    double dead = 0;
    for (std::uint32_t i = 0; i < ward.world.agents; ++i) dead += ward.gone[i] == kNever ? 1 : 0;
    EXPECT_EQ(ward.total(Count::kDeaths), dead);
}

TEST(Severity, GrowsWithItsFactorAndNobodyIsSevereWithoutIt) {
    Ward less, more, none;
    less.scenario.disease.severe_factor = 0.5;
    more.scenario.disease.severe_factor = 3.2;
    none.scenario.disease.severe_factor = 0;
    less.sicken(), more.sicken(), none.sicken();
    EXPECT_GT(more.hospital.cases.size(), 3 * less.hospital.cases.size());
    EXPECT_TRUE(none.hospital.cases.empty());
    // Whoever is severe under the weaker strain is under the stronger one too.
    for (const SevereCase& one : less.hospital.cases) {
        EXPECT_TRUE(std::any_of(more.hospital.cases.begin(), more.hospital.cases.end(),
                                [&](const SevereCase& other) { return other.resident == one.resident; }));
    }
}

TEST(Hospital, WithoutBedsLetsMoreDie) {
    Ward with, without;
    plenty(with.scenario), plenty(without.scenario);
    without.scenario.care.beds = without.scenario.care.critical_beds = 0;
    with.sicken(), without.sicken();
    with.nurse_until(200), without.nurse_until(200);
    EXPECT_GT(without.total(Count::kDeaths), 1.3 * with.total(Count::kDeaths));
    EXPECT_EQ(without.total(Count::kAdmissions), 0);
    EXPECT_EQ(without.total(Count::kHospitalDays), 0);
    EXPECT_GT(without.total(Count::kUntreatedHours), 0);
    // With no harm in waiting the same people die.
    Ward harmless;
    plenty(harmless.scenario);
    harmless.scenario.care.beds = harmless.scenario.care.critical_beds = 0;
    harmless.scenario.care.untreated_death = 1;
    harmless.scenario.care.untreated_severe = 0;
    harmless.sicken(), harmless.nurse_until(200);
    EXPECT_EQ(harmless.gone.hash(), with.gone.hash());
}

TEST(Hospital, NeverHasMorePatientsThanBedsAndTakesTheCriticalFirst) {
    Ward ward;
    ward.scenario.care.beds = 10;          // 38 beds
    ward.scenario.care.critical_beds = 2;  // 7
    ward.scenario.care.transfers = 1000;
    ward.sicken();
    for (std::int32_t day = 0; day < 60; ++day) {
        nurse(ward.on(day), ward.hospital, ward.patients, ward.gone, ward.ledger);
        std::uint32_t wards = 0, critical = 0, severe_admitted = 0, critical_outside = 0;
        for (const SevereCase& one : ward.hospital.cases) {
            wards += one.bed == Bed::kWard ? 1 : 0;
            critical += one.bed == Bed::kCritical ? 1 : 0;
            severe_admitted += one.bed == Bed::kWard && one.stage == 1 && one.days == 1 ? 1 : 0;
            critical_outside += one.bed == Bed::kNone && one.stage == 2 && !one.decided ? 1 : 0;
        }
        EXPECT_LE(wards, 38u);
        EXPECT_LE(critical, 7u);
        if (critical_outside > 0) {
            EXPECT_EQ(severe_admitted, 0u) << "day " << day;
        }
    }
    EXPECT_GT(ward.total(Count::kWaitingBed), 1000);
    EXPECT_EQ(ward.total(Count::kWaitingVehicle), 0);
}

TEST(Hospital, WaitsForVehicles) {
    Ward ward;
    plenty(ward.scenario);
    ward.scenario.care.transfers = 0.5;  // one a day
    ward.sicken();
    ward.nurse_until(20);
    EXPECT_EQ(ward.total(Count::kAdmissions), ward.total(Count::kReports));
    EXPECT_LE(ward.total(Count::kAdmissions), 20);
    EXPECT_GT(ward.total(Count::kWaitingVehicle), 500);
    // Who is isolated already needs none.
    Ward isolated;
    plenty(isolated.scenario);
    isolated.scenario.care.transfers = 0;
    isolated.sicken();
    for (const SevereCase& one : isolated.hospital.cases)
        isolated.patients.isolated_until.set(one.resident, 300);
    isolated.nurse_until(20);
    EXPECT_EQ(isolated.total(Count::kWaitingVehicle), 0);
    EXPECT_GT(isolated.total(Count::kAdmissions), 100);
}

TEST(Hospital, KeepsItsPatientsAwayUntilTheyRecover) {
    Ward ward;
    plenty(ward.scenario);
    ward.sicken();
    ward.nurse_until(12);
    for (const SevereCase& one : ward.hospital.cases) {
        EXPECT_EQ(one.bed != Bed::kNone, one.stage > 0);
        if (one.bed == Bed::kNone) continue;
        EXPECT_TRUE(ward.patients.isolated(one.resident, 12));
    }
}

TEST(FeverClinic, SeesAsManyAsItCanByKeyedRank) {
    Ward ward;
    ward.scenario.care.clinic_capacity = 5;  // 19 a day
    std::vector<std::uint32_t> reached;
    for (std::uint32_t i = 0; i < 60; ++i) reached.push_back(i * 7);
    const std::vector<std::uint32_t> seen = see_patients(ward.on(3), reached, ward.ledger);
    EXPECT_EQ(seen.size(), 19u);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(ward.total(Count::kClinicTurnedAway), 41);
    EXPECT_NE(seen, see_patients(ward.on(4), reached, ward.ledger)) << "tomorrow is another draw";
    // One more place is taken by one more person; nobody else changes.
    ward.scenario.care.clinic_capacity = 5.3;
    const std::vector<std::uint32_t> more = see_patients(ward.on(3), reached, ward.ledger);
    EXPECT_EQ(more.size(), 20u);
    EXPECT_TRUE(std::includes(more.begin(), more.end(), seen.begin(), seen.end()));
}

TEST(Telephone, IsCalledByThoseWhoFearTheClinicAndAnswersAsManyAsItCan) {
    Ward ward;
    ward.scenario.care.fear = 0.3;
    ward.scenario.care.seek_mild = 0.5;
    ward.scenario.care.calls = 10;  // 38 a day
    for (std::uint32_t i = 0; i < ward.world.residents; ++i) {
        ward.courses.infected_at.at(i) = ward.courses.onset_at.at(i) = 0;
        ward.courses.symptomatic.insert(i);
        ward.courses.active.insert(i);
        ward.courses.enter_days(i);
    }
    const disease::Immunity immunity(ward.world, ward.scenario.immunity, ward.luck);
    fall_ill(ward.on(0), ward.courses, immunity, ward.patients, ward.hospital, ward.ledger);
    double clinic = 0, phone = 0;
    const double n = ward.world.residents;
    for (std::uint32_t i = 0; i < ward.world.residents; ++i) {
        clinic += ward.patients.clinic_from[i] == 3 ? 1 : 0;
        phone += ward.patients.calls_from[i] == 3 ? 1 : 0;
    }
    EXPECT_NEAR(clinic / n, 0.35, 5 * std::sqrt(0.35 * 0.65 / n));
    EXPECT_NEAR(phone / n, 0.15, 5 * std::sqrt(0.15 * 0.85 / n));
    answer_calls(ward.on(2), ward.courses, ward.patients, ward.ledger);
    EXPECT_EQ(ward.total(Count::kCalls), 0);
    answer_calls(ward.on(3), ward.courses, ward.patients, ward.ledger);
    EXPECT_EQ(ward.total(Count::kCalls), phone);
    EXPECT_EQ(ward.total(Count::kCallsUnanswered), phone - 38);
    answer_calls(ward.on(4), ward.courses, ward.patients, ward.ledger);
    EXPECT_EQ(ward.total(Count::kCalls), 2 * phone - 38);
}

}  // namespace
}  // namespace wangge::kernel::care
