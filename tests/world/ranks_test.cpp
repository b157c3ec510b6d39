#include "wangge/world/ranks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "wangge/core/samplers.hpp"
#include "wangge/world/clocks.hpp"

namespace wangge::world {
namespace {

const core::Draws kDraws(core::Seed{7}, core::Purpose::kStaffPool);

std::vector<std::uint64_t> keys_of(std::uint32_t n) {
    std::vector<std::uint64_t> keys(n);
    std::iota(keys.begin(), keys.end(), std::uint64_t{1} << 40);
    return keys;
}

std::vector<std::uint32_t> every_third(std::uint32_t n) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < n; row += 3) rows.push_back(row);
    return rows;
}

std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> rows, const std::vector<std::uint64_t>& keys) {
    std::ranges::sort(rows, {}, [&](std::uint32_t row) { return kDraws.rank(5, keys[row]); });
    return rows;
}

TEST(Ranks, OrderRowsAsASortDoes) {
    for (const std::uint32_t n : {0u, 1u, 2u, 50u, 20000u}) {
        const std::vector<std::uint64_t> keys = keys_of(n);
        const std::vector<std::uint32_t> rows = every_third(n), order = sorted(rows, keys);
        EXPECT_EQ(by_rank(kDraws, 5, rows, keys), order) << n;
        const std::vector<std::uint32_t> places = places_by_rank(kDraws, 5, rows, keys);
        for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(order[places[i]], rows[i]);
    }
}

TEST(Ranks, SortUnevenOnesAndKeepEqualOnesAsTheyStand) {
    std::vector<Ranked> rows;
    for (std::uint32_t row = 0; row < 300; ++row) rows.push_back({row * 7 % 5, row});
    sort_ranked(rows);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        EXPECT_TRUE(rows[i - 1].rank < rows[i].rank ||
                    (rows[i - 1].rank == rows[i].rank && rows[i - 1].row < rows[i].row));
    }
}

TEST(Ranks, ChooseTheLowestWhateverTheirNumber) {
    const std::vector<std::uint64_t> keys = keys_of(3000);
    const std::vector<std::uint32_t> rows = every_third(3000), order = sorted(rows, keys);
    const Ranks ranks(kDraws, 5, rows, keys);
    for (const std::uint32_t n : {0u, 1u, 2u, 17u, 500u, 998u, 999u, 1000u, 5000u}) {
        std::vector<std::uint32_t> asked, chosen;
        ranks.each_lowest(n, [&](std::uint32_t row, bool lowest) {
            asked.push_back(row);
            if (lowest) chosen.push_back(row);
        });
        EXPECT_EQ(asked, rows);
        std::vector<std::uint32_t> lowest(order.begin(), order.begin() + std::min(n, 1000u));
        std::ranges::sort(lowest);
        EXPECT_EQ(chosen, lowest) << n;
    }
}

// Those before the last seat as in a sorted row, however much the weights differ.
TEST(Clocks, GiveSeatsToWhoeverRingsFirst) {
    for (const double weight : {0.001, 1.0, 100.0}) {
        std::vector<Clock> clocks;
        for (std::uint32_t row = 0; row < 2000; ++row) {
            clocks.push_back(
                {core::exponential_of(kDraws.rank(1, row)) / (row % 3 == 0 ? weight : 1.0), row});
        }
        std::vector<Clock> in_order = clocks;
        std::sort(in_order.begin(), in_order.end());
        const auto seats_of = [](std::uint32_t row) { return 1 + row % 4; };
        for (const std::uint64_t seats : {0u, 1u, 100u, 3000u, 1000000u}) {
            std::vector<Clock> made = clocks;
            first_to_ring(made, seats, seats_of);
            std::size_t n = 0;
            for (std::uint64_t taken = 0; n < in_order.size() && taken < seats; ++n) {
                taken += seats_of(in_order[n].row);
            }
            if (n > 0 && n < made.size()) EXPECT_EQ(made[n - 1], in_order[n - 1]);
            const auto end = made.begin() + static_cast<std::ptrdiff_t>(n);
            std::sort(made.begin(), end);
            EXPECT_TRUE(std::equal(made.begin(), end, in_order.begin())) << weight << ' ' << seats;
            std::sort(made.begin(), made.end());
            EXPECT_EQ(made, in_order);
        }
    }
}

}  // namespace
}  // namespace wangge::world
