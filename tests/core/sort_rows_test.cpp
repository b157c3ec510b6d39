#include "wangge/core/sort_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/mix.hpp"

namespace wangge::core {
namespace {

struct Item {
    std::uint32_t row, came;
    friend bool operator==(const Item&, const Item&) = default;
};

// So many as are put in one by one, as are dealt out by small digits, and by large ones; rows of one digit,
// of several, and of all bits.
TEST(SortByRow, KeepsThoseOfOneRowAsTheyCame) {
    for (const std::uint32_t count : {0u, 1u, 63u, 64u, 65u, 1000u, 4095u, 4096u, 20'000u}) {
        for (const std::uint64_t of : {1ull, 2ull, 200ull, 256ull, 2048ull, 70'000ull, 1ull << 32}) {
            std::vector<Item> items;
            for (std::uint32_t k = 0; k < count; ++k)
                items.push_back({static_cast<std::uint32_t>(mix64(k + count) % of), k});
            std::vector<Item> expected = items;
            std::stable_sort(expected.begin(), expected.end(),
                             [](const Item& a, const Item& b) { return a.row < b.row; });
            sort_by_row(std::span(items), [](const Item& item) { return item.row; });
            EXPECT_EQ(items, expected) << count << " of " << of;
        }
    }
}

TEST(SortEnd, SortsWhateverComesLast) {
    const std::vector<std::vector<std::uint32_t>> all = {
        {}, {7}, {1, 2, 3}, {3, 2, 1}, {1, 5, 9, 4, 0, 5}, {2, 2, 1, 1}};
    for (const std::vector<std::uint32_t>& rows : all) {
        std::vector<std::uint32_t> expected = rows, found = rows;
        std::sort(expected.begin(), expected.end());
        sort_end(found);
        EXPECT_EQ(found, expected);
    }
}

TEST(SortRows, SortsAndDropsRepeatsOfFewAndOfMany) {
    constexpr std::uint32_t kOf = 1000;
    for (const std::uint32_t count : {0u, 1u, 7u, 15u, 16u, 500u, 3000u}) {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t k = 0; k < count; ++k)
            rows.push_back(static_cast<std::uint32_t>(mix64(k / 2 + count) % kOf));
        std::vector<std::uint32_t> expected = rows;
        std::sort(expected.begin(), expected.end());
        expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
        sort_rows(rows, kOf);
        EXPECT_EQ(rows, expected);
    }
}

}  // namespace
}  // namespace wangge::core
