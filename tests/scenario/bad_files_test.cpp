#include <gtest/gtest.h>

#include <chrono>

#include "tests/scenario/bad_cases.hpp"
#include "tests/scenario/fake_library.hpp"
#include "wangge/core/fault_name.hpp"
#include "wangge/scenario/read_scenario.hpp"

namespace wangge {
namespace {

std::vector<std::string> names() {
    std::vector<std::string> result;
    for (const tests::BadCase& each : tests::bad_cases()) result.push_back(each.name);
    return result;
}

class BadFile : public testing::TestWithParam<std::string> {};

TEST_P(BadFile, IsRefusedAtTheRightPlaces) {
    tests::BadCase expected;
    for (const tests::BadCase& each : tests::bad_cases()) {
        if (each.name == GetParam()) expected = each;
    }
    const auto before = std::chrono::steady_clock::now();
    const auto read = scenario::read_scenario(expected.path, expected.sets, tests::fake_library());
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
    ASSERT_FALSE(read.ok());
    ASSERT_FALSE(expected.faults.empty());
    std::string found;
    for (const core::Fault& fault : read.faults()) {
        found += std::string(core::fault_name(fault.code)) + " " + fault.where + " " + fault.key + "\n";
    }
    ASSERT_EQ(read.faults().size(), expected.faults.size()) << found;
    for (std::size_t k = 0; k < expected.faults.size(); ++k) {
        const core::Fault& fault = read.faults()[k];
        EXPECT_EQ(core::fault_name(fault.code), expected.faults[k].code);
        EXPECT_EQ(fault.where, tests::full_place(expected.faults[k].place));
        EXPECT_EQ(fault.key, expected.faults[k].key);
    }
}

INSTANTIATE_TEST_SUITE_P(Folder, BadFile, testing::ValuesIn(names()),
                         [](const auto& each) { return each.param; });

TEST(BadFolder, HoldsManyKindsOfBadInput) {
    std::vector<std::string> codes;
    for (const tests::BadCase& each : tests::bad_cases()) {
        for (const tests::ExpectedFault& fault : each.faults) codes.push_back(fault.code);
    }
    EXPECT_GE(tests::bad_cases().size(), 45u);
    // Every fault of reading and meaning is somewhere in the folder; the very large ones are made by
    // hostile_test.
    for (std::uint16_t code = 0; code <= static_cast<std::uint16_t>(core::FaultCode::kImpossibleTotal);
         ++code) {
        const auto each = static_cast<core::FaultCode>(code);
        if (each == core::FaultCode::kFileTooLarge || each == core::FaultCode::kTooManyValues) continue;
        EXPECT_NE(std::count(codes.begin(), codes.end(), core::fault_name(each)), 0)
            << core::fault_name(each);
    }
}

}  // namespace
}  // namespace wangge
