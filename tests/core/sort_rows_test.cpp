#include "wangge/core/sort_end.hpp"

#include <gtest/gtest.h>

#include <cstdint>

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

}  // namespace
}  // namespace wangge::core
