#include "wangge/study/memory_need.hpp"

#include "tests/study/small_comparison.hpp"
#include "wangge/study/run_one.hpp"

namespace wangge::study::tests {
namespace {

policy::Scenario megacity() {
    policy::Scenario scenario = solved_scenario();
    scenario.population.residents = 3e13;
    scenario.population.households = 1e13;
    return scenario;
}

TEST(MemoryNeed, GrowsWithWhatIsAsked) {
    const policy::Scenario small = solved_scenario();
    EXPECT_FALSE(check_memory(small, 1, 1, 64.0 * 1024 * 1024));
    const auto many = check_memory(small, 1000, 1, 64.0 * 1024 * 1024);
    ASSERT_TRUE(many);
    EXPECT_EQ(core::FaultCode::kTooMuchMemory, many->code);
    ASSERT_EQ(5u, many->arguments.size());
    EXPECT_EQ("65", many->arguments[1]);
    EXPECT_GT(std::stoi(many->arguments[0]), 600);
    EXPECT_EQ(0u, many->arguments[2].find("calendar.days x population.grids "));
    const auto long_study = check_memory(small, 1, 1000000, 64.0 * 1024 * 1024);
    ASSERT_TRUE(long_study);
    EXPECT_EQ(0u, long_study->arguments[2].find("--replicates x arms "));
}

TEST(MemoryNeed, IsAskedBeforeAnythingIsMade) {
    const TemporaryFolder folder;
    RunOptions one;
    one.out = folder / "x.h5";
    const core::Result<RunReport> run = run_one(megacity(), policies::catalogue(), one);
    ASSERT_FALSE(run.ok());
    EXPECT_EQ(core::FaultCode::kTooMuchMemory, run.faults()[0].code);
    CompareOptions options;
    options.out = folder / "r";
    const CompareReport report = compare(megacity(), policies::catalogue(), options);
    EXPECT_EQ(Ended::kRefused, report.ended);
    ASSERT_EQ(1u, report.faults.size());
    EXPECT_EQ(core::FaultCode::kTooMuchMemory, report.faults[0].code);
    EXPECT_EQ(0u, report.faults[0].arguments[2].find("population.residents "));
    EXPECT_FALSE(std::filesystem::exists(folder / "r"));
}

}  // namespace
}  // namespace wangge::study::tests
