#include "wangge/core/rising_column.hpp"

#include <gtest/gtest.h>

#include "wangge/core/draw.hpp"

namespace wangge::core {
namespace {

// Level stretches and the steepest rise.
TEST(RisingColumn, HoldsWhatAVectorDoes) {
    for (const std::uint32_t steepest : {0u, 1u, 4u}) {
        RisingColumn rising;
        std::vector<std::uint32_t> all;
        std::uint32_t number = 70'000'000;
        for (std::uint32_t row = 0; row < 1000; ++row) {
            number += static_cast<std::uint32_t>(mix64(row * 10 + steepest) % (steepest + 1));
            all.push_back(number);
            rising.push_back(number);
        }
        EXPECT_EQ(rising.values(), all) << steepest;
    }
    RisingColumn steep;
    steep.push_back(5);
    steep.push_back(5 + RisingColumn::kMost);
    EXPECT_EQ(steep.values(), (std::vector<std::uint32_t>{5, 5 + RisingColumn::kMost}));
}

// Nobody from outside lives in a household, whichever row they begin at.
TEST(RisingColumn, EndsWithRowsThatHaveNone) {
    for (std::uint32_t rows : {1u, 63u, 64u, 65u, 128u}) {
        RisingColumn rising;
        for (std::uint32_t row = 0; row < rows; ++row) rising.push_back(row);
        for (std::uint32_t more = 0; more < 100; ++more) rising.push_back(RisingColumn::kNone);
        EXPECT_EQ(rising[rows - 1], rows - 1);
        for (std::uint32_t more = 0; more < 100; ++more) EXPECT_EQ(rising[rows + more], RisingColumn::kNone);
    }
}

TEST(RisingColumn, TakesAByteARow) {
    RisingColumn rising;
    for (std::uint32_t row = 0; row < 6400; ++row) rising.push_back(row / 3);
    EXPECT_EQ(rising.bytes(), 6400u + 100 * 4);
}

}  // namespace
}  // namespace wangge::core
