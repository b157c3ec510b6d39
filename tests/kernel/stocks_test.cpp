#include "wangge/kernel/needs/stocks.hpp"

#include <gtest/gtest.h>

namespace wangge::kernel::needs {
namespace {

TEST(ShortOrder, KeepsEveryOrderThatThereMayBe) {
    static_assert(sizeof(ShortOrder) == 4);
    EXPECT_EQ(Order(ShortOrder()), Order());
    for (const std::int32_t placed : {-1, 0, 1, 999, ShortOrder::kLastDay}) {
        for (const std::int32_t rations : {0, 1, 60 * 65535, ShortOrder::kMostRations}) {
            const Order order{placed, rations};
            EXPECT_EQ(Order(ShortOrder(order)), order) << placed << " " << rations;
        }
    }
}

}  // namespace
}  // namespace wangge::kernel::needs
