// A comparison leaves the same bytes however it is made, and its numbers are those of its runs.
#include "wangge/study/compare.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

#include "tests/study/small_comparison.hpp"
#include "wangge/record/read_hdf5.hpp"
#include "wangge/record/write_hdf5.hpp"
#include "wangge/statistics/quantile.hpp"

namespace wangge::study::tests {
namespace {

TEST(Compare, SameFilesForAnyNumberOfThreads) {
    const TemporaryFolder folder;
    const CompareReport one = compare_into(folder / "one", 4, 1), two = compare_into(folder / "two", 4, 2);
    ASSERT_EQ(Ended::kDone, one.ended);
    ASSERT_EQ(Ended::kDone, two.ended);
    EXPECT_EQ(16u, one.runs_done);
    EXPECT_EQ(0u, one.runs_found);
    const auto left = files_below(folder / "one"), right = files_below(folder / "two");
    EXPECT_EQ(16u + 4u, left.size());
    EXPECT_TRUE(left.count("runs/closure-0003.h5") == 1);
    for (const auto& [name, bytes] : left) {
        ASSERT_EQ(1u, right.count(name)) << name;
        EXPECT_TRUE(bytes == right.at(name)) << name;
    }
}

TEST(Compare, SolvesOnceAndWritesWhatItSolved) {
    const TemporaryFolder folder;
    CompareOptions options;
    options.out = folder / "r";
    options.replicates = 1;
    const CompareReport report = compare(small_scenario(), policies::catalogue(), options);
    ASSERT_EQ(Ended::kDone, report.ended);
    EXPECT_EQ(solved_scenario().transmission.home, report.comparison.transmission.home);
    EXPECT_EQ(solved_scenario().transmission.outside, report.comparison.transmission.outside);
    EXPECT_GT(report.comparison.transmission.outside, 0);
    EXPECT_EQ(scenario_hash(solved_scenario(), policies::catalogue()), report.comparison.scenario_hash);
}

TEST(Compare, AnotherSeedGivesOtherResults) {
    const TemporaryFolder folder;
    const CompareReport report = compare_into(folder / "a", 1);
    policy::Scenario other = solved_scenario();
    other.luck_seed = 2;
    CompareOptions options;
    options.out = folder / "b";
    options.replicates = 1;
    const CompareReport again = compare(other, policies::catalogue(), options);
    ASSERT_TRUE(report.compared && again.compared);
    EXPECT_NE(report.comparison.luck_seeds, again.comparison.luck_seeds);
    EXPECT_NE(bytes_of(folder / "a/runs/routine-0000.h5"), bytes_of(folder / "b/runs/routine-0000.h5"));
}

TEST(Compare, ReadsFinishedRunsInsteadOfMakingThemAgain) {
    const TemporaryFolder folder;
    ASSERT_EQ(Ended::kDone, compare_into(folder / "fresh", 4).ended);
    ASSERT_EQ(Ended::kDone, compare_into(folder / "r", 2).ended);
    const CompareReport more = compare_into(folder / "r", 4);
    ASSERT_EQ(Ended::kDone, more.ended);
    EXPECT_EQ(8u, more.runs_found);
    EXPECT_EQ(16u, more.runs_done);
    EXPECT_TRUE(files_below(folder / "fresh") == files_below(folder / "r"));
    const CompareReport all = compare_into(folder / "r", 4);
    EXPECT_EQ(16u, all.runs_found);
    EXPECT_TRUE(files_below(folder / "fresh") == files_below(folder / "r"));
}

TEST(Compare, MakesDamagedAndForeignRunsAgain) {
    const TemporaryFolder folder;
    ASSERT_EQ(Ended::kDone, compare_into(folder / "r", 2).ended);
    const auto whole = files_below(folder / "r");
    std::string damaged = whole.at("runs/closure-0001.h5");
    damaged[damaged.size() / 2] ^= 1;
    std::ofstream(folder / "r/runs/closure-0001.h5", std::ios::binary) << damaged;
    std::ofstream(folder / "r/runs/routine-0000.h5", std::ios::binary) << "no run at all";
    std::filesystem::copy_file(folder / "r/runs/delivery-0001.h5", folder / "r/runs/delivery-0000.h5",
                               std::filesystem::copy_options::overwrite_existing);
    const CompareReport again = compare_into(folder / "r", 2);
    ASSERT_EQ(Ended::kDone, again.ended);
    EXPECT_EQ(8u - 3u, again.runs_found);
    EXPECT_TRUE(whole == files_below(folder / "r"));
}

TEST(Compare, MakesRunsOfAnotherBuildAgain) {
    const TemporaryFolder folder;
    ASSERT_EQ(Ended::kDone, compare_into(folder / "r", 1).ended);
    const std::string path = folder / "r/runs/routine-0000.h5";
    const std::string before = bytes_of(path);
    core::Result<record::FileContent> content = record::read_hdf5(path);
    ASSERT_TRUE(content.ok());
    for (record::Attribute& each : content.value().groups.front().attributes) {
        if (each.name == "build") each.value = std::string("0123456789abcdef");
    }
    ASSERT_FALSE(record::save_hdf5(path, content.value()));
    ASSERT_NE(before, bytes_of(path));
    EXPECT_EQ(3u, compare_into(folder / "r", 1).runs_found);
    EXPECT_EQ(before, bytes_of(path));
}

TEST(Compare, KeepsTheResultsOfAnotherScenario) {
    const TemporaryFolder folder;
    ASSERT_EQ(Ended::kDone, compare_into(folder / "r", 1).ended);
    const auto before = files_below(folder / "r");
    policy::Scenario other = solved_scenario();
    other.luck_seed = 2;
    CompareOptions options;
    options.out = folder / "r";
    options.replicates = 1;
    const CompareReport report = compare(other, policies::catalogue(), options);
    EXPECT_EQ(Ended::kRefused, report.ended);
    ASSERT_EQ(1u, report.faults.size());
    EXPECT_EQ(core::FaultCode::kCannotWrite, report.faults[0].code);
    EXPECT_TRUE(before == files_below(folder / "r"));
}

TEST(Compare, RefusesAFolderThatCannotBe) {
    const TemporaryFolder folder;
    std::ofstream(folder / "file") << "x";
    for (const std::string& out : {folder / "file", folder / "file/below"}) {
        const CompareReport report = compare_into(out, 1);
        EXPECT_EQ(Ended::kRefused, report.ended);
        ASSERT_EQ(1u, report.faults.size());
        EXPECT_EQ(core::FaultCode::kCannotWrite, report.faults[0].code);
    }
    EXPECT_EQ("x", bytes_of(folder / "file"));
}

TEST(Compare, ArmsShareTheirPeopleAndLuck) {
    const TemporaryFolder folder;
    const CompareReport report = compare_into(folder / "r", 2);
    ASSERT_TRUE(report.compared);
    for (std::uint32_t world = 0; world < 2; ++world) {
        std::vector<record::Group> provenance;
        for (const char* arm : {"routine", "closure", "delivery", "both"}) {
            const auto content = record::read_hdf5(
                folder / ("r/runs/" + std::string(arm) + "-000" + std::to_string(world) + ".h5"),
                {{"provenance"}, {}});
            ASSERT_TRUE(content.ok());
            provenance.push_back(*record::find_group(content.value(), "provenance"));
        }
        for (const char* shared : {"initial_state_hash", "people_seed", "luck_seed", "transmission_home",
                                   "transmission_outside"}) {
            for (const record::Group& arm : provenance) {
                ASSERT_NE(nullptr, record::find_variable(arm, shared)) << shared;
                EXPECT_EQ(*record::find_variable(provenance[0], shared), *record::find_variable(arm, shared))
                    << shared;
            }
        }
        // Twins part later: a closure that changed nothing would be none.
        EXPECT_FALSE(*record::find_variable(provenance[0], "state_hash") ==
                     *record::find_variable(provenance[1], "state_hash"));
    }
    EXPECT_NE(report.comparison.initial_hashes[0], report.comparison.initial_hashes[1]);
}

TEST(Compare, SaysInWhichKeysArmsDiffer) {
    const TemporaryFolder folder;
    policy::Scenario scenario = solved_scenario();
    scenario.policies.push_back(scenario.policies[0]);
    scenario.policies.back().label = "late_closure";
    scenario.policies.back().common.delay = 5;
    scenario.arms[2].policies = {static_cast<std::uint32_t>(scenario.policies.size() - 1)};
    scenario.arms[3].pools = 1u << 1;
    std::swap(scenario.arms[0], scenario.arms[1]);  // the closure as base
    CompareOptions options;
    options.out = folder / "r";
    options.replicates = 1;
    const CompareReport report = compare(scenario, policies::catalogue(), options);
    ASSERT_TRUE(report.compared);
    const auto texts = [&](std::size_t arm) {
        std::vector<std::string> list;
        for (const KeyDifference& each : report.comparison.arms[arm].differences) {
            list.push_back(each.key + ": " + each.in_base + " / " + each.in_arm);
        }
        return list;
    };
    EXPECT_TRUE(texts(0).empty());
    EXPECT_THAT(texts(1), testing::ElementsAre("policies.blanket_closure: in force / "));
    EXPECT_THAT(texts(2), testing::ElementsAre("policies.late_closure.delay: 1 / 5"));
    EXPECT_THAT(texts(3),
                testing::ElementsAre("policies.volunteer_delivery:  / in force",
                                     "staff: community, party, volunteer, crew, seconded / community"));
}

TEST(Compare, NumbersAgreeWithAHandComputation) {
    const TemporaryFolder folder;
    const CompareReport report = compare_into(folder / "r", 6);
    ASSERT_EQ(Ended::kDone, report.ended);
    const Comparison& comparison = report.comparison;
    ASSERT_EQ(6u, comparison.worlds);
    const auto outcomes = run::outcomes();
    const auto row_of = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find_if(outcomes.begin(), outcomes.end(),
                                                     [&](const auto& each) { return each.name == name; }) -
                                        outcomes.begin());
    };
    for (const char* name : {"confined_days", "local_infections", "missed_meal_days"}) {
        const std::size_t outcome = row_of(name);
        for (std::size_t report_row = 0; report_row < 2; ++report_row) {
            const auto base = comparison.worlds_of(0, outcome, report_row),
                       arm = comparison.worlds_of(1, outcome, report_row);
            double sum = 0;
            int lower = 0, same = 0, higher = 0;
            for (std::size_t world = 0; world < 6; ++world) {
                sum += arm[world] - base[world];
                lower += arm[world] < base[world] ? 1 : 0;
                same += arm[world] == base[world] ? 1 : 0;
                higher += arm[world] > base[world] ? 1 : 0;
            }
            const Cell& cell = comparison.cell(1, outcome, report_row);
            EXPECT_NEAR(sum / 6, cell.paired.difference.estimate, 1e-9 * (1 + std::abs(sum)));
            EXPECT_EQ(lower, cell.paired.better());
            EXPECT_EQ(same, cell.paired.same);
            EXPECT_EQ(higher, cell.paired.worse());
            std::vector<double> sorted(arm.begin(), arm.end());
            std::sort(sorted.begin(), sorted.end());
            EXPECT_DOUBLE_EQ((sorted[2] + sorted[3]) / 2, cell.paired.arm.median);
            EXPECT_NEAR(sorted[0] + (sorted[1] - sorted[0]) * 0.5, cell.paired.arm.p10, 1e-9);
            int outbreaks = 0;
            const auto infections = comparison.worlds_of(1, row_of("local_infections"), report_row);
            for (const double value : infections) outbreaks += value >= 20 ? 1 : 0;
            EXPECT_EQ(outbreaks, comparison.outbreak(1, report_row).share.count);
        }
    }
    // A closure confines people, so the interval is to exclude none.
    EXPECT_GT(comparison.cell(1, row_of("confined_days"), 1).paired.difference.low, 0);
    EXPECT_TRUE(comparison.cell(1, row_of("confined_days"), 1).simultaneous.excludes(0));
    EXPECT_EQ(statistics::IntervalState::kEmpty, comparison.cell(1, row_of("reports"), 1).simultaneous.state);

