#include "wangge/core/sort_side_by_side.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <utility>

#include "tests/core/backwards.hpp"
#include "wangge/core/mix.hpp"

namespace wangge::core {
namespace {

TEST(SortSideBySide, GivesTheOneOrderThereIs) {
    for (const std::size_t size : {0, 1, 4095, 4096, 4097, 50021}) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> items;  // many alike in the first
        for (std::uint32_t k = 0; k < size; ++k)
            items.emplace_back(static_cast<std::uint32_t>(mix64(k) % 97),
                               static_cast<std::uint32_t>(size) - k);
        auto sorted = items;
        std::sort(sorted.begin(), sorted.end());
        for (const ParallelFor parallel : {serial_for, backwards}) {
            auto one = items;
            sort_side_by_side(parallel, one, std::less<>());
            EXPECT_EQ(one, sorted) << size;
        }
    }
}

}  // namespace
}  // namespace wangge::core
