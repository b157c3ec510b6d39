#include "wangge/core/sort_rows.hpp"

#include <gtest/gtest.h>

#include <cstdint>

#include "wangge/core/mix.hpp"

namespace wangge::core {
namespace {

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
