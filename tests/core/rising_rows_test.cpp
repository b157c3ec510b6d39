#include "wangge/core/rising_rows.hpp"

#include <gtest/gtest.h>

#include <set>

#include "wangge/core/mix.hpp"

namespace wangge::core {
namespace {

// Rows come in any order and go without a word; walked are those that are there, rising and once each.
TEST(RisingRows, WalkThoseWhoAreThereHoweverTheyCame) {
    constexpr std::uint32_t kRows = 500;
    for (const std::uint32_t between : {1u, 3u, 100u}) {  // changes from walk to walk
        RisingRows rows;
        std::set<std::uint32_t> there;
        const auto is_there = [&](std::uint32_t row) { return there.contains(row); };
        for (std::uint64_t k = 0; k < 2000; ++k) {
            const std::uint64_t word = mix64(k);
            const auto row = static_cast<std::uint32_t>(word % kRows);
            if (word >> 62 == 0) {
                there.erase(row);
            } else {
                there.insert(row);
                rows.add(row);
            }
            if (k % between != 0) continue;
            rows.put_in_order(is_there);
            const auto first = static_cast<std::uint32_t>(word >> 20 & 0xFF), end = first + 200;
            std::vector<std::uint32_t> found;
            rows.for_each(first, end, [&](std::uint32_t one) {
                if (is_there(one)) found.push_back(one);
            });
            ASSERT_EQ(found, std::vector<std::uint32_t>(there.lower_bound(first), there.lower_bound(end)));
        }
    }
}

TEST(RisingRows, LookAtFewOfMany) {
    RisingRows rows;
    for (std::uint32_t row = 0; row < 100000; ++row) rows.add(row);
    std::uint32_t asked = 0;
    const auto keep = [&](std::uint32_t) { return ++asked, true; };
    rows.put_in_order(keep);
    asked = 0;
    rows.add(7);
    rows.put_in_order(keep);
    rows.put_in_order(keep);
    EXPECT_EQ(asked, 1u);
    std::uint32_t walked = 0;
    rows.for_each(500, 510, [&](std::uint32_t) { ++walked; });
    EXPECT_EQ(walked, 10u);
}

}  // namespace
}  // namespace wangge::core
