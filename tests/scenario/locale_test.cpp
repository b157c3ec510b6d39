// A machine that writes 0,5 and 3.812 reads the same numbers.
#include <gtest/gtest.h>

#include <clocale>
#include <locale>

#include "tests/scenario/fake_library.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/scenario/resolved_text.hpp"

namespace wangge {
namespace {

struct CommaNumbers : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

class Locale : public testing::Test {
  protected:
    void SetUp() override {
        before_ = std::locale::global(std::locale(std::locale::classic(), new CommaNumbers));
        for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "ru_RU.UTF-8"}) {
            if (std::setlocale(LC_ALL, name)) break;  // if one is installed
        }
    }
    void TearDown() override {
        std::locale::global(before_);
        std::setlocale(LC_ALL, "C");
    }
    std::locale before_;
};

TEST_F(Locale, ChangesNoNumber) {
    const char* text =
        "name: l\npopulation: {width: 1400.5 m, residents: 12500, households: 5000, rented_households: 0, "
        "rented_residents: 0}\ndisease: {r0: 2.5}\narms: {a: {policies: []}}\n";
    const auto read = scenario::read_scenario_text(text, "here", tests::fake_library());
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().population.width, 1400.5);
    EXPECT_EQ(read.value().disease.r0, 2.5);
    const std::string resolved = scenario::resolved_text(read.value(), tests::fake_library());
    EXPECT_NE(resolved.find("  width: 1400.5  # m"), std::string::npos);
    EXPECT_NE(resolved.find("  residents: 12500  # persons"), std::string::npos);
    EXPECT_TRUE(scenario::read_scenario_text(resolved, "again", tests::fake_library()).ok());
    const auto bad = scenario::read_scenario_text("name: l\ndisease:\n  r0: 2,5\narms: {a: {policies: []}}\n",
                                                  "here", tests::fake_library());
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.faults()[0].code, core::FaultCode::kNotANumber);
    EXPECT_EQ(bad.faults()[0].where, "here:3:7");
}

}  // namespace
}  // namespace wangge
