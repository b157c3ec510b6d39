#include "wangge/record/summary_csv.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>
#include <vector>

namespace wangge::record {
namespace {

SummaryRow row(double value) {
    return {"tienan", "closure", 3, 1, 2, 70, "missed_meal_days", "all", value, "person-days per 1,000"};
}

std::string value_field(double value) {
    std::string table;
    SummaryRow one = row(value);
    one.unit = "1";
    append_row(table, one);
    const std::size_t end = table.rfind(',');
    const std::size_t start = table.rfind(',', end - 1);
    return table.substr(start + 1, end - start - 1);
}

TEST(SummaryCsv, IsTidyWithoutPreamble) {
    const std::vector<SummaryRow> rows{row(12.5), row(0.1)};
    EXPECT_EQ(summary_csv(rows),
              "scenario,arm,world,people_seed,luck_seed,day,outcome,group,value,unit\n"
              "tienan,closure,3,1,2,70,missed_meal_days,all,12.5,\"person-days per 1,000\"\n"
              "tienan,closure,3,1,2,70,missed_meal_days,all,0.1,\"person-days per 1,000\"\n");
    EXPECT_EQ(summary_csv({}), std::string(kSummaryHeader) + "\n");
}

TEST(SummaryCsv, QuotesOnlyWhatNeedsIt) {
    SummaryRow one{"a,b", "say \"no\"", -1, UINT64_MAX, 0, 0, "two\nlines", "铁南 社区", 1, "cr\r"};
    std::string table;
    append_row(table, one);
    EXPECT_EQ(table,
              "\"a,b\",\"say \"\"no\"\"\",-1,18446744073709551615,0,0,\"two\nlines\",铁南 社区,1,\"cr\r\"\n");
}

TEST(SummaryCsv, NumbersReadBackToTheSameBits) {
    for (const double value :
         {0.1, 1.0 / 3.0, 1e300, 5e-324, 1.7976931348623157e308, -2.5e-7, 3812.0, 1e21}) {
        EXPECT_EQ(std::strtod(value_field(value).c_str(), nullptr), value);
    }
    EXPECT_EQ(value_field(0.1), "0.1");
    EXPECT_EQ(value_field(-0.0), "0");
    EXPECT_EQ(value_field(std::nan("")), "");
    EXPECT_EQ(value_field(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(SummaryCsv, DoesNotFollowTheLocale) {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    const char* german = std::setlocale(LC_ALL, "de_DE.UTF-8");
    const std::string field = value_field(1234567.5);
    std::setlocale(LC_ALL, before.c_str());
    EXPECT_EQ(field, "1234567.5");
    if (german == nullptr) GTEST_SKIP() << "no locale with a decimal comma here; checked in the default one";
}

}  // namespace
}  // namespace wangge::record
