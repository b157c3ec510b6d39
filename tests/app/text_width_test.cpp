#include "wangge/app/text_width.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace wangge::app {
namespace {

TEST(TextWidth, CountsChineseAsTwoColumns) {
    EXPECT_EQ(columns_of("abc 12"), 6);
    EXPECT_EQ(columns_of("缺餐人日"), 8);
    EXPECT_EQ(columns_of("（人）"), 6);
    EXPECT_EQ(columns_of("10 % 铁南"), 9);
    EXPECT_EQ(columns_of("e\u0301"), 1);
    EXPECT_EQ(columns_of("é – ·"), 5);
    EXPECT_EQ(columns_of("𠀀"), 2);
}

TEST(TextWidth, SurvivesBytesThatAreNoText) {
    EXPECT_EQ(columns_of("a\xFF\xFE"), 3);
    EXPECT_EQ(columns_of("\xE7\xBC"), 2);  // cut short: two bytes, each shown as a replacement
    EXPECT_EQ(columns_of("\xC0\x80"), 2);  // too long a form
}

TEST(TextWidth, AlignsByColumns) {
    EXPECT_EQ(aligned("人", 4), "人  ");
    EXPECT_EQ(aligned("人", 4, Side::kRight), "  人");
    EXPECT_EQ(aligned("toolong", 3), "toolong");
    EXPECT_EQ(shortened("as it is", 8), "as it is");
    EXPECT_EQ(shortened("Health codes", 7), "Health…");
    EXPECT_EQ(shortened("健康码反事实", 8), "健康码…");
}

TEST(TextWidth, WrapsWordsAndChinese) {
    EXPECT_EQ(wrapped("one two three", 7), (std::vector<std::string>{"one two", "three"}));
    EXPECT_EQ(wrapped("一二三四五", 4), (std::vector<std::string>{"一二", "三四", "五"}));
    EXPECT_EQ(wrapped("a\n\nb", 10), (std::vector<std::string>{"a", "", "b"}));
    EXPECT_EQ(wrapped("", 10), std::vector<std::string>{""});
    EXPECT_EQ(wrapped("extraordinary", 5), std::vector<std::string>{"extraordinary"});
}

TEST(TextWidth, NoLineBeginsWithAClosingMark) {
    for (const std::string& line : wrapped("人数，户数，天数。人数（各世界），户数。", 6)) {
        for (const char* mark : {"，", "。", "）"}) EXPECT_NE(line.rfind(mark, 0), 0u) << line;
        EXPECT_NE(line.size() >= 3 ? line.substr(line.size() - 3) : "", "（") << line;
        EXPECT_LE(columns_of(line), 8);
    }
}

TEST(TextWidth, WrappingLosesNothing) {
    const std::string text = "中位数、10 %、90 %：各世界的离散，即未来可以有多不同（r = 0.9）";
    std::string joined;
    for (const std::string& line : wrapped(text, 12)) joined += line;
    std::string wanted = text;
    const auto without_blanks = [](std::string words) {
        words.erase(std::remove(words.begin(), words.end(), ' '), words.end());
        return words;
    };
    EXPECT_EQ(without_blanks(joined), without_blanks(wanted));
}

}  // namespace
}  // namespace wangge::app
