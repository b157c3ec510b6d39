#include "wangge/kernel/area_blocks.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace wangge::kernel {
namespace {

TEST(AreaBlocks, HoldEveryAreaOnce) {
    for (const std::uint32_t areas : {0u, 1u, 63u, 64u, 65u, 127u, 128u, 1260u, 4096u, 4097u, 65535u}) {
        const AreaBlocks blocks(areas);
        std::uint32_t next = 0;
        blocks.for_each(blocks.all(), [&](std::uint32_t first, std::uint32_t end) {
            ASSERT_EQ(first, next);
            ASSERT_LT(first, end);
            for (std::uint32_t area = first; area < end; ++area) ASSERT_EQ(blocks.of(area), blocks.of(first));
            next = end;
        });
        EXPECT_EQ(next, areas);
    }
}

TEST(AreaBlocks, AreWalkedInRunsOfNeighbours) {
    for (const std::uint32_t areas : {0u, 1u, 63u, 64u, 65u, 1260u, 4096u, 65535u}) {
        const AreaBlocks blocks(areas);
        for (std::uint64_t some :
             {~0ull, 0x8000000000000001ull, 0xff00ff0180000f37ull, 0x7ffffffffffffffeull}) {
            some &= blocks.all();
            std::vector<std::uint32_t> one_by_one, in_runs;
            blocks.for_each(some, [&](std::uint32_t first, std::uint32_t end) {
                for (; first < end; ++first) one_by_one.push_back(first);
            });
            blocks.for_each_run(some, [&](std::uint32_t first, std::uint32_t end) {
                EXPECT_TRUE(in_runs.empty() || in_runs.back() + 1 < first);
                for (; first < end; ++first) in_runs.push_back(first);
            });
            EXPECT_EQ(one_by_one, in_runs);
        }
    }
}

TEST(AreaBlocks, OfSomeHoldThoseAlone) {
    const AreaBlocks blocks(1260);
    std::uint32_t held = 0;
    blocks.for_each(blocks.of(3) | blocks.of(1259), [&](std::uint32_t first, std::uint32_t end) {
        EXPECT_TRUE((first <= 3 && 3 < end) || (first <= 1259 && 1259 < end));
        held += end - first;
    });
    EXPECT_LT(held, 100u);
}

}  // namespace
}  // namespace wangge::kernel
