#include "wangge/core/sparse_column.hpp"

#include <gtest/gtest.h>

#include "wangge/core/bytes.hpp"
#include "wangge/core/draw.hpp"
#include "wangge/core/hashed_column.hpp"

namespace wangge::core {
namespace {

constexpr std::uint32_t kNumber = 5, kRows = 200;

TEST(SparseColumn, HoldsAndHashesWhatADenseOneDoes) {
    SparseColumn<std::int32_t> sparse(kNumber, -1, kRows);
    HashedColumn<std::int32_t> dense(kNumber, -1, kRows);
    std::uint64_t word = 1;
    for (int turn = 0; turn < 3000; ++turn) {
        word = mix64(word + 1);
        const auto row = static_cast<std::uint32_t>(word % kRows);
        const auto value = static_cast<std::int32_t>(word >> 32 & 3u) - 1;  // as usual now and then
        sparse.set(row, value);
        dense.set(row, value);
        ASSERT_EQ(sparse.hash(), dense.hash()) << turn;
    }
    EXPECT_EQ(sparse.size(), dense.size());
    for (std::uint32_t row = 0; row < kRows; ++row) EXPECT_EQ(sparse[row], dense[row]) << row;
}

TEST(SparseColumn, ComesBackFromBytes) {
    SparseColumn<std::int32_t> column(kNumber, -1, kRows), read(kNumber, -1, kRows), few(kNumber, -1, 100);
    column.set(150, 7);
    column.set(3, 0);
    column.set(3, -1);
    read.set(20, 4);  // is gone afterwards
    ByteWriter writer;
    writer(column);
    const std::vector<std::byte> bytes = writer.take();
    ByteReader reader(bytes);
    reader(read);
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(read.hash(), column.hash());
    for (std::uint32_t row = 0; row < kRows; ++row) EXPECT_EQ(read[row], column[row]) << row;
    ByteReader other(bytes);
    other(few);
    EXPECT_TRUE(other.failed());
}

}  // namespace
}  // namespace wangge::core
