#include "wangge/app/readable.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace wangge::app {
namespace {

TEST(Readable, GroupsThousandsAndKeepsSigns) {
    EXPECT_EQ(readable(1234567.4, 0), "1,234,567");
    EXPECT_EQ(readable(-1234.56, 1), "-1,234.6");
    EXPECT_EQ(readable(999.0, 0), "999");
    EXPECT_EQ(readable(std::uint64_t{3812}), "3,812");
    EXPECT_EQ(readable(-0.04, 1), "0.0");
    EXPECT_EQ(readable(std::nan(""), 1), "-");
    EXPECT_EQ(readable(std::numeric_limits<double>::infinity(), 1), "-");
}

TEST(Readable, DifferencesShowTheirSign) {
    EXPECT_EQ(readable_difference(1.25, 1), "+1.2");
    EXPECT_EQ(readable_difference(-1.25, 1), "-1.2");
    EXPECT_EQ(readable_difference(0.0, 1), "0.0");
    EXPECT_EQ(readable_difference(0.04, 1), "0.0");
}

TEST(Readable, DecimalsFollowTheLargestNumber) {
    const auto decimals = [](std::vector<double> values) { return decimals_for(values); };
    EXPECT_EQ(decimals({1500.5, 0.1}), 0);
    EXPECT_EQ(decimals({12.5, 0.1}), 1);
    EXPECT_EQ(decimals({1.5}), 2);
    EXPECT_EQ(decimals({0.012}), 3);
    EXPECT_EQ(decimals({3, 17, 240}), 0);
    EXPECT_EQ(decimals({std::nan(""), 0.5}), 3);
}

TEST(Readable, Durations) {
    EXPECT_EQ(readable_duration(0.84, Language::kEnglish), "0.8 s");
    EXPECT_EQ(readable_duration(59.4, Language::kEnglish), "59 s");
    EXPECT_EQ(readable_duration(59.6, Language::kEnglish), "1 min 00 s");
    EXPECT_EQ(readable_duration(7265, Language::kChinese), "2 小时 01 分");
    EXPECT_EQ(readable_duration(83, Language::kChinese), "1 分 23 秒");
}

TEST(Readable, Bytes) {
    EXPECT_EQ(readable_bytes(13 << 20), "13.0 MiB");
    EXPECT_EQ(readable_bytes(std::uint64_t{5} << 29), "2.5 GiB");
}

}  // namespace
}  // namespace wangge::app
