#include "wangge/core/few_cells.hpp"

#include <gtest/gtest.h>

#include "wangge/core/draw.hpp"

namespace wangge::core {
namespace {

TEST(FewCells, HoldWhatAVectorDoes) {
    FewCells<std::int16_t> few(-1000, 100);
    std::vector<std::int16_t> all(100, -1000);
    std::uint64_t word = 1;
    for (int turn = 0; turn < 2000; ++turn) {
        word = mix64(word + 1);
        const std::size_t row = word % all.size();
        const auto value =
            static_cast<std::int16_t>((word >> 32) % 3 == 0 ? -1000 : static_cast<int>(word >> 40 & 7u));
        few.set(row, value);
        all[row] = value;
        if (turn % 20 == 0) few.push_back(value), all.push_back(value);
    }
    EXPECT_EQ(few.size(), all.size());
    EXPECT_EQ(few.values(), all);
    for (std::size_t row = 0; row < all.size(); ++row) EXPECT_EQ(few[row], all[row]) << row;
    std::size_t unusual = 0;
    few.for_each([&](std::uint32_t row, std::int16_t value) {
        EXPECT_EQ(value, all[row]);
        EXPECT_NE(value, few.usual());
        ++unusual;
    });
    EXPECT_EQ(unusual, static_cast<std::size_t>(
                           std::ranges::count_if(all, [](std::int16_t value) { return value != -1000; })));
}

TEST(FewCells, TakeNoMemoryForTheUsual) {
    FewCells<std::int16_t> few(-1000, 80000);
    EXPECT_EQ(few.bytes(), 10000u);
    few.set(79999, 3);
    EXPECT_LT(few.bytes(), 10100u);
}

}  // namespace
}  // namespace wangge::core
