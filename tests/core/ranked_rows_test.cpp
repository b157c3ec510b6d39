#include "wangge/core/ranked_rows.hpp"

#include <gtest/gtest.h>

#include "wangge/core/draw.hpp"

namespace wangge::core {
namespace {

TEST(RankedRows, CountThoseBefore) {
    constexpr std::uint32_t kRows = 1000;
    RankedRows rows(kRows);
    for (const std::uint64_t every : {1, 3, 200}) {  // of rows, one in so many
        rows.clear();
        std::uint64_t word = every;
        std::vector<std::uint32_t> all;
        for (std::uint32_t row = 0; row < kRows; ++row) {
            word = mix64(word + 1);
            if (word % every == 0) rows.insert(row), all.push_back(row);
        }
        rows.number();
        ASSERT_EQ(rows.size(), all.size());
        std::uint32_t rank = 0;
        for (std::uint32_t row = 0; row < kRows; ++row) {
            const bool in = rank < all.size() && all[rank] == row;
            ASSERT_EQ(rows[row], in);
            ASSERT_EQ(rows.rank(row), in ? rank : RankedRows::kNone) << row;
            rank += in ? 1 : 0;
        }
        std::vector<std::uint32_t> walked;
        rows.for_each([&](std::uint32_t row) { walked.push_back(row); });
        EXPECT_EQ(walked, all);
    }
    EXPECT_GE(rows.room(), kRows);
    EXPECT_EQ(RankedRows().room(), 0u);
}

}  // namespace
}  // namespace wangge::core
