#include "wangge/core/stretches.hpp"

#include <gtest/gtest.h>

#include "wangge/core/draw.hpp"

namespace wangge::core {
namespace {

// Of no rows, of one, much shorter and much longer than 64.
TEST(Stretches, FindWhereARowLies) {
    for (const std::uint32_t longest : {1u, 2u, 10u, 64u, 65u, 1000u}) {
        std::vector<std::uint32_t> ends, of;
        for (std::uint32_t stretch = 0; stretch < 200; ++stretch) {
            of.resize(of.size() + mix64(stretch * 2000 + longest) % (longest + 1), stretch);
            ends.push_back(static_cast<std::uint32_t>(of.size()));
        }
        const Stretches stretches(ends);
        for (std::uint32_t row = 0; row < of.size(); ++row) ASSERT_EQ(stretches[row], of[row]) << longest;
    }
}

}  // namespace
}  // namespace wangge::core
