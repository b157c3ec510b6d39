#include "wangge/study/run_one.hpp"

#include "tests/study/small_comparison.hpp"

namespace wangge::study::tests {
namespace {

RunReport run_arm(std::size_t arm, const std::string& out = {}) {
    RunOptions options;
    options.arm = arm;
    options.out = out;
    core::Result<RunReport> report = run_one(solved_scenario(), policies::catalogue(), options);
    EXPECT_TRUE(report.ok());
    return report.value();
}

TEST(RunOne, TellsWhatItDid) {
    const RunReport report = run_arm(1);
    EXPECT_EQ("closure", report.arm);
    EXPECT_EQ(40, report.days);
    EXPECT_EQ(305u, report.residents);
    EXPECT_EQ(32u, report.state_hash.size());
    EXPECT_EQ(32u, report.initial_state_hash.size());
    EXPECT_NE(report.state_hash, report.initial_state_hash);
    EXPECT_GT(report.resident_days_per_second, 0);
    EXPECT_NEAR(305.0 * 40 / report.day_loop_seconds, report.resident_days_per_second,
                1e-6 * report.resident_days_per_second);
    EXPECT_GT(report.peak_rss_bytes, 1u << 20);
    EXPECT_GE(report.infections, 5);  // the imports of the stress setting alone
    ASSERT_EQ(run::outcomes().size(), report.outcomes.size());
    EXPECT_EQ("local_infections", report.outcomes[0].name);
    EXPECT_EQ((std::vector<std::int32_t>{25, 40}), report.report_days);
    ASSERT_EQ(1u, report.spans.size());
    EXPECT_EQ("blanket_closure", report.spans[0].name);
    EXPECT_EQ(11, report.spans[0].started);
    EXPECT_GT(report.assumed, 10u);
    EXPECT_TRUE(report.file.empty());
}

TEST(RunOne, IsTheRunOfTheComparison) {
    const TemporaryFolder folder;
    const CompareReport all = compare_into(folder / "r", 1);
    const RunReport alone = run_arm(1, folder / "x.h5");
    ASSERT_TRUE(all.compared);
    EXPECT_TRUE(bytes_of(folder / "x.h5") == bytes_of(folder / "r/runs/closure-0000.h5"));
    EXPECT_EQ(all.comparison.initial_hashes[0], alone.initial_state_hash);
    for (std::size_t k = 0; k < alone.outcomes.size(); ++k)
        EXPECT_EQ(all.comparison.value(1, k, 1, 0), alone.outcomes[k].value);
}

TEST(RunOne, CancelledSavesNothing) {
    const TemporaryFolder folder;
    std::atomic<bool> cancelled{false};
    RunOptions options;
    options.out = folder / "x.h5";
    options.cancelled = &cancelled;
    options.progress = [&](std::int32_t day, std::int32_t days) {
        EXPECT_EQ(40, days);
        cancelled = day == 10;
    };
    const core::Result<RunReport> report = run_one(solved_scenario(), policies::catalogue(), options);
    ASSERT_TRUE(report.ok());
    EXPECT_TRUE(report.value().interrupted);
    EXPECT_EQ(10, report.value().days);
    EXPECT_FALSE(std::filesystem::exists(folder / "x.h5"));
}

TEST(RunOne, RefusesAnUnwritableFileBeforeItRuns) {
    const TemporaryFolder folder;
    RunOptions options;
    options.out = folder / "no/such/folder/x.h5";
    bool ran = false;
    options.progress = [&](std::int32_t, std::int32_t) { ran = true; };
    const core::Result<RunReport> report = run_one(solved_scenario(), policies::catalogue(), options);
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(core::FaultCode::kCannotWrite, report.faults()[0].code);
    EXPECT_FALSE(ran);
}

}  // namespace
}  // namespace wangge::study::tests
