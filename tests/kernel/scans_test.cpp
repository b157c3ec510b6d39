#include "wangge/kernel/day/scans.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "wangge/core/bytes.hpp"
#include "wangge/core/draw.hpp"
#include "wangge/world/world.hpp"

namespace wangge::kernel::day::tests {
namespace {

constexpr std::uint32_t kPlaces = 40, kResidents = 3'000'000;

std::vector<Visit> visits_of_a_day() {
    const core::Draws draws(core::Seed{7}, core::Purpose::kScan);
    std::vector<Visit> visits;
    for (std::uint32_t k = 0; k < 2000; ++k) {
        const core::Block words = draws.block(k);
        const std::uint32_t a = words[1] % world::kTicks, b = words[2] % world::kTicks;
        // Some live door to door, some far from each other.
        const std::uint32_t resident = k % 2 == 0 ? words[0] % 300 : words[0] % kResidents;
        visits.push_back({Visit::at(words[3] % kPlaces, std::min(a, b), std::max(a, b)), resident});
    }
    std::ranges::stable_sort(visits, {}, &Visit::resident);
    return visits;
}

std::set<std::uint32_t> with(const Scans& scans, const std::set<std::uint32_t>& some) {
    std::set<std::uint32_t> found;
    core::RowSet rows(kResidents);
    for (const std::uint32_t i : some) rows.insert(i);
    scans.for_each_with(rows, [&](std::uint32_t i) { found.insert(i); });
    return found;
}

TEST(Scans, FindWhoSharedPlaceAndTick) {
    const std::vector<Visit> visits = visits_of_a_day();
    const Scans scans(visits, kPlaces);
    for (const std::set<std::uint32_t>& some :
         {std::set<std::uint32_t>{},
          {visits[0].resident},
          {visits.back().resident},
          {visits[3].resident, visits[700].resident, visits[1500].resident}}) {
        std::set<std::uint32_t> expected;
        for (const Visit& one : visits) {
            if (!some.contains(one.resident)) continue;
            for (const Visit& other : visits) {
                if (one.place() == other.place() && one.first() <= other.last() &&
                    other.first() <= one.last())
                    expected.insert(other.resident);
            }
        }
        EXPECT_EQ(expected, with(scans, some));
    }
}

TEST(Scans, AreNobodysWhereNothingWasRecorded) {
    EXPECT_TRUE(with(Scans({}, kPlaces), {1, 2}).empty());
    EXPECT_TRUE(with(Scans(), {1, 2}).empty());
}

TEST(Scans, AreCarried) {
    const std::vector<Visit> visits = visits_of_a_day();
    const Scans scans(visits, kPlaces);
    core::ByteWriter writer;
    writer(scans);
    const std::vector<std::byte> bytes = writer.take();
    EXPECT_LT(bytes.size(), 5 * visits.size());
    Scans read;
    core::ByteReader reader(bytes);
    reader(read);
    EXPECT_TRUE(reader.done());
    const std::set<std::uint32_t> some{visits[5].resident, visits[1000].resident};
    EXPECT_EQ(with(scans, some), with(read, some));
}

}  // namespace
}  // namespace wangge::kernel::day::tests
