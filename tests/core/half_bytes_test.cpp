#include "wangge/core/half_bytes.hpp"

#include <gtest/gtest.h>

#include "wangge/core/draw.hpp"

namespace wangge::core {
namespace {

TEST(HalfBytes, HoldWhatAVectorDoes) {
    HalfBytes<std::uint8_t> half;
    half.assign(101, 9);
    std::vector<std::uint8_t> all(101, 9);
    for (std::uint32_t turn = 0; turn < 3000; ++turn) {
        const std::uint64_t word = mix64(turn);
        const std::size_t row = (word >> 8) % all.size();
        half[row] = all[row] = static_cast<std::uint8_t>(word & 0xF);
        if (turn % 30 == 0) half.push_back(all[row]), all.push_back(all[row]);
    }
    half[3] = half[4], all[3] = all[4];
    EXPECT_EQ(half.values(), all);
    EXPECT_EQ(half.bytes(), (all.size() + 1) / 2);
    const HalfBytes<std::uint8_t>& read = half;
    for (std::size_t row = 0; row < all.size(); ++row) EXPECT_EQ(read[row], half[row]);
}

}  // namespace
}  // namespace wangge::core
