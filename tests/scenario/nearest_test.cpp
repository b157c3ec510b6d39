#include "wangge/scenario/nearest.hpp"

#include <gtest/gtest.h>

namespace wangge::scenario {
namespace {

constexpr std::string_view kKnown[] = {"residents", "households", "household_sizes", "gates", "side_gaps"};

TEST(Nearest, FindsSlipsOfTheKeyboard) {
    EXPECT_EQ(nearest("resident", kKnown), "residents");
    EXPECT_EQ(nearest("houesholds", kKnown), "households");
    EXPECT_EQ(nearest("side-gaps", kKnown), "side_gaps");
    EXPECT_EQ(nearest("Gates", kKnown), "gates");
    EXPECT_EQ(nearest("gats", kKnown), "gates");
}

TEST(Nearest, ProposesNothingFar) {
    EXPECT_EQ(nearest("weather", kKnown), "");
    EXPECT_EQ(nearest("", kKnown), "");
    EXPECT_EQ(nearest("gt", kKnown), "");
    EXPECT_EQ(nearest(std::string(1000, 'g'), kKnown), "");
    EXPECT_EQ(nearest("gates", {}), "");
}

}  // namespace
}  // namespace wangge::scenario
