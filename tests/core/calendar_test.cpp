#include "wangge/core/calendar.hpp"

#include <gtest/gtest.h>

namespace wangge::core {
namespace {

TEST(Calendar, KnownDays) {
    EXPECT_EQ(days_from_civil(Date{1970, 1, 1}), 0);
    EXPECT_EQ(days_from_civil(Date{1969, 12, 31}), -1);
    EXPECT_EQ(days_from_civil(Date{2000, 2, 29}), 11016);
    EXPECT_EQ(days_from_civil(Date{2020, 1, 23}), 18284);
    EXPECT_EQ(days_from_civil(Date{1, 1, 1}), -719162);
    EXPECT_EQ(weekday(0), 3);                                    // Thursday
    EXPECT_EQ(weekday(days_from_civil(Date{2020, 1, 23})), 3);   // Thursday
    EXPECT_EQ(weekday(days_from_civil(Date{2022, 12, 5})), 0);   // Monday
    EXPECT_EQ(weekday(days_from_civil(Date{1969, 12, 28})), 6);  // Sunday
}

// Walks 1,600 years a day at a time, with a count of its own.
TEST(Calendar, EveryDayFollowsTheOneBefore) {
    Date expected{800, 1, 1};
    std::int32_t days = days_from_civil(expected);
    int day_of_week = weekday(days);
    while (expected.year < 2400) {
        ASSERT_EQ(civil_from_days(days), expected) << days;
        ASSERT_EQ(days_from_civil(expected), days);
        ASSERT_EQ(weekday(days), day_of_week);
        ++days;
        day_of_week = (day_of_week + 1) % 7;
        if (++expected.day > days_in_month(expected.year, expected.month)) {
            expected.day = 1;
            if (++expected.month > 12) {
                expected.month = 1;
                ++expected.year;
            }
        }
    }
}

TEST(Calendar, FarYearsRoundTrip) {
    for (std::int32_t days = -300000000; days <= 300000000; days += 12345) {
        const Date date = civil_from_days(days);
        ASSERT_TRUE(is_valid(date));
        ASSERT_EQ(days_from_civil(date), days);
        ASSERT_EQ(weekday(days + 1), (weekday(days) + 1) % 7);
    }
}

TEST(Calendar, ParsesStrictly) {
    EXPECT_EQ(parse_date("2020-01-24"), (Date{2020, 1, 24}));
    EXPECT_EQ(parse_date("2020-02-29"), (Date{2020, 2, 29}));
    EXPECT_EQ(parse_date("0000-12-31"), (Date{0, 12, 31}));
    for (const char* wrong :
         {"", "2020-1-24", "2020-01-24 ", " 2020-01-24", "2020/01/24", "20200124", "2019-02-29", "1900-02-29",
          "2020-13-01", "2020-00-10", "2020-01-00", "2020-04-31", "+020-01-01", "2020-01-2a", "-020-01-01",
          "2020-01--1", "20-20-0101", "2020-01-241", "２０20-01-24"}) {
        EXPECT_FALSE(parse_date(wrong).has_value()) << wrong;
    }
    EXPECT_FALSE(parse_date(std::string_view("2020-01-24", 9)).has_value());
}

TEST(Calendar, FormatReadsBack) {
    EXPECT_EQ(format_date(Date{2020, 1, 4}), "2020-01-04");
    EXPECT_EQ(format_date(Date{20, 11, 30}), "0020-11-30");
    EXPECT_EQ(format_date(Date{-1, 1, 1}), "-0001-01-01");
    for (std::int32_t days = days_from_civil(Date{0, 1, 1}); days <= days_from_civil(Date{9999, 12, 31});
         days += 97) {
        const Date date = civil_from_days(days);
        ASSERT_EQ(parse_date(format_date(date)), date);
    }
}

}  // namespace
}  // namespace wangge::core
