#include "wangge/policy/marks.hpp"

#include <gtest/gtest.h>

namespace wangge::policy {
namespace {

void expect_same(const Mark& one, const Mark& two) {
    EXPECT_EQ(one.resident, two.resident);
    EXPECT_EQ(one.order, two.order);
    EXPECT_EQ(one.code_red, two.code_red);
    EXPECT_EQ(one.when_told, two.when_told);
    EXPECT_EQ(one.until, two.until);
    EXPECT_EQ(one.since, two.since);
    EXPECT_EQ(one.adherence, two.adherence);
    EXPECT_EQ(one.watched, two.watched);
}

TEST(Marks, AreReadAsTheyWerePut) {
    std::vector<Mark> all;
    for (const std::uint32_t resident : {0u, 0xFFFFFFFEu}) {
        for (const Order order : {Order::kNone, Order::kWatch, Order::kHome, Order::kCentral}) {
            for (const std::int32_t since : {kSinceToday, -Marks::kLastDay, 0, Marks::kLastDay})
                all.push_back({resident, order, resident == 0, order == Order::kHome,
                               since == kSinceToday ? Marks::kLastDay : since, since, 1.0 / 3, 0.1});
        }
    }
    for (int k = 0; k < 100; ++k) all.push_back({.resident = 7, .adherence = k / 100.0});  // as many terms
    Marks marks;
    for (const Mark& mark : all) marks.push_back(mark);
    ASSERT_EQ(marks.size(), all.size());
    std::size_t row = 0;
    for (const Mark& mark : marks) expect_same(mark, all[row++]);
}

TEST(Marks, HoldForEverWhoseLastDayIsBeyondAll) {
    Marks marks;
    marks.push_back({.resident = 1, .until = 1 << 30, .since = -1 << 30});
    EXPECT_EQ(marks[0].until, Marks::kLastDay);
    EXPECT_EQ(marks[0].since, -Marks::kLastDay);
}

TEST(Marks, AreJoinedChangedAndRetained) {
    Marks marks, more;
    marks.push_back({.resident = 1, .until = 5, .adherence = 0.5});
    more.push_back({.resident = 2, .until = 6, .adherence = 0.25});
    marks.append(more);
    marks.change([](Mark& mark) { mark.until += 2; });
    marks.retain([](const Mark& mark) { return mark.until > 7; });
    ASSERT_EQ(marks.size(), 1u);
    expect_same(marks[0], {.resident = 2, .until = 8, .adherence = 0.25});
    std::vector<std::uint32_t> held;
    for (const std::int32_t day : {7, 8})
        marks.for_each_on(day, [&](const Marks::Short& mark) { held.push_back(mark.resident); });
    EXPECT_EQ(held, std::vector<std::uint32_t>{2});
}

TEST(Marks, AreTakenOverByAnEmptyList) {
    const Mark first{.resident = 3, .until = 5, .adherence = 0.5},
        second{.resident = 1, .until = 6, .adherence = 0.25};
    Marks marks, more, none;
    more.push_back(first);
    more.push_back(second);
    marks.append(more);
    marks.append(none);
    ASSERT_EQ(marks.size(), 2u);
    expect_same(marks[0], first);
    expect_same(marks[1], second);
}

}  // namespace
}  // namespace wangge::policy