    ASSERT_EQ(3, comparison.all_arm);
    EXPECT_EQ((std::vector<std::uint32_t>{1, 2}), comparison.single_arms);
    const std::size_t confined = row_of("confined_days");
    double synergy = 0;
    for (std::size_t world = 0; world < 6; ++world) {
        synergy += comparison.value(3, confined, 1, world) - comparison.value(1, confined, 1, world) -
                   comparison.value(2, confined, 1, world) + comparison.value(0, confined, 1, world);
    }
    EXPECT_NEAR(synergy / 6, comparison.synergy(confined, 1).estimate, 1e-9);
}

TEST(Compare, ProgressComesAtOnceAndCountsToTheEnd) {
    const TemporaryFolder folder;
    std::vector<Progress> told;
    CompareOptions options;
    options.out = folder / "r";
    options.replicates = 2;
    options.progress = [&](const Progress& progress) { told.push_back(progress); };
    ASSERT_EQ(Ended::kDone, compare(solved_scenario(), policies::catalogue(), options).ended);
    ASSERT_EQ(1u + 1u + 8u + 1u, told.size());
    EXPECT_EQ(Stage::kFit, told.front().stage);
    EXPECT_EQ(Stage::kStatistics, told.back().stage);
    for (std::size_t k = 1; k + 1 < told.size(); ++k) {
        EXPECT_EQ(Stage::kRuns, told[k].stage);
        EXPECT_EQ(k - 1, told[k].done);
        EXPECT_EQ(8u, told[k].all);
        EXPECT_EQ(k > 1, told[k].seconds_left >= 0);
    }
}

TEST(Compare, AnImpossibleWorldIsToldAndNothingIsCalledWhole) {
    const TemporaryFolder folder;
    policy::Scenario scenario = solved_scenario();
    scenario.population.rented_residents = scenario.population.residents;
    CompareOptions options;
    options.out = folder / "r";
    options.replicates = 2;
    const CompareReport report = compare(scenario, policies::catalogue(), options);
    EXPECT_EQ(Ended::kPartly, report.ended);
    ASSERT_FALSE(report.faults.empty());
    EXPECT_EQ(core::FaultCode::kImpossibleTotal, report.faults[0].code);
    EXPECT_FALSE(report.compared);
    EXPECT_THAT(bytes_of(folder / "r/manifest.json"), testing::HasSubstr("\"partial\": true"));
}

}  // namespace
}  // namespace wangge::study::tests
