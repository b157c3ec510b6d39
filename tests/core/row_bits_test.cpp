#include "wangge/core/row_bits.hpp"

#include <gtest/gtest.h>

#include "wangge/core/bytes.hpp"
#include "wangge/core/rows_by_day.hpp"

namespace wangge::core {
namespace {

std::vector<std::uint32_t> rows_of(const RowBits& bits) {
    std::vector<std::uint32_t> rows;
    bits.for_each([&](std::uint32_t row) { rows.push_back(row); });
    return rows;
}

TEST(RowBits, AreWalkedInRisingOrder) {
    RowBits bits(200);
    EXPECT_TRUE(bits.empty());
    for (const std::uint32_t row : {199u, 0u, 64u, 63u, 130u, 64u}) bits.insert(row);
    EXPECT_EQ(bits.size(), 5u);
    EXPECT_EQ(rows_of(bits), (std::vector<std::uint32_t>{0, 63, 64, 130, 199}));
    bits.erase(64);
    bits.erase(64);
    bits.erase(65);
    EXPECT_EQ(bits.size(), 4u);
    EXPECT_TRUE(bits[63] && !bits[64]);
    std::vector<std::uint32_t> some;
    bits.for_each(64, 199, [&](std::uint32_t row) { some.push_back(row); });
    EXPECT_EQ(some, (std::vector<std::uint32_t>{130}));
    some.clear();
    bits.for_each(1, 131, [&](std::uint32_t row) { some.push_back(row); });
    EXPECT_EQ(some, (std::vector<std::uint32_t>{63, 130}));
    bits.clear();
    EXPECT_TRUE(bits.empty() && !bits[199]);
}

TEST(RowBits, AreCountedWhereFewAreSet) {
    EXPECT_EQ(count_few(0), 0);
    EXPECT_EQ(count_few(~std::uint64_t{0}), 64);
    for (std::uint32_t row = 0; row < 64; ++row) {
        EXPECT_EQ(count_few(std::uint64_t{1} << row), 1);
        EXPECT_EQ(count_few(~std::uint64_t{0} >> row), 64 - static_cast<std::int32_t>(row));
    }
}

TEST(RowBits, AreWalkedWordByWord) {
    RowBits bits(400);
    for (const std::uint32_t row : {3u, 63u, 320u}) bits.insert(row);
    EXPECT_EQ(bits.filled(), (std::vector<std::uint32_t>{0, 5}));
    bits.set_word(2, 0b101);
    bits.set_word(0, std::uint64_t{1} << 63);
    EXPECT_EQ(bits.size(), 4u);
    EXPECT_EQ(rows_of(bits), (std::vector<std::uint32_t>{63, 128, 130, 320}));
    std::vector<std::uint32_t> some;
    bits.for_each({2, 5}, [&](std::uint32_t row) { some.push_back(row); });
    EXPECT_EQ(some, (std::vector<std::uint32_t>{128, 130, 320}));
    bits.clear();
    EXPECT_TRUE(bits.filled().empty());
}

// Of a set that is large and nearly empty.
TEST(RowBits, AreWalkedAndEmptiedWhereverTheyAre) {
    RowBits bits(1000000);
    const std::vector<std::uint32_t> rows{5, 4095, 4096, 262143, 262144, 999999};
    for (const std::uint32_t row : rows) bits.insert(row);
    EXPECT_EQ(rows_of(bits), rows);
    EXPECT_EQ(bits.filled(), (std::vector<std::uint32_t>{0, 63, 64, 4095, 4096, 15624}));
    std::vector<std::uint32_t> some;
    bits.for_each(4095, 262144, [&](std::uint32_t row) { some.push_back(row); });
    EXPECT_EQ(some, (std::vector<std::uint32_t>{4095, 4096, 262143}));
    bits.erase(4096);
    bits.insert(6), bits.erase(6);
    bits.set_word(4096, 0);
    EXPECT_EQ(bits.filled(), (std::vector<std::uint32_t>{0, 63, 4095, 15624}));
    bits.clear();
    EXPECT_TRUE(rows_of(bits).empty() && bits.filled().empty() && !bits[5]);
    bits.insert(7);
    EXPECT_EQ(rows_of(bits), (std::vector<std::uint32_t>{7}));
}

TEST(RowBits, TakeThoseOfAPartWhereverItBegins) {
    RowBits part(130);
    for (const std::uint32_t row : {0u, 1u, 63u, 64u, 129u}) part.insert(row);
    for (const std::uint32_t first : {0u, 1u, 63u, 64u, 70u}) {
        RowBits whole(200);
        whole.insert(first);
        if (first > 0) whole.insert(first - 1);
        whole.insert_from(first, part);
        std::vector<std::uint32_t> rows;
        if (first > 0) rows.push_back(first - 1);
        for (const std::uint32_t row : {0u, 1u, 63u, 64u, 129u}) rows.push_back(first + row);
        EXPECT_EQ(rows_of(whole), rows);
        EXPECT_EQ(whole.size(), rows.size());
    }
}

TEST(RowBits, AreCarried) {
    RowBits bits(200), same(200), shorter(100);
    for (const std::uint32_t row : {199u, 7u}) bits.insert(row);
    same.insert(8);
    ByteWriter writer;
    writer(bits);
    const std::vector<std::byte> bytes = writer.take();
    ByteReader reader(bytes), other(bytes);
    reader(same), other(shorter);
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(rows_of(same), (std::vector<std::uint32_t>{7, 199}));
    EXPECT_EQ(same.filled(), (std::vector<std::uint32_t>{0, 3}));
    EXPECT_EQ(same.size(), 2u);
    EXPECT_TRUE(other.failed());
}

TEST(RowBits, SayWhetherAnyOfSomeNeighboursIsThere) {
    RowBits bits(400);
    for (const std::uint32_t row : {0u, 63u, 64u, 200u, 399u}) bits.insert(row);
    for (std::uint32_t first = 0; first < 400; ++first) {
        bool any = false;
        for (std::uint32_t end = first + 1; end <= 400; ++end) {
            any = any || bits[end - 1];
            ASSERT_EQ(bits.any(first, end), any) << first << " to " << end;
        }
    }
    EXPECT_EQ(bits.word(0), std::uint64_t{1} << 63 | 1);
    EXPECT_EQ(bits.word(1), 1u);
}

TEST(RowsByDay, GiveTheRowsOfADay) {
    RowsByDay days;
    EXPECT_TRUE(days.of(-1).empty() && days.of(5).empty());
    days.add(5, 9);
    days.add(5, 3);
    days.add(2, 1);
    EXPECT_EQ(days.of(5).size(), 2u);
    EXPECT_EQ(days.of(5)[1], 3u);
    EXPECT_TRUE(days.of(3).empty() && days.of(6).empty());
    days.forget(5);
    days.forget(77);
    EXPECT_TRUE(days.of(5).empty());
    EXPECT_EQ(days.of(2)[0], 1u);
}

}  // namespace
}  // namespace wangge::core
