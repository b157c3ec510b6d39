#include "wangge/core/tally_column.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <vector>

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

// Some rows climb for days, halt and come down again; on some days whole words rest. `counts` follows one by
// one.
void live(std::uint32_t day, TallyColumn& column, std::vector<std::int32_t>* counts = nullptr) {
    RowBits rows(kRows);
    for (std::uint32_t row = 0; row < kRows; ++row) {
        const bool rests = mix64(row / 64 * 1000 + day / 3) % 4 == 0;
        if (!rests && mix64(row * 64 + day / (1 + row % 5)) % 3 != 0) rows.insert(row);
    }
    column.climb(rows, rows.filled());
    for (std::uint32_t row = 0; row < kRows; ++row) {
        if (!rows[row] && column[row] > 0) column.less(row);
        if (counts == nullptr) continue;
        std::int32_t& count = (*counts)[row];
        count += rows[row] ? 1 : count > 0 ? -1 : 0;
    }
    column.close_day();
}

TEST(TallyColumn, CountsDaysUpAndDown) {
    for (const std::uint16_t most : std::initializer_list<std::uint16_t>{60, 1000}) {
        TallyColumn column(kColumn, kRows, most);
        std::vector<std::int32_t> counts(kRows, 0);
        for (std::uint32_t day = 0; day < 60; ++day) {
            live(day, column, &counts);
            for (std::size_t row = 0; row < kRows; ++row) ASSERT_EQ(column[row], counts[row]) << day;
        }
    }
}

TEST(TallyColumn, CountsUpToItsMost) {
    for (const std::uint16_t most : std::initializer_list<std::uint16_t>{255, 256, 1000}) {
        TallyColumn column(kColumn, kRows, most);
        RowBits first(kRows), second(kRows);  // one climbs on all days but one, another on that one
        first.insert(5), second.insert(150);
        for (std::uint32_t day = 0; day <= most; ++day) {
            const RowBits& rows = day == 200 ? second : first;
            column.climb(rows, rows.filled());
            column.close_day();
        }
        EXPECT_EQ(column[5], most);
        EXPECT_EQ(column[150], 1);
        EXPECT_EQ(column[6], 0);
        EXPECT_EQ(column.hash(), cell_by_cell(column));
        column.climb(second, second.filled());
        column.less(5);
        EXPECT_EQ(column[5], most - 1);
    }
}

TEST(TallyColumn, HashesWhatItCountsHoweverRowsGoUpAndDown) {
    TallyColumn column(kColumn, kRows);
    for (std::uint32_t day = 0; day < 40; ++day) {
        live(day, column);
        ASSERT_EQ(column.hash(), cell_by_cell(column)) << day;
    }
}

TEST(TallyColumn, IsWalkedAsItIsAsked) {
    TallyColumn column(kColumn, kRows);
    for (std::uint32_t day = 0; day < 10; ++day) live(day, column);
    RowBits climbing(kRows);
    for (const std::uint32_t row : {3u, 64u, 130u, 199u}) climbing.insert(row);
    column.climb(climbing, climbing.filled());
    for (std::size_t first = 0; first < kRows; ++first) {
        for (const std::size_t end : {first, first + 1, first + 64, first + 65, kRows}) {
            if (end > kRows) continue;
            std::size_t next = first;
            column.walk([&](const auto& walk) {
                walk.for_each(first, end, [&](std::size_t row, std::int32_t count, bool climbs) {
                    ASSERT_EQ(row, next++);
                    ASSERT_EQ(count, column[row]) << row;
                    ASSERT_EQ(climbs, climbing[row]) << row;
                });
            });
            ASSERT_EQ(next, end);
        }
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
