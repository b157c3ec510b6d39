#include "wangge/core/give_back.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace wangge::core {
namespace {

TEST(GiveBack, LeavesNoRoom) {
    std::vector<int> numbers(1000, 7);
    std::vector<double> others(10, 0.5);
    give_back(numbers, others);
    EXPECT_EQ(numbers.capacity(), 0u);
    EXPECT_EQ(others.capacity(), 0u);
}

}  // namespace
}  // namespace wangge::core
