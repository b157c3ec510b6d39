#include "wangge/core/state_hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <vector>

namespace wangge::core {
namespace {

struct ThingTag;
enum class Colour : std::uint8_t { kGreen = 1, kRed = 200 };

TEST(StateHash, OrderDoesNotMatter) {
    StateHash forward, backward;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        forward.add(i % 5, i, 7 * i);
    }
    for (std::uint32_t i = 1000; i-- > 0;) {
        backward.add(i % 5, i, 7 * i);
    }
    EXPECT_EQ(forward, backward);
    EXPECT_NE(forward, StateHash());
}

TEST(StateHash, RemoveUndoesAdd) {
    StateHash hash;
    hash.add(1, 2, 3.5);
    const StateHash before = hash;
    for (int i = 0; i < 1000; ++i) {
        hash.add(3, 100 + i, i);
    }
    hash.update(3, 500, 400, -1);
    EXPECT_NE(hash, before);
    hash.update(3, 500, -1, 400);
    for (int i = 0; i < 1000; ++i) {
        hash.remove(3, 100 + i, i);
    }
    EXPECT_EQ(hash, before);
    hash.remove(1, 2, 3.5);
    EXPECT_EQ(hash.hex(), "00000000000000000000000000000000");
}

TEST(StateHash, CarriesAndBorrowsAcrossTheHalves) {
    StateHash sum;
    bool carried = false;
    for (int i = 0; i < 64; ++i) {
        StateHash cell;
        cell.add(1, i, i);
        const Digest128 before = sum.value(), step = cell.value();
        sum += cell;
        const bool carry = before.low + step.low < before.low;
        carried = carried || carry;
        EXPECT_EQ(sum.value().low, before.low + step.low);
        EXPECT_EQ(sum.value().high, before.high + step.high + (carry ? 1 : 0));
        StateHash back = sum;
        back -= cell;
        EXPECT_EQ(back.value(), before);
    }
    EXPECT_TRUE(carried);
}

TEST(StateHash, PartsJoinAndPart) {
    StateHash all, first, second;
    for (int i = 0; i < 500; ++i) {
        const auto value = static_cast<std::int16_t>(i * i - 300);
        all.add(9, 40 + i, value);
        (i < 123 ? first : second).add(9, 40 + i, value);
    }
    second += first;
    EXPECT_EQ(second, all);
    second -= first;
    second += first;
    EXPECT_EQ(second, all);
}

TEST(StateHash, EveryPartOfACellCounts) {
    std::set<std::uint64_t> high, low;  // either half alone tells them apart
    for (std::uint32_t column = 0; column < 20; ++column) {
        for (std::uint64_t row = 0; row < 20; ++row) {
            for (std::uint64_t value = 0; value < 20; ++value) {
                StateHash hash;
                hash.add(column, row, value);
                high.insert(hash.value().high);
                low.insert(hash.value().low);
            }
        }
    }
    EXPECT_EQ(high.size(), 8000u);
    EXPECT_EQ(low.size(), 8000u);
}

// Two residents who swap their values, or a value that moves to the neighbour, must show.
TEST(StateHash, SwapsShow) {
    StateHash a, b;
    a.add(1, 10, 0);
    a.add(1, 11, 1);
    b.add(1, 10, 1);
    b.add(1, 11, 0);
    EXPECT_NE(a, b);
}

TEST(StateHash, CanonicalValues) {
    EXPECT_EQ(canonical(-0.0), canonical(0.0));
    EXPECT_EQ(canonical(std::numeric_limits<double>::quiet_NaN()),
              canonical(-std::numeric_limits<double>::signaling_NaN()));
    EXPECT_NE(canonical(std::numeric_limits<double>::infinity()),
              canonical(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_EQ(canonical(std::int8_t{-1}), canonical(std::int64_t{-1}));
    EXPECT_EQ(canonical(std::uint8_t{255}), 255u);
    EXPECT_EQ(canonical(true), 1u);
    EXPECT_EQ(canonical(0.5f), canonical(0.5));
    EXPECT_EQ(canonical(Colour::kRed), 200u);
    EXPECT_EQ(canonical(Id<ThingTag>(77)), 77u);
}

// Written into result files: must never change.
TEST(StateHash, Golden) {
    StateHash hash;
    hash.add(1, 2, 3);
    hash.add(4, 5, -0.75);
    EXPECT_EQ(hash.hex(), "527efc5c37454de8b9dfa4413e23a59f");
}

}  // namespace
}  // namespace wangge::core
