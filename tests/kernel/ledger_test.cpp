#include "wangge/kernel/ledger.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <tuple>

#include "tests/kernel/place.hpp"
#include "wangge/core/bytes.hpp"
#include "wangge/core/draw.hpp"

namespace wangge::kernel {
namespace {

constexpr std::int32_t kDays = 12;

const world::World& place() {
    return tests::tienan_world();
}

// What was booked, as plain as can be.
struct Dense {
    std::map<std::tuple<Count, std::int32_t, std::uint32_t>, std::int64_t> areas, groups;
    Ledger ledger{place(), kDays};

    void add(Count count, std::int32_t day, std::uint32_t i, std::int64_t amount) {
        ledger.add(count, day, i, amount);
        areas[{count, day, ledger.area_of(i)}] += amount;
        groups[{count, day, ledger.group_of(i)}] += amount;
    }
    void add_area(Count count, std::int32_t day, std::uint32_t grid, std::int64_t amount) {
        ledger.add_area(count, day, grid, amount);
        areas[{count, day, ledger.area_of_grid(grid)}] += amount;
    }
    void expect_same(const Ledger& other) {
        for (std::uint32_t k = 0; k < kCounts; ++k) {
            const auto count = static_cast<Count>(k);
            std::int64_t total = 0;
            for (std::int32_t day = 0; day < kDays; ++day) {
                const auto row = other.by_area(count, day);
                const auto of_groups = other.by_group(count, day);
                ASSERT_EQ(other.areas(), row.size());
                std::int64_t sum = 0;
                for (std::uint32_t area = 0; area < row.size(); ++area) {
                    ASSERT_EQ((areas[{count, day, area}]), row[area]) << k << " on day " << day;
                    sum += row[area];
                }
                for (std::uint32_t group = 0; group < kGroups; ++group)
                    ASSERT_EQ((groups[{count, day, group}]), of_groups[group]) << k << " on day " << day;
                EXPECT_EQ(sum, other.of_day(count, day));
                total += sum;
            }
            EXPECT_EQ(total, other.total(count, kDays));
        }
    }
};

// Amounts of every width and of both signs.
std::int64_t amount_of(const core::Block& words) {
    const auto wide = static_cast<std::int64_t>((std::uint64_t{words[1]} << 32) | words[2]);
    return wide >> (words[3] % 60 + 3);
}

Dense booked(std::uint64_t seed, bool jumping) {
    Dense dense;
    const core::Draws draws(core::Seed{seed}, core::Purpose::kTest);
    for (std::uint32_t k = 0; k < 4000; ++k) {
        const core::Block what = draws.block(k), where = draws.block(k, 1);
        const auto count = static_cast<Count>(core::below(what[0], kCounts));
        const auto day = static_cast<std::int32_t>(jumping ? core::below(where[0], kDays) : k * kDays / 4000);
        if (k % 3 == 0) {
            dense.add_area(count, day, core::below(where[1], dense.ledger.elsewhere() + 1), amount_of(what));
        } else {
            dense.add(count, day, core::below(where[1], place().agents), amount_of(what));
        }
    }
    return dense;
}

TEST(Ledger, PackedEqualsDense) {
    for (const bool jumping : {false, true}) {
        Dense dense = booked(5, jumping);
        dense.expect_same(dense.ledger);
    }
}

TEST(Ledger, AnyDayCanBeBookedAgain) {
    Dense dense = booked(6, false);
    for (const std::int32_t day : {3, 0, kDays - 1, 3}) dense.add(Count::kReports, day, 17, 1000 + day);
    dense.expect_same(dense.ledger);
}

TEST(Ledger, KeepsTheExtremesOfEveryWidth) {
    Dense dense;
    std::int32_t day = 0;
    const auto edge = [&](auto number) {
        using Number = decltype(number);
        for (const std::int64_t beyond : {0, 1}) {
            const auto most = std::int64_t{std::numeric_limits<Number>::max()} + beyond;
            dense.add_area(Count::kTrust, day, 0, most);
            dense.add_area(Count::kGrievance, day++, 1, -most - 1);
        }
    };
    edge(std::int8_t{}), edge(std::int16_t{}), edge(std::int32_t{});
    dense.add_area(Count::kTrust, day, 0, std::numeric_limits<std::int64_t>::max());
    dense.add_area(Count::kGrievance, day++, 1, std::numeric_limits<std::int64_t>::min());
    dense.add_area(Count::kTrust, day, 0, 0);
    dense.expect_same(dense.ledger);
}

TEST(Ledger, KeepsNumbersOfAsManyBitsAsThereAre) {
    static_assert(kCounts > 63);
    Dense dense;
    for (std::uint32_t bits = 0; bits < 63; ++bits) {
        const auto count = static_cast<Count>(bits);
        const std::int64_t number = std::int64_t{1} << bits;
        dense.add_area(count, 0, 0, number);
        dense.add_area(count, 1, 1, number - 1);
        dense.add_area(count, 2, 2, -number);
        dense.add_area(count, 3, 3, -number - 1);
        for (std::uint32_t grid = 0; grid < 4; ++grid) dense.add_area(count, 4, grid, grid - 2 * number);
    }
    dense.add_area(Count::kReports, 5, 0, 0);
    dense.expect_same(dense.ledger);
}

TEST(Ledger, IsEqualWhicheverDayIsOpen) {
    Dense one = booked(7, false), other = booked(7, false);
    other.ledger.add(Count::kReports, 2, 5, 0);
    EXPECT_EQ(one.ledger, other.ledger);
    other.ledger.add(Count::kReports, 2, 5, 1);
    EXPECT_NE(one.ledger, other.ledger);
    one.ledger.add(Count::kReports, 2, 5, 1);
    EXPECT_EQ(one.ledger, other.ledger);
    const Ledger copy = one.ledger;
    EXPECT_EQ(copy, other.ledger);
}

// What is usual is as if it were booked in full, and equal to that.
TEST(Ledger, KeepsWhatIsUsualOnce) {
    Dense dense = booked(9, true), full = booked(9, true);
    Totals totals;
    for (std::uint32_t i = 0; i < place().residents; ++i) dense.ledger.add_to(totals, i, i % 7);
    Ledger& ledger = dense.ledger;
    const std::uint8_t other = ledger.keep(Count::kDistress, totals),
                       usual = ledger.keep(Count::kPersonDays, totals);
    ASSERT_NE(usual, other);
    const auto book = [&](std::int32_t day) {
        ledger.add_usual(usual, day);
        full.ledger.add_all(Count::kPersonDays, day, totals);
        for (std::uint32_t i = 0; i < place().residents; ++i) {
            dense.areas[{Count::kPersonDays, day, ledger.area_of(i)}] += i % 7;
            dense.groups[{Count::kPersonDays, day, ledger.group_of(i)}] += i % 7;
        }
    };
    for (const std::int32_t day : {2, 0, kDays - 1}) book(day);
    dense.expect_same(ledger);
    EXPECT_EQ(ledger, full.ledger);
    book(2);  // once more
    dense.expect_same(ledger);
    EXPECT_EQ(ledger, full.ledger);
    core::ByteWriter writer;
    writer(ledger);
    const std::vector<std::byte> bytes = writer.take();
    Ledger read(place(), kDays), without(place(), kDays);
    read.keep(Count::kDistress, totals), read.keep(Count::kPersonDays, totals);
    core::ByteReader reader(bytes);
    reader(read);
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(read, ledger);
    core::ByteReader unknown(bytes);
    unknown(without);
    EXPECT_TRUE(unknown.failed()) << "nobody knows what is usual";
    ledger.add_usual(other, 5);
    EXPECT_NE(ledger, full.ledger);
}

TEST(Ledger, TakesPagesOfPartsInAnyOrder) {
    const Dense whole = booked(8, true);
    const std::uint32_t grids = whole.ledger.elsewhere(), half = grids / 2;
    for (const bool backwards : {false, true}) {
        Dense again;
        std::vector<LedgerPage> pages{again.ledger.page(0, half), again.ledger.page(half, grids),
                                      again.ledger.page(0, 0)};
        const core::Draws draws(core::Seed{8}, core::Purpose::kTest);
        for (std::int32_t day = 0; day < kDays; ++day) {
            for (std::uint32_t k = 0; k < 4000; ++k) {
                const core::Block what = draws.block(k), where = draws.block(k, 1);
                if (static_cast<std::int32_t>(core::below(where[0], kDays)) != day) continue;
                const auto count = static_cast<Count>(core::below(what[0], kCounts));
                LedgerPage& page = pages[k % pages.size()];
                if (k % 3 == 0) {
                    page.add_area(count, core::below(where[1], grids + 1), amount_of(what));
                } else {
                    page.add(count, core::below(where[1], place().agents), amount_of(what));
                }
            }
            if (backwards) std::reverse(pages.begin(), pages.end());
            for (LedgerPage& page : pages) again.ledger.take(day, page), page.clear();
        }
        EXPECT_EQ(whole.ledger, again.ledger);
    }
}

TEST(Ledger, HoldsWhatIsBookedInARowAndInMultiples) {
    const auto grids = static_cast<std::uint32_t>(place().grid.key.size());
    Ledger one(place(), 1), other(place(), 1);
    LedgerPage plain = one.page(0, grids / 2), quick = other.page(0, grids / 2);  // others of it are strays
    LedgerPage::Row row = quick.row_of(Count::kRecords);
    for (std::uint32_t i = 0; i < place().agents; i += 3) {
        plain.add(Count::kRecords, i, i % 5);
        plain.add(Count::kRecordDays, i, 14 * (i % 5));
        row.add(i, i % 5);
    }
    quick.add_multiple(Count::kRecordDays, Count::kRecords, 14);
    one.take(0, plain), other.take(0, quick);
    EXPECT_EQ(one, other);
    EXPECT_GT(one.of_day(Count::kRecordDays, 0), 0);
}

TEST(Ledger, AreasAreGridsCommunitiesOrAll) {
    using policy::Areas;
    EXPECT_EQ(Areas::kGrid, areas_for(Areas::kBySize, 2000, 100));
    EXPECT_EQ(Areas::kCommunity, areas_for(Areas::kBySize, 2001, 100));
    EXPECT_EQ(Areas::kGrid, areas_for(Areas::kGrid, 2001, 100));
    EXPECT_EQ(Areas::kCommunity, areas_for(Areas::kGrid, 100000, 100));
    EXPECT_EQ(Areas::kAll, areas_for(Areas::kGrid, 100000, 100000));
    const auto ledger_by = [](Areas areas) {
        Ledger ledger(place(), 1, areas);
        for (std::uint32_t grid = 0; grid <= ledger.elsewhere(); ++grid)
            ledger.add_area(Count::kKnocks, 0, grid, grid + 1);
        for (std::uint32_t i = 0; i < place().agents; ++i) ledger.add(Count::kPersonDays, 0, i);
        return ledger;
    };
    const Ledger grids = ledger_by(Areas::kBySize), communities = ledger_by(Areas::kCommunity),
                 all = ledger_by(Areas::kAll);
    EXPECT_EQ(place().grid.key.size() + 1, grids.areas());
    EXPECT_EQ(place().community.size() + 1, communities.areas());
    EXPECT_EQ(2u, all.areas());
    for (const Count count : {Count::kKnocks, Count::kPersonDays}) {
        EXPECT_EQ(grids.total(count, 1), communities.total(count, 1));
        EXPECT_EQ(grids.total(count, 1), all.total(count, 1));
        EXPECT_EQ(grids.by_group(count, 0), communities.by_group(count, 0));
        std::vector<std::int64_t> sums(communities.areas(), 0);
        for (std::uint32_t grid = 0; grid < grids.elsewhere(); ++grid)
            sums[place().grid.community[grid]] += grids.by_area(count, 0)[grid];
        sums.back() = grids.by_area(count, 0).back();
        EXPECT_EQ(sums, communities.by_area(count, 0));
        EXPECT_EQ(sums.back(), all.by_area(count, 0).back());
    }
}

TEST(Ledger, ADayThatIsOverTakesLittle) {
    Ledger ledger(place(), kDays);
    ledger.add(Count::kReports, 0, 0);
    const std::uint64_t open = ledger.bytes();
    for (std::int32_t day = 1; day < kDays; ++day) {
        for (std::uint32_t i = 0; i < place().agents; ++i) ledger.add(Count::kPersonDays, day, i);
    }
    EXPECT_LT(ledger.bytes() - open, kDays * (sizeof(PackedDay) + 2 * (ledger.areas() + kGroups) + 32));
}

}  // namespace
}  // namespace wangge::kernel
