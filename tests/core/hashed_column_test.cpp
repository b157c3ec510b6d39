#include "wangge/core/hashed_column.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

#include "wangge/core/bytes.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/core/paged_column.hpp"

namespace wangge::core {
namespace {

constexpr std::uint32_t kNumber = 5, kRows = 2000;
using SideBySide = HashedColumn<std::int32_t, std::int16_t>;
using InPages = HashedColumn<std::int32_t, std::int16_t, PagedColumn<std::int16_t>>;

// Writes the same to columns of any kind, one row in `every`; 0: none.
void write(std::uint32_t every, auto&... columns) {
    for (std::uint32_t row = 0; every > 0 && row < kRows; row += every)
        (columns.set(row, static_cast<int>(row)), ...);
}

TEST(HashedColumn, HoldsAndHashesTheSameInPages) {
    SideBySide dense(kNumber, -1, kRows);
    InPages pages(kNumber, -1, kRows);
    const StateHash nothing = pages.hash();
    std::uint64_t word = 1;
    for (int turn = 0; turn < 3000; ++turn) {
        word = mix64(word + 1);
        const auto row = static_cast<std::uint32_t>(word % kRows);
        const auto value = static_cast<std::int32_t>(word >> 32 & 3u) - 1;  // as usual now and then
        dense.set(row, value);
        pages.set(row, value);
        ASSERT_EQ(dense.hash(), pages.hash()) << turn;
    }
    EXPECT_EQ(dense.size(), pages.size());
    for (std::uint32_t row = 0; row < kRows; ++row) EXPECT_EQ(dense[row], pages[row]) << row;
    for (std::uint32_t row = 0; row < kRows; ++row) pages.set(row, -1);
    EXPECT_EQ(pages.hash(), nothing);
}

TEST(HashedColumn, ForgetsAll) {
    SideBySide dense(kNumber, -1, kRows);
    InPages pages(kNumber, -1, kRows);
    const StateHash nothing = pages.hash();
    write(3, dense, pages);
    dense.clear(), pages.clear();
    EXPECT_EQ(dense.hash(), nothing);
    EXPECT_EQ(pages.hash(), nothing);
    for (std::uint32_t row = 0; row < kRows; ++row) EXPECT_TRUE(dense[row] == -1 && pages[row] == -1) << row;
}

TEST(HashedColumn, ComesBackFromTheBytesOfEitherKind) {
    for (const std::uint32_t every : {0u, 1u, 2u, 7u, kRows}) {
        SideBySide dense(kNumber, -1, kRows), dense_again(kNumber, -1, kRows);
        InPages pages(kNumber, -1, kRows), pages_again(kNumber, -1, kRows);
        write(every, dense, pages);
        dense_again.set(1, 17), pages_again.set(1, 17);  // is gone afterwards
        ByteWriter of_dense, of_pages;
        of_dense(dense), of_pages(pages);
        const std::vector<std::byte> bytes = of_dense.take();
        ASSERT_EQ(bytes, of_pages.take()) << every;
        ByteReader for_dense(bytes), for_pages(bytes);
        for_dense(dense_again), for_pages(pages_again);
        EXPECT_TRUE(for_dense.done() && for_pages.done()) << every;
        EXPECT_EQ(dense_again.hash(), dense.hash()) << every;
        EXPECT_EQ(pages_again.hash(), dense.hash()) << every;
        for (std::uint32_t row = 0; row < kRows; ++row)
            EXPECT_TRUE(dense_again[row] == dense[row] && pages_again[row] == dense[row]) << row;
    }
}

}  // namespace
}  // namespace wangge::core
