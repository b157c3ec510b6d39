#include "wangge/study/memory_need.hpp"

#include <algorithm>

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

double item(const MemoryNeed& need, std::string_view key) {
    for (const MemoryItem& each : need.items) {
        if (each.key == key) return each.bytes;
    }
    ADD_FAILURE() << key;
    return 0;
}

TEST(MemoryNeed, NamesTheThreeLargestItems) {
    constexpr double kLimit = 256.0 * 1024 * 1024;
    const policy::Scenario small = solved_scenario();
    EXPECT_FALSE(check_memory(small, policies::catalogue(), {}, kLimit));
    const auto many = check_memory(small, policies::catalogue(), {.at_once = 4000}, kLimit);
    ASSERT_TRUE(many);
    EXPECT_EQ(core::FaultCode::kTooMuchMemory, many->code);
    ASSERT_EQ(5u, many->arguments.size());
    EXPECT_EQ("257", many->arguments[1]);
    const double needed = memory_need(small, policies::catalogue(), {.at_once = 4000}).bytes();
    EXPECT_GT(needed, kLimit);
    EXPECT_EQ(static_cast<int>(needed / (1024 * 1024)) + 1, std::stoi(many->arguments[0]));
    const auto long_study = check_memory(small, policies::catalogue(), {.runs = 1000000}, kLimit);
    ASSERT_TRUE(long_study);
    EXPECT_EQ(0u, long_study->arguments[2].find("results "));
}

TEST(MemoryNeed, IsTheSumOfItsItemsLargestFirst) {
    const MemoryNeed need = memory_need(solved_scenario(), policies::catalogue(), {.at_once = 2, .runs = 8});
    double sum = 0, last = 1e300;
    for (const MemoryItem& each : need.items) {
        EXPECT_LE(each.bytes, last);
        EXPECT_GT(each.bytes, 0) << each.key;
        sum += last = each.bytes;
    }
    EXPECT_DOUBLE_EQ(sum, need.bytes());
}

TEST(MemoryNeed, GrowsWithWhatIsAsked) {
    policy::Scenario scenario = solved_scenario();
    const MemoryNeed one = memory_need(scenario, policies::catalogue()),
                     two = memory_need(scenario, policies::catalogue(), {.at_once = 2});
    for (const char* key : {"people", "state", "ledger", "transmissions", "file"})
        EXPECT_DOUBLE_EQ(2 * item(one, key), item(two, key)) << key;
    scenario.calendar.days *= 2;
    EXPECT_GT(item(memory_need(scenario, policies::catalogue()), "ledger"), item(one, "ledger"));
    EXPECT_EQ(item(memory_need(scenario, policies::catalogue()), "people"), item(one, "people"));
    scenario.calendar.days /= 2;
    scenario.record.areas = static_cast<double>(policy::Areas::kAll);
    EXPECT_LT(item(memory_need(scenario, policies::catalogue()), "ledger"), item(one, "ledger"));
}

TEST(MemoryNeed, CountsMeetingsThatAreKept) {
    policy::Scenario scenario = solved_scenario();
    scenario.calendar.days = 60;
    const auto use = [](std::string_view name) {
        policy::PolicyUse one;
        one.name = name;
        const auto kind = std::ranges::find(policies::catalogue(), name, &policy::PolicyKind::name);
        for (const core::Field& field : kind->fields) {
            for (std::uint32_t k = 0; k < field.parameter.length; ++k)
                one.settings.push_back(core::preset_of(field.parameter, k));
        }
        return one;
    };
    const auto state = [&](std::vector<policy::PolicyUse> uses) {
        scenario.policies = std::move(uses);
        scenario.arms.assign(1, {});
        for (std::uint32_t row = 0; row < scenario.policies.size(); ++row)
            scenario.arms[0].policies.push_back(row);
        return item(memory_need(scenario, policies::catalogue()), "state") / scenario.population.residents;
    };
    const double closed = state({use("blanket_closure")}), traced = state({use("contact_tracing")});
    EXPECT_GT(closed, state({}));
    EXPECT_GE(traced, closed + 16 * 24) << "fifteen days and today's, six places each";
}

// What another arm would take is not asked of this one.
TEST(MemoryNeed, IsThatOfTheArm) {
    const policy::Scenario& scenario = solved_scenario();
    const auto state = [&](std::optional<std::size_t> arm) {
        return item(memory_need(scenario, policies::catalogue(), {.arm = arm}), "state");
    };
    ASSERT_EQ(scenario.arms[0].name, "routine");
    ASSERT_EQ(scenario.arms[3].name, "both");
    EXPECT_LT(state(0), state(3));
    EXPECT_EQ(state(std::nullopt), state(3));
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
    EXPECT_EQ(0u, report.faults[0].arguments[2].find("state "));
    EXPECT_FALSE(std::filesystem::exists(folder / "r"));
}

}  // namespace
}  // namespace wangge::study::tests
