#include "wangge/core/parallel.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "tests/core/backwards.hpp"

namespace wangge::core {
namespace {

TEST(Parallel, PartsCoverEverythingOnce) {
    for (const std::uint32_t count : {0u, 1u, 7u, 8u, 9u, 100u}) {
        std::vector<int> seen(count, 0);
        for_each_part(backwards, count, 8, [&](std::uint32_t part, std::uint32_t first, std::uint32_t end) {
            EXPECT_EQ(first, part * 8);
            for (std::uint32_t k = first; k < end; ++k) ++seen[k];
        });
        EXPECT_EQ(seen, std::vector<int>(count, 1));
    }
}

TEST(Parallel, JobsSideBySideAreAllDoneOnce) {
    for (const ParallelFor parallel : {serial_for, backwards}) {
        std::vector<int> seen(6, 0);
        side_by_side(
            parallel, [&] { ++seen[0]; },
            [&] {
                for_each_part(parallel, 4, 2, [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                    for (std::uint32_t k = first; k < end; ++k) ++seen[1 + k];
                });
            },
            [&] { ++seen[5]; });
        EXPECT_EQ(seen, std::vector<int>(6, 1));
    }
}

}  // namespace
}  // namespace wangge::core
