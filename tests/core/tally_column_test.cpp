#include "wangge/core/tally_column.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "wangge/core/bytes.hpp"

namespace wangge::core {
namespace {

constexpr std::uint32_t kColumn = 7;
constexpr std::size_t kRows = 200;

StateHash cell_by_cell(const TallyColumn& column) {
    StateHash hash;
    for (std::size_t row = 0; row < kRows; ++row) {
        for (std::int32_t k = 0; k < column[row]; ++k) hash.add(TallyCells(kColumn), row);
    }
    return hash;
}

// Some rows climb for days, halt and come down again.
void live(std::uint32_t day, TallyColumn& column) {
    for (std::size_t row = 0; row < kRows; ++row) {
        if (mix64(row * 64 + day / (1 + row % 5)) % 3 != 0) {
            column.climb(row);
        } else {
            column.halt(row);
            if (column[row] > 0) column.less(row);
        }
    }
    column.close_day();
}

TEST(TallyColumn, HashesWhatItCountsHoweverRowsGoUpAndDown) {
    TallyColumn column(kColumn, kRows);
    for (std::uint32_t day = 0; day < 40; ++day) {
        live(day, column);
        ASSERT_EQ(column.hash(), cell_by_cell(column)) << day;
    }
}

TEST(TallyColumn, TakesNeighboursTogetherAsOneByOne) {
    TallyColumn together(kColumn, kRows), alone(kColumn, kRows);
    for (std::uint32_t day = 0; day < 60; ++day) {
        for (std::size_t first = 0, size = 1; first < kRows; first += size, size = size % 70 + 1) {
            const std::size_t end = std::min(kRows, first + size);
            const bool climbs = mix64(first * 64 + day / 4) % 3 != 0;
            if (climbs) together.climb(first, end);
            if (!climbs) together.halt(first, end);
            for (std::size_t row = first; row < end; ++row) {
                if (climbs) alone.climb(row);
                if (!climbs) alone.halt(row);
            }
            const std::size_t odd = first + day % size;  // one of them does otherwise on some days
            if (day % 7 == 0 && odd < end) together.halt(odd), alone.halt(odd);
        }
        together.close_day(), alone.close_day();
        for (std::size_t row = 0; row < kRows; ++row) ASSERT_EQ(together[row], alone[row]) << day;
        ASSERT_EQ(together.hash(), alone.hash()) << day;
    }
}

TEST(TallyColumn, ClimbsOnAfterItWasSaved) {
    TallyColumn column(kColumn, kRows), restored(kColumn, kRows);
    live(0, column);
    ByteWriter written;
    written(column);
    const std::vector<std::byte> bytes = written.take();
    ByteReader read(bytes);
    read(restored);
    EXPECT_TRUE(read.done());
    EXPECT_EQ(restored.hash(), column.hash());
    for (std::uint32_t day = 1; day < 20; ++day) {
        live(day, column), live(day, restored);
        ASSERT_EQ(restored.hash(), column.hash()) << day;
        ASSERT_EQ(restored.hash(), cell_by_cell(restored)) << day;
    }
}

}  // namespace
}  // namespace wangge::core
