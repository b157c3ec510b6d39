#include "wangge/core/bytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>

#include "wangge/core/hashed_column.hpp"
#include "wangge/core/row_set.hpp"

namespace wangge::core {
namespace {

enum class Colour : std::uint8_t { kRed, kGreen };

struct Inner {
    std::uint32_t number = 0;
    bool yes = false;
    Colour colour = Colour::kRed;
    friend bool operator==(const Inner&, const Inner&) = default;
};
struct Outer {
    double value = 0;
    Inner inner;
    std::vector<Inner> many{};
    std::array<std::int16_t, 3> three{};
    std::string text{};
    std::deque<std::vector<double>> lists{};
    friend bool operator==(const Outer&, const Outer&) = default;
};
static_assert(kMembers<Inner> == 3 && kMembers<Outer> == 6);

const Outer kSample{0.1,
                    {7, true, Colour::kGreen},
                    {{1, false, Colour::kRed}, {2, true, Colour::kGreen}},
                    {-1, 2, 3},
                    "网格",
                    {{}, {1, 2}}};

std::vector<std::byte> written(const auto& value) {
    ByteWriter writer;
    writer(value);
    return writer.take();
}

TEST(Bytes, ComeBackAsTheyWere) {
    const std::vector<std::byte> bytes = written(kSample);
    Outer read;
    ByteReader reader(bytes);
    reader(read);
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(read, kSample);
}

TEST(Bytes, CutShortAnywhereFails) {
    const std::vector<std::byte> bytes = written(kSample);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        Outer read;
        ByteReader reader{std::span<const std::byte>(bytes).first(size)};
        reader(read);
        EXPECT_TRUE(reader.failed()) << size;
    }
}

TEST(Bytes, HugeCountsAreNoMemory) {
    const std::vector<std::byte> bytes = written(std::uint64_t{1} << 60);
    std::vector<std::vector<double>> lists;
    std::vector<double> numbers;
    ByteReader one(bytes), other(bytes);
    one(lists), other(numbers);
    EXPECT_TRUE(one.failed() && other.failed());
    EXPECT_TRUE(lists.empty() && numbers.empty());
}

TEST(Bytes, ColumnsKeepTheirLength) {
    const std::vector<std::byte> bytes = written(std::vector<int>{1, 2, 3});
    std::vector<int> three(3), four(4);
    ByteReader right(bytes), wrong(bytes);
    right.columns(three), wrong.columns(four);
    EXPECT_TRUE(right.done());
    EXPECT_TRUE(wrong.failed());
}

// What goes along with a column, such as which of its words are not 0, is as long as it was before.
TEST(Bytes, ColumnsKeepTheirLengthWhereTheyDoNotFit) {
    const std::vector<std::byte> five = written(std::vector<int>(5, 7));
    for (const std::size_t cut : {std::size_t{0}, std::size_t{4}, five.size() - 1, five.size()}) {
        std::vector<int> three(3, 1);
        ByteReader reader(std::span<const std::byte>(five.data(), cut));
        reader.columns(three);
        EXPECT_TRUE(reader.failed());
        EXPECT_EQ(three.size(), 3u) << cut;
    }
}

TEST(Bytes, HashedColumnsAndSets) {
    for (const std::uint32_t every : {1u, 2u, 7u}) {
        HashedColumn<std::int32_t> column(5, -1, 100), again(5, -1, 100), shorter(5, -1, 99);
        again.set(3, 17);
        for (std::uint32_t row = 0; row < 100; row += every) column.set(row, static_cast<std::int32_t>(row));
        const std::vector<std::byte> bytes = written(column);
        ByteReader reader(bytes), other(bytes);
        reader(again), other(shorter);
        EXPECT_TRUE(reader.done());
        EXPECT_EQ(again.hash(), column.hash());
        EXPECT_TRUE(std::ranges::equal(again.cells(), column.cells()));
        EXPECT_EQ(other.failed(), every < 7);  // few cells fit into any column that is long enough
    }
    RowSet set(70), same(70), small(10);
    for (const std::uint32_t row : {69u, 3u, 64u}) set.insert(row);
    const std::vector<std::byte> bytes = written(set);
    ByteReader reader(bytes), other(bytes);
    reader(same), other(small);
    EXPECT_EQ(same.rows(), set.rows());
    EXPECT_TRUE(same[69] && !same[68]);
    EXPECT_TRUE(other.failed());
}

}  // namespace
}  // namespace wangge::core
