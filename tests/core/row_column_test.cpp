#include "wangge/core/row_column.hpp"

#include <gtest/gtest.h>

#include "wangge/core/draw.hpp"

namespace wangge::core {
namespace {

constexpr std::uint32_t kMost = RowSpan::Narrow::kMost;

TEST(ThreeBytes, KeepWhatTheyCanHoldAndNone) {
    EXPECT_EQ(sizeof(RowSpan::Narrow), 3u);
    for (const std::uint32_t row : {0u, 1u, 255u, 256u, 65535u, 65536u, kMost - 1, kMost, 0xFFFFFFFFu})
        EXPECT_EQ(std::uint32_t{RowSpan::Narrow(row)}, row);
    for (const std::int32_t minute : {0, 1, -1, 255, -256, 65536, -65537, 0x7FFFFF, -0x7FFFFF})
        EXPECT_EQ(std::int32_t{ThreeBytes<std::int32_t>(minute)}, minute);
}

// A table that is one row too long for three bytes is not cut off.
TEST(RowColumn, HoldsEveryRowOfItsTable) {
    for (const std::uint32_t rows : {100u, kMost, kMost + 1, kMost + 2, 21'000'000u}) {
        RowColumn column(rows);
        std::vector<std::uint32_t> all;
        column.reserve(1000);
        for (std::uint32_t k = 0; k < 990; ++k) {
            all.push_back(below(static_cast<std::uint32_t>(mix64(k)), rows));
            column.push_back(all.back());
        }
        column.resize(1000), all.resize(1000);
        for (std::size_t k = 990; k < 1000; ++k) column.set(k, all[k] = rows - 1);
        EXPECT_EQ(column.size(), all.size());
        EXPECT_EQ(column.values(), all) << rows;
        EXPECT_EQ(column.from(400)[595], rows - 1);
        EXPECT_EQ(column.bytes(), (rows > kMost ? 4u : 3u) * 1000) << rows;
    }
}

// Who belongs nowhere, in both widths.
TEST(RowColumn, HoldsNoRow) {
    constexpr std::uint32_t kNone = 0xFFFFFFFF;
    for (const std::uint32_t rows : {100u, kMost + 1}) {
        RowColumn column(rows);
        column.assign(10, kNone);
        column.set(4, rows - 1);
        for (std::size_t k = 0; k < 10; ++k) EXPECT_EQ(column[k], k == 4 ? rows - 1 : kNone) << rows;
    }
}

}  // namespace
}  // namespace wangge::core
