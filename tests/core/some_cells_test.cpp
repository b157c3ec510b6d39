#include "wangge/core/some_cells.hpp"

#include <gtest/gtest.h>

#include "wangge/core/draw.hpp"

namespace wangge::core {
namespace {

TEST(SomeCells, HoldWhatAVectorDoes) {
    for (const std::uint32_t in_100 : {0u, 1u, 14u, 50u, 100u}) {
        SomeCells<std::uint32_t> some(7);
        std::vector<std::uint32_t> all;
        for (std::uint32_t row = 0; row < 1000; ++row) {
            const std::uint64_t word = mix64(row * 100 + in_100);
            all.push_back(word % 100 < in_100 ? static_cast<std::uint32_t>(word >> 40) : 7u);
            some.push_back(all.back());
            EXPECT_EQ(some.size(), all.size());
        }
        for (std::size_t row = 0; row < all.size(); ++row) EXPECT_EQ(some[row], all[row]) << row;
        EXPECT_EQ(some.values(), all);
    }
}

TEST(SomeCells, TakeLittleForTheUsual) {
    SomeCells<std::uint32_t> some(7);
    for (std::uint32_t row = 0; row < 64000; ++row) some.push_back(row % 8 == 0 ? row : 7);
    EXPECT_EQ(some.bytes(), 64000 / 8 + 64000 / 64 * 4 + 8000 * 4);
}

}  // namespace
}  // namespace wangge::core
