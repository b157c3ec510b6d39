#include "wangge/core/parallel.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace wangge::core {
namespace {

// A host that runs the last job first.
void backwards(std::uint32_t count, void* data, void (*job)(void* data, std::uint32_t index)) {
    while (count > 0) job(data, --count);
}

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

TEST(Parallel, RetainKeepsTheOrder) {
    for (const std::uint32_t count : {0u, 5u, 4096u, 20000u}) {
        std::vector<std::uint32_t> rows, expected;
        for (std::uint32_t k = 0; k < count; ++k) rows.push_back(k * 7919u % 65536u);
        const auto keep = [](std::uint32_t row) { return row % 3 == 0; };
        for (const std::uint32_t row : rows) {
            if (keep(row)) expected.push_back(row);
        }
        retain(backwards, rows, keep);
        EXPECT_EQ(rows, expected);
    }
}

}  // namespace
}  // namespace wangge::core
