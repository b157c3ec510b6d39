#include "wangge/scenario/decimal.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace wangge::scenario {
namespace {

struct Written {
    const char* text;
    double value;
    const char* unit;
};

TEST(Decimal, ReadsPlainNumbersAndUnits) {
    const Written cases[] = {
        {"0", 0, ""},
        {"3812", 3812, ""},
        {"-12", -12, ""},
        {"+7", 7, ""},
        {"0.5", 0.5, ""},
        {".5", 0.5, ""},
        {"5.", 5, ""},
        {"1e3", 1000, ""},
        {"1.5E-2", 0.015, ""},
        {"1e+2", 100, ""},
        {"5 s", 5, "s"},
        {"30%", 30, "%"},
        {"30 %", 30, "%"},
        {"5s", 5, "s"},
        {"0.2 1/1000/d", 0.2, "1/1000/d"},
        {"25 yuan/h", 25, "yuan/h"},
        {"0.1", 0.1, ""},
        {"0e5", 0, ""},
        {"9007199254740991", 9007199254740991.0, ""},
        {"123456789012345678", 123456789012345678.0, ""},
    };
    for (const Written& each : cases) {
        const WrittenNumber number = read_number(each.text);
        ASSERT_EQ(number.problem, DecimalProblem::kNone) << each.text;
        EXPECT_EQ(to_double(number.decimal), each.value) << each.text;
        EXPECT_EQ(number.unit, each.unit) << each.text;
    }
}

TEST(Decimal, RefusesWhatCouldMeanSomethingElse) {
    for (const char* text : {"",     "-",   ".",          "e5",    "x",    "0,5", "1,000", "1_000", "1 000",
                             "0x10", "0b1", "1.2.3",      "1..2",  ".inf", "inf", "nan",   "-.inf", "NaN",
                             "３",   "五",  "2020-01-24", "12:30", "--5",  "+-5", "5 5 s"}) {
        EXPECT_TRUE(read_number(text).problem == DecimalProblem::kNotANumber ||
                    !read_number(text).unit.empty())
            << text;
    }
    EXPECT_EQ(read_number("0,5").problem, DecimalProblem::kNotANumber);
    EXPECT_EQ(read_number("0x10").problem, DecimalProblem::kNotANumber);
    EXPECT_EQ(read_number("1 000").problem, DecimalProblem::kNotANumber);
    for (const char* text : {"010", "-010", "00", "007 d", "00.5", "0o17", "0O7"}) {
        EXPECT_EQ(read_number(text).problem, DecimalProblem::kOctalLookAlike) << text;
    }
    EXPECT_EQ(read_number("0.5").problem, DecimalProblem::kNone);
}

double converted(const char* text, std::uint64_t multiply, std::uint64_t divide, int shift = 0) {
    return to_double(read_number(text).decimal, multiply, divide, shift).value_or(std::nan(""));
}

TEST(Decimal, ConvertsExactly) {
    EXPECT_EQ(converted("30", 1, 1, -2), 0.3);  // 30 / 100.0 would do, 0.3 is what "0.3" gives
    EXPECT_EQ(converted("14.1", 1, 1, -2), 0.141);
    EXPECT_EQ(converted("0.1", 86400, 1), 8640.0);
    EXPECT_EQ(converted("1.1", 3600, 1), 3960.0);  // 1.1 * 3600 in doubles is 3960.0000000000005
    EXPECT_EQ(converted("36", 1, 24), 1.5);
    EXPECT_EQ(converted("1", 1, 3600), 1.0 / 3600);
    EXPECT_EQ(converted("4.2", 1, 60), 0.07);  // 4.2 / 60 in doubles is 0.06999999999999999
    EXPECT_EQ(converted("1e2", 1, 60), 100.0 / 60);
    EXPECT_EQ(converted("-90", 1, 60), -1.5);
}

TEST(Decimal, HasNoNegativeZeroAndKnowsItsLimits) {
    EXPECT_FALSE(std::signbit(converted("-0", 1, 1)));
    EXPECT_FALSE(std::signbit(converted("-0.0e9", 60, 1)));
    for (const char* text :
         {"1e999", "-1e999", "1e-999", "1e99999999999999999999", "9e-99999999999999999999"}) {
        EXPECT_FALSE(to_double(read_number(text).decimal).has_value()) << text;
        EXPECT_FALSE(to_double(read_number(text).decimal, 1, 60).has_value()) << text;
        EXPECT_FALSE(to_double(read_number(text).decimal, 60, 1).has_value()) << text;
    }
    EXPECT_EQ(converted("0e99999", 1, 1), 0);
}

}  // namespace
}  // namespace wangge::scenario
