#include "wangge/kernel/needs/medicines.hpp"

#include <gtest/gtest.h>

#include "tests/kernel/place.hpp"
#include "wangge/core/bytes.hpp"
#include "wangge/kernel/duty.hpp"

namespace wangge::kernel {
namespace {

constexpr std::int32_t kDays = 90;

struct Place {
    Context context = [] {
        const policy::Scenario& scenario = tests::plain_scenario();
        return Context{tests::tienan_world(),        scenario, {}, 0x3F, core::Seed{21},
                       date_of(scenario.calendar, 0)};
    }();
    Ledger ledger{context.world, kDays};
    needs::Medicines medicines{context};
    std::int32_t refill_at = static_cast<std::int32_t>(context.scenario.needs.refill_at),
                 refill_days = static_cast<std::int32_t>(context.scenario.needs.refill_days);

    Place() { medicines.open_round(ledger); }
};

std::int64_t sum(const Totals& totals) {
    std::int64_t areas = 0, groups = 0;
    for (const std::int64_t amount : totals.area) areas += amount;
    for (const std::int64_t amount : totals.group) groups += amount;
    EXPECT_EQ(areas, groups);
    return areas;
}

TEST(Medicines, OnTheRoundAreAsIfSomebodyLookedEveryDay) {
    Place place;
    std::vector<std::int64_t> workers(kDays, 0), pupils(kDays, 0), visits(kDays, 0);
    std::uint32_t joined = 0;
    for (const std::uint32_t i : place.medicines.takers()) {
        std::int32_t left = place.medicines.left(i, 0);
        if (!place.medicines.join_round(i, 0, place.ledger)) {
            EXPECT_LT(left, place.refill_at);  // a refill was due before day 0
            continue;
        }
        ++joined;
        for (std::int32_t today = 0; today < kDays; ++today) {
            ASSERT_EQ(place.medicines.left(i, today), left) << "resident " << i << " on day " << today;
            ASSERT_EQ(place.medicines.due(i, today), left <= place.refill_at);
            if (left <= place.refill_at) {
                left += place.refill_days;
                ++visits[static_cast<std::size_t>(today)];
                workers[static_cast<std::size_t>(today)] += has_job(place.context.world, i) ? 1 : 0;
                pupils[static_cast<std::size_t>(today)] += goes_to_school(place.context.world, i) ? 1 : 0;
            }
            ASSERT_GT(left--, 0);
        }
    }
    EXPECT_GT(joined, place.medicines.takers().size() / 2);
    for (std::int32_t today = 0; today < kDays; ++today) {
        std::int64_t due = 0;
        place.medicines.for_each_due(0, place.context.world.residents, today, [&](std::uint32_t) { ++due; });
        EXPECT_EQ(due, visits[static_cast<std::size_t>(today)]);
        EXPECT_EQ(sum(place.medicines.workers(today)), workers[static_cast<std::size_t>(today)]);
        EXPECT_EQ(sum(place.medicines.pupils(today)), pupils[static_cast<std::size_t>(today)]);
    }
}

TEST(Medicines, OffTheRoundAreWhatTheyWereOnIt) {
    Place place;
    const core::StateHash hash = place.medicines.hash();
    for (const std::uint32_t i : place.medicines.takers()) {
        if (!place.medicines.join_round(i, 0, place.ledger)) continue;
        const std::int32_t later = place.medicines.left(i, 40);
        place.medicines.leave_round(i, 40, place.ledger);
        EXPECT_FALSE(place.medicines.on_round(i));
        EXPECT_EQ(place.medicines.left(i, 40), later);
        EXPECT_EQ(place.medicines.left_round().back(), i);
    }
    EXPECT_EQ(place.medicines.hash(), hash);  // whole refills are in the sum of all, which the round keeps
    for (std::int32_t today = 0; today < place.refill_days; ++today) {
        EXPECT_EQ(sum(place.medicines.workers(today)), 0);
        EXPECT_EQ(sum(place.medicines.pupils(today)), 0);
    }
}

// Whoever comes and goes, those who are due are the same as if everybody was asked; also after a checkpoint.
TEST(Medicines, KnowWhoIsDue) {
    Place place, restored;
    needs::Medicines& medicines = place.medicines;
    const std::vector<std::uint32_t> takers = medicines.takers();
    for (const std::uint32_t i : takers) medicines.join_round(i, 0, place.ledger);
    const auto due = [](needs::Medicines& of, std::uint32_t first, std::uint32_t end, std::int32_t today) {
        std::vector<std::uint32_t> rows;
        of.for_each_due(first, end, today, [&](std::uint32_t i) { rows.push_back(i); });
        return rows;
    };
    for (std::int32_t today = 0; today < kDays; ++today) {
        for (std::size_t k = static_cast<std::size_t>(today); k < takers.size(); k += 7) {
            if (medicines.on_round(takers[k])) {
                medicines.add(takers[k], today, 1, place.ledger);
            } else {
                medicines.join_round(takers[k], today, place.ledger);
            }
        }
        core::ByteWriter bytes;
        bytes(medicines);
        const std::vector<std::byte> saved = bytes.take();
        core::ByteReader reader(saved);
        reader(restored.medicines);
        ASSERT_TRUE(reader.done());
        for (const std::uint32_t first : {0u, 1000u}) {
            const std::uint32_t end = first == 0 ? place.context.world.residents : 2000;
            std::vector<std::uint32_t> expected;
            for (const std::uint32_t i : takers) {
                if (i >= first && i < end && medicines.due(i, today)) expected.push_back(i);
            }
            ASSERT_EQ(due(medicines, first, end, today), expected) << "on day " << today;
            ASSERT_EQ(due(restored.medicines, first, end, today), expected) << "on day " << today;
        }
    }
}

TEST(Medicines, CountInTheHashWhatIsBroughtHomeOnTheRoundOrOffIt) {
    Place round, alone;
    for (const std::uint32_t i : round.medicines.takers()) round.medicines.join_round(i, 0, round.ledger);
    for (std::int32_t today = 0; today < kDays; ++today) {
        for (const std::uint32_t i : round.medicines.takers()) {
            if (round.medicines.due(i, today)) alone.medicines.add(i, today, alone.refill_days, alone.ledger);
        }
        round.medicines.go_round(today);
        ASSERT_EQ(round.medicines.hash(), alone.medicines.hash()) << "after day " << today;
    }
    round.medicines.add(round.medicines.takers().front(), kDays, 1, round.ledger);
    EXPECT_NE(round.medicines.hash(), alone.medicines.hash());
}

}  // namespace
}  // namespace wangge::kernel
