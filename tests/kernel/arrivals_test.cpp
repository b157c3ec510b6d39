#include "wangge/kernel/arrivals.hpp"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "tests/kernel/place.hpp"
#include "wangge/core/bytes.hpp"
#include "wangge/core/draw.hpp"

namespace wangge::kernel {
namespace {

using Returns = std::vector<std::pair<std::int32_t, std::uint32_t>>;  // day and agent

Returns between(const Arrivals& arrivals, std::int32_t first, std::int32_t end) {
    Returns returns;
    arrivals.for_each(first, end, [&](std::uint32_t i, std::int32_t day) { returns.emplace_back(day, i); });
    return returns;
}

Returns looked_for(const Arrivals& arrivals, std::int32_t first, std::int32_t end) {
    Returns returns;
    for (std::uint32_t i = 0; i < tests::tienan_world().agents; ++i) {
        const std::int32_t day = arrivals[i];
        if (day != world::kAlwaysHere && first <= day && day < end) returns.emplace_back(day, i);
    }
    std::ranges::sort(returns);
    return returns;
}

void expect_calendar(const Arrivals& arrivals) {
    EXPECT_EQ(between(arrivals, Arrivals::kFirst, Arrivals::kEnd),
              looked_for(arrivals, Arrivals::kFirst, Arrivals::kEnd));
    for (std::int32_t day = -20; day < 60; day += 7)
        EXPECT_EQ(between(arrivals, day, day + 9), looked_for(arrivals, day, day + 9)) << day;
}

TEST(Arrivals, AreAColumnAndACalendarOfIt) {
    Arrivals arrivals(tests::tienan_world());
    EXPECT_FALSE(between(arrivals, Arrivals::kFirst, 1).empty()) << "nobody came before the run";
    expect_calendar(arrivals);
    std::uint64_t word = 1;
    for (int turn = 0; turn < 400; ++turn) {
        word = core::mix64(word + 1);
        const auto i = static_cast<std::uint32_t>(word % tests::tienan_world().agents);
        const std::int32_t days[] = {kNever, world::kAlwaysHere, static_cast<std::int32_t>(word >> 40 & 31u)};
        arrivals.set(i, days[(word >> 32) % 3]);
    }
    expect_calendar(arrivals);
}

TEST(Arrivals, ComeBackFromBytes) {
    Arrivals arrivals(tests::tienan_world()), read(tests::tienan_world());
    arrivals.set(3, 12);
    arrivals.set(5, kNever);
    read.set(7, kNever);
    core::ByteWriter writer;
    writer(arrivals);
    const std::vector<std::byte> bytes = writer.take();
    core::ByteReader reader(bytes);
    reader(read);
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(read.hash(), arrivals.hash());
    EXPECT_EQ(between(read, Arrivals::kFirst, Arrivals::kEnd),
              between(arrivals, Arrivals::kFirst, Arrivals::kEnd));
}

}  // namespace
}  // namespace wangge::kernel
