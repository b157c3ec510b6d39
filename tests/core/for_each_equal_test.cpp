#include "wangge/core/for_each_equal.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "wangge/core/draw.hpp"

namespace wangge::core {
namespace {

TEST(ForEachEqual, FindsWhatALookAtEachFinds) {
    std::uint64_t word = 1;
    for (std::size_t size = 0; size < 300; ++size) {
        for (const unsigned values : {1u, 2u, 30u}) {  // all, half, few
            std::vector<std::int16_t> cells;
            for (std::size_t k = 0; k < size; ++k) {
                word = mix64(word + 1);
                cells.push_back(static_cast<std::int16_t>(-0x4000 + static_cast<int>(word % values)));
            }
            std::vector<std::size_t> expected, found;
            for (std::size_t k = 0; k < size; ++k) {
                if (cells[k] == -0x4000) expected.push_back(k);
            }
            for_each_equal(cells, -0x4000, [&](std::size_t k) { found.push_back(k); });
            ASSERT_EQ(found, expected) << size << " cells of " << values << " values";
        }
    }
}

}  // namespace
}  // namespace wangge::core
