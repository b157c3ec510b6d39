#include "wangge/core/paged_column.hpp"

#include <gtest/gtest.h>

#include "wangge/core/bytes.hpp"

namespace wangge::core {
namespace {

TEST(PagedColumn, HoldsWhatIsWrittenAndIsUsualElsewhere) {
    PagedColumn<std::int32_t> column(1000, -1);
    column.at(0) = 5;
    column.at(999) = 7;
    column.at(300) = column[300] + 3;
    for (std::size_t row = 0; row < 1000; ++row)
        EXPECT_EQ(column[row], row == 0 ? 5 : row == 300 ? 2 : row == 999 ? 7 : -1) << row;
}

TEST(PagedColumn, TakesNoMemoryForWhatIsAsUsual) {
    PagedColumn<std::int32_t> column(1000, -1);
    for (std::size_t row = 0; row < 1000; ++row) column.set(row, -1);
    column.set(999, 4);
    ByteWriter writer;
    writer(column);
    EXPECT_LT(writer.size(), 600 * sizeof(std::int32_t));  // one page alone
    column.set(999, -1);
    column.set(998, 6);
    EXPECT_EQ(column[999], -1);
    EXPECT_EQ(column[998], 6);
}

TEST(PagedColumn, IsWalkedAcrossPages) {
    PagedColumn<std::int32_t> column(2000, -1);
    for (const std::size_t row : {0, 511, 1024, 1999}) column.at(row) = static_cast<std::int32_t>(row);
    const auto expect_walk = [&](std::size_t first, std::size_t end) {
        std::size_t next = first;
        column.for_each(first, end, [&](std::size_t row, std::int32_t value) {
            EXPECT_EQ(row, next++);
            EXPECT_EQ(value, column[row]) << row;
        });
        EXPECT_EQ(next, end);
    };
    for (const std::size_t first : {0, 1, 511, 512, 513, 1023, 1999}) {
        for (const std::size_t end : {0, 1, 512, 513, 1024, 1536, 2000}) {
            if (first <= end) expect_walk(first, end);
        }
    }
}

TEST(PagedColumn, ComesBackFromBytes) {
    PagedColumn<std::int32_t> column(1000, -1), read(1000, -1), smaller(200, -1);
    column.at(512) = 5;
    ByteWriter writer;
    writer(column);
    const std::vector<std::byte> bytes = writer.take();
    EXPECT_LT(bytes.size(), 600 * sizeof(std::int32_t));  // one page alone
    ByteReader reader(bytes);
    reader(read);
    EXPECT_TRUE(reader.done());
    for (std::size_t row = 0; row < 1000; ++row) EXPECT_EQ(read[row], column[row]);
    ByteReader other(bytes);
    other(smaller);
    EXPECT_FALSE(other.done());
}

}  // namespace
}  // namespace wangge::core
