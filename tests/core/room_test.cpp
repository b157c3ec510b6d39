#include "wangge/core/room.hpp"

#include <gtest/gtest.h>

namespace wangge::core {
namespace {

TEST(Room, GrowsByAnEighth) {
    std::vector<int> list(1000);
    make_room(list, 1600);
    EXPECT_EQ(list.capacity(), 1800u);
    EXPECT_EQ(list.size(), 1000u);
    make_room(list, 1700);
    EXPECT_EQ(list.capacity(), 1800u) << "there was room";
}

TEST(Room, IsGivenBackWhereMostOfItIsEmpty) {
    std::vector<int> list(10000, 7);
    list.resize(6000);
    give_back_room(list);
    EXPECT_EQ(list.capacity(), 10000u) << "more than half is used";
    list.resize(4000);
    give_back_room(list);
    EXPECT_EQ(list.capacity(), 4000u);
    EXPECT_EQ(list, std::vector<int>(4000, 7));
    std::vector<int> few(100);
    few.clear();
    give_back_room(few);
    EXPECT_EQ(few.capacity(), 100u);
}

}  // namespace
}  // namespace wangge::core
