#include "wangge/kernel/care/lab.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/kernel/place.hpp"

namespace wangge::kernel::care {
namespace {

using policy::Finding;
using policy::TestKind;

// A laboratory whose days are told by the test.
struct Laboratory {
    policy::Scenario scenario;
    const world::World& world = tests::tienan_world();
    disease::Courses courses{world.agents};
    Patients patients{world.agents};
    Lab lab;
    Ledger ledger{world, 60};

    Context on(std::int32_t day) const {
        return {world, scenario, {}, 0x3F, core::Seed{5}, date_of(scenario.calendar, day)};
    }
    // Onset in the middle of day 20 for every `every`th person.
    void sicken(std::uint32_t every) {
        for (std::uint32_t i = 0; i < world.residents; i += every) {
            courses.infected_at.at(i) = 15 * kDayMinutes;
            courses.onset_at.at(i) = 20 * kDayMinutes + 720;
            if (i % 2 == 0) courses.symptomatic.insert(i);
        }
    }
    void swab(std::int32_t day, TestKind kind, std::uint8_t pool, std::uint32_t count = 0xFFFFFFFF) {
        for (std::uint32_t i = 0; i < std::min(world.residents, count); ++i)
            take_sample(on(day), courses, i, kind, pool, day * kDayMinutes + 720, lab, ledger);
        run_lab(on(day), lab, ledger);
    }
    double share(Finding finding, bool infected) const {
        double hits = 0, all = 0;
        for (const policy::TestResult& result : lab.results) {
            if ((courses.infected_at[result.resident] >= 0) != infected) continue;
            all += 1;
            hits += result.finding == finding ? 1 : 0;
        }
        return hits / all;
    }
};

TEST(Swab, FindsAsManyAsTheTableOfItsDaySays) {
    for (const std::int32_t day : {15, 18, 20, 23, 36, 39}) {
        Laboratory here;
        here.scenario.testing.lab_tubes = 1e5;
        here.sicken(1);
        here.swab(day, TestKind::kPcr, 1);
        open_results(here.on(day + 1), here.courses, here.lab, here.patients, here.ledger);
        const double asked =
            day == 15 ? 0 : here.scenario.testing.pcr_sensitivity[static_cast<std::size_t>(day - 15)];
        EXPECT_NEAR(here.share(Finding::kPositive, true), asked,
                    5 * std::sqrt(asked * (1 - asked) / here.world.residents) + 1e-3)
            << day;
    }
}

TEST(Swab, OfHealthyPeopleIsPositiveAsRarelyAsDeclared) {
    Laboratory here;
    here.scenario.testing.lab_tubes = 1e5;
    here.scenario.testing.pcr_false_positive = 0.01;
    here.swab(20, TestKind::kPcr, 1);
    open_results(here.on(21), here.courses, here.lab, here.patients, here.ledger);
    EXPECT_NEAR(here.share(Finding::kPositive, false), 0.01, 5 * std::sqrt(0.01 / here.world.residents));
    EXPECT_EQ(here.lab.positive_today.size(), here.ledger.total(Count::kTestsPositive, 60));
}

TEST(Antigen, FindsASharePerSymptomsOfWhatPcrFindsAtOnce) {
    Laboratory here;
    here.sicken(1);
    here.swab(25, TestKind::kAntigen, 1);
    open_results(here.on(26), here.courses, here.lab, here.patients, here.ledger);
    double found[2] = {0, 0}, all[2] = {0, 0};
    for (const policy::TestResult& result : here.lab.results) {
        all[here.courses.symptomatic[result.resident] ? 1 : 0] += 1;
        found[here.courses.symptomatic[result.resident] ? 1 : 0] +=
            result.finding == Finding::kPositive ? 1 : 0;
    }
    const double pcr = here.scenario.testing.pcr_sensitivity[10];
    EXPECT_NEAR(found[1] / all[1], pcr * 0.64, 5 * std::sqrt(0.25 / all[1]));
    EXPECT_NEAR(found[0] / all[0], pcr * 0.344, 5 * std::sqrt(0.25 / all[0]));
    EXPECT_TRUE(here.lab.positive_today.empty()) << "an antigen test confirms nobody";
}

// Dorfman 1943: 1/n + 1 - (1 - p)^n tubes a person.
TEST(Pooling, NeedsDorfmansTubes) {
    for (const std::uint8_t pool : {std::uint8_t{5}, std::uint8_t{10}}) {
        for (const double positive : {0.01, 0.05}) {
            Laboratory here;
            here.scenario.testing.lab_tubes = 1e5;
            here.scenario.testing.pcr_false_positive = positive;  // all alike, nobody infected
            here.swab(3, TestKind::kPcr, pool);
            open_results(here.on(4), here.courses, here.lab, here.patients, here.ledger);
            run_lab(here.on(4), here.lab, here.ledger);
            const double n = here.world.residents;
            const double asked = 1.0 / pool + 1 - std::pow(1 - positive, pool);
            EXPECT_NEAR(static_cast<double>(here.ledger.total(Count::kTubes, 60)) / n, asked,
                        5 * std::sqrt(pool * asked / n))
                << int{pool} << " " << positive;
        }
    }
}

TEST(Pooling, NamesTheTubeFirstAndThePersonAfterTheRetest) {
    Laboratory here;
    here.courses.infected_at.at(7) = 15 * kDayMinutes;
    here.courses.onset_at.at(7) = 20 * kDayMinutes;
    here.scenario.testing.pcr_false_positive = 0;
    here.scenario.testing.pcr_sensitivity.fill(1);
    here.swab(22, TestKind::kPcr, 10, 10);
    open_results(here.on(23), here.courses, here.lab, here.patients, here.ledger);
    EXPECT_EQ(here.share(Finding::kTubePositive, true), 1);
    EXPECT_EQ(here.share(Finding::kTubePositive, false), 1);
    EXPECT_TRUE(here.lab.positive_today.empty());
    run_lab(here.on(23), here.lab, here.ledger);
    open_results(here.on(24), here.courses, here.lab, here.patients, here.ledger);
    EXPECT_EQ(here.lab.positive_today, std::vector<std::uint32_t>{7});
    EXPECT_EQ(here.ledger.total(Count::kTubes, 60), 11);
    EXPECT_EQ(here.ledger.total(Count::kTubesRetested, 60), 10);
}

TEST(Laboratory, WithoutRoomMakesTubesWaitInTurn) {
    Laboratory here;
    here.scenario.testing.lab_tubes = 10;  // 38 tubes a day for 3,812 residents
    here.swab(3, TestKind::kPcr, 1, 100);
    for (std::int32_t day = 4; day < 8; ++day) {
        open_results(here.on(day), here.courses, here.lab, here.patients, here.ledger);
        run_lab(here.on(day), here.lab, here.ledger);
    }
    const auto known_by = [&](std::int32_t day) {
        std::size_t known = 0;
        for (const policy::TestResult& result : here.lab.results) known += result.known <= day ? 1 : 0;
        return known;
    };
    EXPECT_EQ(known_by(4), 38u);
    EXPECT_EQ(known_by(5), 76u);
    EXPECT_EQ(known_by(6), 100u);
    EXPECT_EQ(here.ledger.total(Count::kTubesWaiting, 60), 62 + 24);
}

TEST(Laboratory, KnowsLaterWhenItTakesLonger) {
    for (const auto& [hours, day] : {std::pair{6.0, 4}, {12.0, 4}, {24.0, 5}, {48.0, 6}}) {
        Laboratory here;
        here.scenario.testing.turnaround = hours;
        here.swab(3, TestKind::kPcr, 1, 5);
        open_results(here.on(day - 1), here.courses, here.lab, here.patients, here.ledger);
        EXPECT_TRUE(here.lab.results.empty()) << hours;
        open_results(here.on(day), here.courses, here.lab, here.patients, here.ledger);
        EXPECT_EQ(here.lab.results.size(), 5u) << hours;
    }
}

}  // namespace
}  // namespace wangge::kernel::care
