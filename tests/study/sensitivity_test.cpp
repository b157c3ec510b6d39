#include "wangge/study/sensitivity.hpp"

#include <gmock/gmock.h>

#include "tests/study/small_comparison.hpp"

namespace wangge::study::tests {
namespace {

using testing::HasSubstr;

// Two loops, two arms, five worlds.
policy::Scenario two_loops() {
    policy::Scenario scenario = solved_scenario();
    scenario.arms.resize(2);
    for (const core::Field& field : policy::Loops::fields()) *core::field_value(&scenario.loops, field) = 0;
    scenario.loops.fatigue = scenario.loops.compliance_decline = 1;
    return scenario;
}

CompareOptions into(const std::string& folder, std::uint32_t worlds = 5) {
    CompareOptions options;
    options.out = folder;
    options.replicates = worlds;
    options.threads = 2;
    return options;
}

statistics::Interval interval(double low, double high) {
    return {(low + high) / 2, low, high, 8, statistics::IntervalState::kSound};
}

TEST(Sensitivity, AVerdictComparesSigns) {
    const statistics::Interval up = interval(1, 2), down = interval(-2, -1), none = interval(-1, 1),
                               few{1, NAN, NAN, 3, statistics::IntervalState::kTooFew};
    EXPECT_EQ(Verdict::kSurvives, verdict_of(up, up));
    EXPECT_EQ(Verdict::kSurvives, verdict_of(down, down));
    EXPECT_EQ(Verdict::kTurns, verdict_of(up, down));
    EXPECT_EQ(Verdict::kVanishes, verdict_of(down, none));
    EXPECT_EQ(Verdict::kVanishes, verdict_of(up, few));
    EXPECT_EQ(Verdict::kAppears, verdict_of(none, up));
    EXPECT_EQ(Verdict::kNoSign, verdict_of(none, few));
}

TEST(Sensitivity, ComparesTheSameWorldsWithoutEachLoop) {
    const TemporaryFolder folder;
    CompareOptions options = into(folder / "r");
    std::uint32_t most = 0, fits = 0;
    double left = -1;
    options.progress = [&](const Progress& progress) {
        EXPECT_GE(progress.done, most);
        EXPECT_EQ(30u, progress.all);
        most = progress.done;
        fits += progress.stage == Stage::kFit ? 1 : 0;
        if (progress.done > 0 && progress.done < progress.all) left = progress.seconds_left;
    };
    const SensitivityReport report = loop_sensitivity(two_loops(), policies::catalogue(), options);
    ASSERT_EQ(Ended::kDone, report.ended);
    EXPECT_EQ(30u, most);
    EXPECT_EQ(1u, fits);
    EXPECT_GE(left, 0);
    EXPECT_EQ((std::vector<std::string>{"fatigue", "compliance_decline"}), report.loops);
    std::size_t headlines = 0;
    for (const run::Outcome& outcome : run::outcomes()) headlines += outcome.headline ? 1 : 0;
    EXPECT_EQ(2 * headlines * 2, report.signs.size());
    for (const LoopSign& sign : report.signs) {
        EXPECT_EQ(verdict_of(sign.with, sign.without), sign.verdict);
        EXPECT_EQ(report.base.comparison.cell(sign.arm, sign.outcome, sign.report).paired.difference.low,
                  sign.with.low);
    }
    // The base comparison is the one that `compare` alone makes.
    CompareOptions plain = into(folder / "plain");
    ASSERT_EQ(Ended::kDone, compare(two_loops(), policies::catalogue(), plain).ended);
    for (const auto& [name, bytes] : files_below(folder / "plain"))
        EXPECT_TRUE(bytes == bytes_of(folder / ("r/" + name))) << name;
    // A loop's own comparison has the loop off and nothing else.
    policy::Scenario without = two_loops();
    without.loops.compliance_decline = 0;
    EXPECT_THAT(bytes_of(folder / "r/loops/without_compliance_decline/manifest.json"),
                HasSubstr(scenario_hash(without, policies::catalogue())));
    const std::string table = bytes_of(folder / "r/sensitivity.csv");
    EXPECT_EQ(1 + report.signs.size(),
              static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')));
    EXPECT_THAT(table, HasSubstr("small,compliance_decline,closure,local_infections,"));
    EXPECT_THAT(bytes_of(folder / "r/sensitivity.json"), HasSubstr("\"verdict\""));

    const SensitivityReport again = loop_sensitivity(two_loops(), policies::catalogue(), into(folder / "r"));
    EXPECT_EQ(30u, again.runs_found);
    EXPECT_EQ(table, bytes_of(folder / "r/sensitivity.csv"));
}

TEST(Sensitivity, GoesOnWhereItWasInterrupted) {
    const TemporaryFolder folder;
    std::atomic<bool> cancelled{false};
    CompareOptions options = into(folder / "r");
    options.cancelled = &cancelled;
    options.progress = [&](const Progress& progress) { cancelled = progress.done >= 14; };
    const SensitivityReport cut = loop_sensitivity(two_loops(), policies::catalogue(), options);
    EXPECT_EQ(Ended::kInterrupted, cut.ended);
    EXPECT_TRUE(cut.base.compared);
    EXPECT_TRUE(cut.signs.empty());
    EXPECT_FALSE(std::filesystem::exists(folder / "r/sensitivity.csv"));
    const SensitivityReport rest = loop_sensitivity(two_loops(), policies::catalogue(), into(folder / "r"));
    EXPECT_EQ(Ended::kDone, rest.ended);
    EXPECT_EQ(cut.runs_done, rest.runs_found);
    ASSERT_EQ(Ended::kDone,
              loop_sensitivity(two_loops(), policies::catalogue(), into(folder / "fresh")).ended);
    EXPECT_TRUE(files_below(folder / "fresh") == files_below(folder / "r"));
}

TEST(Sensitivity, RefusesNonsense) {
    const TemporaryFolder folder;
    const auto refusal = [&](const policy::Scenario& scenario, std::uint32_t worlds) {
        const SensitivityReport report =
            loop_sensitivity(scenario, policies::catalogue(), into(folder / "r", worlds));
        EXPECT_EQ(Ended::kRefused, report.ended);
        EXPECT_FALSE(std::filesystem::exists(folder / "r"));
        return report.faults.empty() ? std::string() : report.faults.front().arguments.front();
    };
    policy::Scenario scenario = two_loops();
    EXPECT_EQ("sensitivity_needs_worlds", refusal(scenario, 4));
    scenario.loops.fatigue = scenario.loops.compliance_decline = 0;
    EXPECT_EQ("sensitivity_without_loops", refusal(scenario, 5));
    scenario = two_loops();
    scenario.arms.resize(1);
    EXPECT_EQ("sensitivity_of_one_arm", refusal(scenario, 5));
}

}  // namespace
}  // namespace wangge::study::tests
