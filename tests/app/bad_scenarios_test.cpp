// What a user reads about each file of tests/scenario/bad.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenario/bad_cases.hpp"
#include "tests/scenario/fake_library.hpp"
#include "wangge/app/words.hpp"
#include "wangge/scenario/read_scenario.hpp"

namespace wangge {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(BadScenarios, AreExplainedInTheExpectedWords) {
    for (const tests::BadCase& each : tests::bad_cases()) {
        SCOPED_TRACE(each.name);
        const auto read = scenario::read_scenario(each.path, each.sets, tests::fake_library());
        ASSERT_FALSE(read.ok());
        ASSERT_EQ(read.faults().size(), each.faults.size());
        for (std::size_t k = 0; k < each.faults.size(); ++k) {
            const tests::ExpectedFault& expected = each.faults[k];
            ASSERT_FALSE(expected.english.empty());
            ASSERT_FALSE(expected.chinese.empty());
            const std::string english = app::describe(read.faults()[k], app::Language::kEnglish);
            const std::string chinese = app::describe(read.faults()[k], app::Language::kChinese);
            const std::string place = tests::full_place(expected.place);
            const std::string head =
                place.empty() ? "" : place + ": " + (expected.key.empty() ? "" : expected.key + ": ");
            EXPECT_THAT(english, StartsWith(head));
            EXPECT_THAT(chinese, StartsWith(head));
            for (const std::string& word : expected.english) EXPECT_THAT(english, HasSubstr(word));
            for (const std::string& word : expected.chinese) EXPECT_THAT(chinese, HasSubstr(word));
        }
    }
}

}  // namespace
}  // namespace wangge
