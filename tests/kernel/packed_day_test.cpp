#include "wangge/kernel/packed_day.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "tests/kernel/place.hpp"
#include "wangge/core/bytes.hpp"
#include "wangge/core/draw.hpp"
#include "wangge/kernel/ledger.hpp"

namespace wangge::kernel {
namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min(),
                       kMost = std::numeric_limits<std::int64_t>::max();

LedgerPage empty_page() {
    static const Ledger ledger(tests::tienan_world(), 1, policy::Areas::kGrid);
    return ledger.page(0, ledger.elsewhere() + 1);
}

void expect_same(const LedgerPage& page, const PackedDay& day) {
    ASSERT_TRUE(day.fits(page.blocks().areas()));
    LedgerPage again = empty_page();
    day.unpack(again);
    for (std::uint32_t k = 0; k < kCounts; ++k) {
        const auto count = static_cast<Count>(k);
        EXPECT_TRUE(std::ranges::equal(page.areas(count), std::as_const(again).areas(count))) << k;
        EXPECT_TRUE(std::ranges::equal(page.groups(count), std::as_const(again).groups(count))) << k;
        std::int64_t sum = 0;
        const bool is_too_large = std::ranges::any_of(page.areas(count), [&](std::int64_t amount) {
            return __builtin_add_overflow(sum, amount, &sum);
        });
        if (!is_too_large) EXPECT_EQ(sum, day.sum(count)) << k;
    }
    EXPECT_TRUE(day == PackedDay(again));
}

// Rows of every width and share of zeros, of one sign or both, with outliers.
LedgerPage drawn_page(std::uint64_t seed) {
    LedgerPage page = empty_page();
    const core::Draws draws(core::Seed{seed}, core::Purpose::kTest);
    for (std::uint32_t k = 0; k < kCounts; ++k) {
        const core::Block row = draws.block(k);
        const auto fill = [&](std::span<std::int64_t> amounts, std::uint32_t of) {
            for (std::uint32_t at = 0; at < amounts.size(); ++at) {
                const core::Block words = draws.block(1000 + k, 1000 * of + at);
                if (words[0] % 8 < row[of] % 9) continue;
                const auto wide = static_cast<std::int64_t>((std::uint64_t{words[1]} << 32) | words[2]);
                const std::uint32_t width = words[3] % 50 == 0 ? 64 : row[2 + of] % 64 + 1;
                const std::int64_t amount = wide >> (64 - width);
                amounts[at] = k % 3 == 0 ? amount : k % 3 == 1 ? amount & kMost : amount | kLeast;
            }
        };
        fill(page.areas(static_cast<Count>(k)), 0);
        fill(page.groups(static_cast<Count>(k)), 1);
    }
    return page;
}

TEST(PackedDay, HoldsAnyNumbers) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const LedgerPage page = drawn_page(seed);
        expect_same(page, PackedDay(page));
    }
}

TEST(PackedDay, HoldsTheExtremes) {
    LedgerPage page = empty_page();
    for (std::uint32_t bits = 0; bits < 64; ++bits) {
        const std::span<std::int64_t> areas = page.areas(static_cast<Count>(bits));
        const auto number = static_cast<std::int64_t>(std::uint64_t{1} << bits);
        if (bits % 2 == 0) std::ranges::fill(areas, number), areas[1] = 0;
        areas.front() = number, areas.back() = ~number;
        page.groups(static_cast<Count>(bits)).back() = number;
    }
    std::ranges::fill(page.areas(Count::kTrust), kLeast);
    std::ranges::fill(page.areas(Count::kGrievance), kMost);
    page.groups(Count::kTrust).front() = kMost;
    std::ranges::fill(page.groups(Count::kGrievance), -1);
    expect_same(page, PackedDay(page));
}

TEST(PackedDay, IsEmptyWhereNothingIsBooked) {
    LedgerPage page = empty_page();
    page.areas(Count::kTrust).front() = 0;
    EXPECT_TRUE(PackedDay(page).empty());
    expect_same(page, PackedDay(page));
    EXPECT_TRUE(PackedDay().fits(page.blocks().areas()));
    page.groups(Count::kTrust).front() = -1;
    expect_same(page, PackedDay(page));
}

TEST(PackedDay, LeavesOutZerosAmongLargeNumbers) {
    LedgerPage page = empty_page();
    const std::span<std::int64_t> areas = page.areas(Count::kTrust);
    for (std::size_t at = 0; at < areas.size(); at += 4) areas[at] = std::int64_t{1} << 39;
    const PackedDay day(page);
    expect_same(page, day);
    EXPECT_LT(day.bytes(), (areas.size() * (4 + 40) / 4 + kGroups) / 8 + 64);
}

PackedDay read(std::span<const std::byte> bytes, bool& failed) {
    PackedDay day;
    core::ByteReader reader(bytes);
    reader(day);
    failed = !reader.done();
    return day;
}

TEST(PackedDay, IsRefusedOrReadSafelyIfBytesAreWrong) {
    const LedgerPage page = drawn_page(3);
    const std::uint32_t areas = page.blocks().areas();
    core::ByteWriter writer;
    writer(PackedDay(page));
    const std::vector<std::byte> bytes = writer.take();
    bool failed = false;
    EXPECT_TRUE(read(bytes, failed) == PackedDay(page));
    EXPECT_FALSE(failed);
    std::size_t refused = 0, tried = 0;
    const core::Draws draws(core::Seed{3}, core::Purpose::kTest);
    for (std::uint32_t k = 0; k < 3000; ++k) {
        const core::Block words = draws.block(k);
        std::vector<std::byte> wrong = bytes;
        // Half of them in the first rows, on which all others depend.
        const auto size = static_cast<std::uint32_t>(wrong.size());
        wrong[words[0] % (k % 2 == 0 ? std::min(size, 256u) : size)] ^= std::byte(1 + words[1] % 255);
        const PackedDay day = read(wrong, failed);
        ++tried;
        if (failed || !day.fits(areas)) {
            ++refused;
            continue;
        }
        LedgerPage again = empty_page();
        day.unpack(again);
    }
    EXPECT_GT(refused, tried / 3);
    EXPECT_FALSE(PackedDay(page).fits(areas + 1));
}

}  // namespace
}  // namespace wangge::kernel
