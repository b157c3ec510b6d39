#include <gtest/gtest.h>

#include "tests/policies/bench.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::policies {
namespace {

using policy::Order;
using test::Bench;
using test::Changes;
using world::PlaceKind;

constexpr std::string_view kName = "digital_codes";
constexpr std::int32_t kStart = 11;

unsigned bit(PlaceKind kind) {
    return 1u << static_cast<unsigned>(kind);
}

Changes without_mistakes(Changes changes = {}) {
    changes.insert({"false_red", 0});
    return changes;
}

/// The town of 24 residents, played from the start of the measure to a day; the orders of that day.
policy::Directives play_to(std::int32_t day, const test::SmallTown& town, const Changes& changes,
                           const policy::Common& common = core::presets<policy::Common>()) {
    Bench bench(kName, changes, common);
    policy::Directives orders;
    for (std::int32_t d = kStart; d <= day; ++d) orders = bench.decide(town, d);
    return orders;
}

std::optional<policy::Mark> mark_of(const policy::Directives& orders, std::uint32_t resident) {
    std::optional<policy::Mark> found;
    for (const policy::Mark& mark : orders.marks) {
        if (mark.resident != resident) continue;
        EXPECT_FALSE(found) << "two marks for " << resident;
        found = mark;
    }
    return found;
}

TEST(DigitalCodes, ScansAndChecks) {
    test::SmallTown town;
    const policy::Directives orders = play_to(kStart, town, without_mistakes());
    const unsigned usual = bit(PlaceKind::kShop) | bit(PlaceKind::kStore) | bit(PlaceKind::kMarket) |
                           bit(PlaceKind::kSquare) | bit(PlaceKind::kPark) | bit(PlaceKind::kRestaurant);
    ASSERT_EQ(orders.scans.size(), 1u);
    EXPECT_EQ(orders.scans[0].venues, usual | bit(PlaceKind::kClinic));
    EXPECT_EQ(orders.scans[0].compliance, 0.8);
    EXPECT_EQ(orders.scans[0].keep_days, 14);
    ASSERT_EQ(orders.checks.size(), 1u);
    EXPECT_EQ(orders.checks[0].venues, usual) << "the clinic turns nobody away";
    EXPECT_TRUE(orders.checks[0].code);
    EXPECT_FALSE(orders.checks[0].pass || orders.checks[0].temperature);
    EXPECT_EQ(orders.checks[0].code_seconds, 7);
    EXPECT_EQ(orders.checks[0].code_help_seconds, 60);
    EXPECT_EQ(orders.checks[0].code_paper, 0.5);
    EXPECT_TRUE(orders.marks.empty() && orders.posts.empty() && orders.permits.empty());
}

TEST(DigitalCodes, PlacesFollowTheSwitches) {
    test::SmallTown town;
    const Changes changes{{"at_shops", 0},  {"at_market", 0}, {"at_square", 0}, {"at_restaurants", 0},
                          {"at_clinic", 0}, {"at_work", 1},   {"at_school", 1}, {"doors_check", 0}};
    const policy::Directives orders = play_to(kStart, town, without_mistakes(changes));
    EXPECT_EQ(orders.scans.at(0).venues,
              bit(PlaceKind::kTeam) | bit(PlaceKind::kWorkplace) | bit(PlaceKind::kClass));
    EXPECT_EQ(orders.checks.at(0).venues, 0u);
    const policy::Directives gates = play_to(
        kStart, town,
        without_mistakes(
            {{"at_shops", 0}, {"at_market", 0}, {"at_square", 0}, {"at_restaurants", 0}, {"at_clinic", 0}}));
    EXPECT_TRUE(gates.scans.empty());
    EXPECT_TRUE(gates.checks.at(0).code);
    EXPECT_TRUE(
        play_to(kStart, town, without_mistakes({{"doors_check", 0}, {"gates_check", 0}})).checks.empty());
}

TEST(DigitalCodes, CaseAndHousematesTurnRed) {
    test::SmallTown town;
    town.reports = {{6, 20}};
    EXPECT_TRUE(play_to(20, town, without_mistakes()).marks.empty()) << "known from tomorrow on";
    for (std::int32_t day = 21; day < 34; ++day) {
        const policy::Directives orders = play_to(day, town, without_mistakes());
        ASSERT_EQ(orders.marks.size(), 2u) << day;
        for (const std::uint32_t resident : {6u, 7u}) {
            const std::optional<policy::Mark> mark = mark_of(orders, resident);
            ASSERT_TRUE(mark);
            EXPECT_EQ(mark->order, Order::kHome);
            EXPECT_TRUE(mark->code_red);
            EXPECT_EQ(mark->adherence, 0.9);
            EXPECT_EQ(mark->since, 20);
            EXPECT_EQ(mark->until, 34);
        }
    }
    EXPECT_TRUE(play_to(34, town, without_mistakes()).marks.empty()) << "green again";
    EXPECT_EQ(play_to(21, town, without_mistakes({{"housemates_red", 0}})).marks.size(), 1u);
}

TEST(DigitalCodes, ContactsTurnRedOrYellowByDay) {
    test::SmallTown town;
    test::FakeQueries queries;
    town.queries = &queries;
    town.reports = {{0, 29}};
    queries.met = {{12, 8}, {24, 10}, {25, 12}, {29, 14}, {24, 16}, {26, 16}};
    const Changes settings = without_mistakes({{"housemates_red", 0}, {"window_days", 14}});
    const policy::Directives orders = play_to(30, town, settings);
    // Today is day 30: five days back is day 25, fourteen days back is day 16.
    EXPECT_EQ(mark_of(orders, 8), std::nullopt) << "beyond the window";
    for (const std::uint32_t yellow : {10u}) {
        ASSERT_NE(mark_of(orders, yellow), std::nullopt);
        EXPECT_EQ(mark_of(orders, yellow)->order, Order::kWatch);
        EXPECT_TRUE(mark_of(orders, yellow)->code_red) << "not green at doors";
        EXPECT_EQ(mark_of(orders, yellow)->until, 37);
    }
    for (const std::uint32_t red : {12u, 14u, 16u}) {
        ASSERT_NE(mark_of(orders, red), std::nullopt) << red;
        EXPECT_EQ(mark_of(orders, red)->order, Order::kHome) << red;
        EXPECT_EQ(mark_of(orders, red)->until, 44);
        EXPECT_EQ(mark_of(orders, red)->since, 30);
    }
    EXPECT_EQ(orders.marks.size(), 5u);  // with the case
    EXPECT_EQ(play_to(36, town, settings).marks.size(), 5u) << "standing orders come anew every day";
    EXPECT_EQ(play_to(37, town, settings).marks.size(), 4u);
    EXPECT_EQ(play_to(43, town, settings).marks.size(), 3u);  // the case itself: from its report
    EXPECT_EQ(play_to(44, town, settings).marks.size(), 0u);
}

TEST(DigitalCodes, AsksOnceAndOnlyForWhatIsOnRecord) {
    test::SmallTown town;
    test::FakeQueries queries;
    town.queries = &queries;
    town.reports = {{2, 3}, {5, 14}, {0, 14}, {5, 14}};
    play_to(20, town, without_mistakes());
    // The report of day 3 was known at the start, when nothing had been recorded.
    ASSERT_EQ(queries.asked.size(), 1u);
    EXPECT_EQ(queries.asked[0].cases, (std::vector<std::uint32_t>{0, 5}));
    EXPECT_EQ(queries.asked[0].first, kStart);
    EXPECT_EQ(queries.asked[0].last, 14);
}

TEST(DigitalCodes, WindowEndsWhereRecordsEnd) {
    test::SmallTown town;
    test::FakeQueries queries;
    town.queries = &queries;
    town.reports = {{0, 39}};
    play_to(40, town, without_mistakes({{"keep_days", 6}, {"near_days", 2}}));
    ASSERT_EQ(queries.asked.size(), 2u);
    EXPECT_EQ(queries.asked[0].first, 34);
    EXPECT_EQ(queries.asked[0].last, 37);
    EXPECT_EQ(queries.asked[1].first, 38);
    EXPECT_EQ(queries.asked[1].last, 39);
}

TEST(DigitalCodes, LaterContactProlongsYellowBecomesRed) {
    test::SmallTown town;
    test::FakeQueries queries;
    town.queries = &queries;
    town.reports = {{0, 29}, {2, 31}};
    queries.met = {{21, 10}, {31, 10}, {29, 12}};
    const Changes settings = without_mistakes({{"housemates_red", 0}});
    EXPECT_EQ(mark_of(play_to(30, town, settings), 10)->order, Order::kWatch);
    const policy::Directives orders = play_to(32, town, settings);
    EXPECT_EQ(mark_of(orders, 10)->order, Order::kHome);
    EXPECT_EQ(mark_of(orders, 10)->until, 46);
    EXPECT_EQ(mark_of(orders, 12)->until, 46) << "red since day 30, prolonged by the second case";
    EXPECT_EQ(mark_of(orders, 12)->since, 30);
}

TEST(DigitalCodes, RedStaysRed) {
    test::SmallTown town;
    test::FakeQueries queries;
    town.queries = &queries;
    town.reports = {{0, 29}, {2, 35}};
    queries.met = {{29, 10}};  // near for the first case, yellow for the second
    const Changes settings = without_mistakes({{"housemates_red", 0}});
    const policy::Directives orders = play_to(36, town, settings);
    EXPECT_EQ(mark_of(orders, 10)->order, Order::kHome);
    EXPECT_EQ(mark_of(orders, 10)->until, 44);
}

TEST(DigitalCodes, OldReportsAreOverAtTheStart) {
    test::SmallTown town;
    town.reports = {{0, 3}, {2, 8}};
    const policy::Directives orders = play_to(kStart, town, without_mistakes({{"red_days", 5}}));
    EXPECT_EQ(mark_of(orders, 0), std::nullopt);
    ASSERT_NE(mark_of(orders, 2), std::nullopt) << "still within its days";
    EXPECT_EQ(mark_of(orders, 2)->until, 13);
}

TEST(DigitalCodes, OnlyDwellingsInReach) {
    test::SmallTown town(10);
    test::FakeQueries queries;
    town.queries = &queries;
    town.reports = {{0, 20}};
    for (std::uint32_t r = 0; r < town.world.residents; ++r) queries.met.emplace(19, r);
    policy::Common common = core::presets<policy::Common>();
    common.reach = 0.5;
    common.target_grid = 2;
    const policy::Dwellings dwellings = policy::dwellings_of(common, kName);
    const policy::Directives orders = play_to(21, town, without_mistakes(), common);
    EXPECT_EQ(orders.scans.at(0).dwellings.reach, 0.5);
    EXPECT_EQ(orders.scans.at(0).dwellings.grid, 1u);
    EXPECT_EQ(orders.checks.at(0).dwellings.grid, 1u);
    std::uint32_t expected = 0;
    for (std::uint32_t r = 0; r < town.world.residents; ++r) {
        const bool reached = policy::reached(dwellings, town.world, town.world.resident.household[r]);
        EXPECT_EQ(mark_of(orders, r) != std::nullopt, reached) << r;
        expected += reached ? 1 : 0;
    }
    EXPECT_GT(expected, 0u);
    EXPECT_LT(expected, town.world.residents / 2);
}

TEST(DigitalCodes, StaffFromElsewhereHaveNoCode) {
    test::SmallTown town;
    town.world.agents += 1;  // no household
    town.reports = {{town.world.residents, 20}};
    EXPECT_TRUE(play_to(21, town, without_mistakes()).marks.empty());
}

TEST(DigitalCodes, MistakesLastUntilTheAppealAndFollowTheLuck) {
    test::SmallTown town(500);  // 4,000 residents
    const Changes settings{{"false_red", 0.01}, {"appeal_days", 3}};
    Bench bench(kName, settings);
    std::size_t marked = 0;
    policy::Directives third;
    for (std::int32_t day = kStart; day < kStart + 3; ++day) {
        third = bench.decide(town, day);
        for (const policy::Mark& mark : third.marks) {
            EXPECT_EQ(mark.order, Order::kHome);
            EXPECT_TRUE(mark.code_red);
            EXPECT_EQ(mark.until - mark.since, 3);
            EXPECT_LE(mark.since, day);
        }
        marked = third.marks.size();
    }
    EXPECT_NEAR(static_cast<double>(marked), 119, 5 * 11);  // 4,000 * (1 - 0.99^3)
    const policy::Directives fourth = bench.decide(town, kStart + 3);
    std::size_t new_today = 0;
    for (const policy::Mark& mark : fourth.marks) {
        EXPECT_GT(mark.until, kStart + 3) << "cleared by appeal";
        new_today += mark.since == kStart + 3 ? 1 : 0;
    }
    EXPECT_NEAR(static_cast<double>(new_today), 40, 5 * 6.3);
    EXPECT_EQ(test::fingerprint(play_to(kStart + 3, town, settings)), test::fingerprint(fourth));
    town.luck = core::Seed{8};
    EXPECT_NE(test::fingerprint(play_to(kStart + 3, town, settings)), test::fingerprint(fourth));
}

TEST(DigitalCodes, MistakesRiseWithTheirRateAndKeepTheirPeople) {
    test::SmallTown town(500);
    const policy::Directives few = play_to(kStart, town, {{"false_red", 0.01}});
    const policy::Directives many = play_to(kStart, town, {{"false_red", 0.03}});
    EXPECT_GT(many.marks.size(), few.marks.size());
    for (const policy::Mark& mark : few.marks) EXPECT_NE(mark_of(many, mark.resident), std::nullopt);
}

TEST(DigitalCodes, AMistakeDoesNotHideAContact) {
    test::SmallTown town;
    test::FakeQueries queries;
    town.queries = &queries;
    town.reports = {{0, 29}};
    queries.met = {{20, 10}};
    // Everybody is red by mistake for a day, again and again.
    Bench bench(kName, {{"false_red", 1}, {"appeal_days", 1}, {"housemates_red", 0}});
    policy::Directives orders;
    for (std::int32_t day = kStart; day <= 31; ++day) orders = bench.decide(town, day);
    ASSERT_NE(mark_of(orders, 10), std::nullopt);
    EXPECT_EQ(mark_of(orders, 10)->order, Order::kWatch) << "yellow, and its mistake of yesterday is cleared";
    EXPECT_EQ(mark_of(orders, 10)->until, 37);
    ASSERT_NE(mark_of(orders, 12), std::nullopt);
    EXPECT_EQ(mark_of(orders, 12)->until, 32);
}

TEST(DigitalCodes, RememberOnlyCodesThatAreNotHealthy) {
    test::SmallTown town(500);
    Bench bench(kName, {{"false_red", 0.01}});
    for (std::int32_t day = kStart; day < kStart + 20; ++day) {
        const policy::Directives orders = bench.decide(town, day);
        ASSERT_EQ(bench.memory().size(), 2u);
        EXPECT_EQ(bench.memory()[1].size(), orders.marks.size());
    }
}

// A code is kept in one number: the longest terms there are, in the last days that a run may have.
TEST(DigitalCodes, AreKeptToTheDayHoweverLongTheyLast) {
    constexpr std::int32_t kLast = 999, kLongest = 60;
    test::SmallTown town(500);
    town.reports = {{499, kLast}};
    const Changes longest{{"red_days", kLongest}, {"appeal_days", kLongest}, {"false_red", 0.01}};
    Bench bench(kName, longest);
    std::size_t mistakes = 0;
    for (std::int32_t day = kLast + 1; day <= kLast + kLongest; ++day) {
        const policy::Directives orders = bench.decide(town, day);
        if (day == kLast + kLongest) break;
        ASSERT_NE(mark_of(orders, 499), std::nullopt) << day;
        EXPECT_EQ(mark_of(orders, 499)->order, Order::kHome);
        EXPECT_EQ(mark_of(orders, 499)->since, kLast);
        EXPECT_EQ(mark_of(orders, 499)->until, kLast + kLongest);
        for (const policy::Mark& mark : orders.marks) {
            EXPECT_TRUE(mark.until > day && mark.until <= day + kLongest);
            mistakes += mark.since == day ? 1 : 0;
        }
    }
    EXPECT_GT(mistakes, 100u);
    const policy::Directives after = bench.decide(town, kLast + kLongest);
    const std::optional<policy::Mark> left = mark_of(after, 499);
    EXPECT_TRUE(!left || left->since > kLast) << "over, unless by mistake";
}

TEST(DigitalCodes, MistakesHitEverybodyAlike) {
    test::SmallTown town(500);
    std::vector<std::uint32_t> mistaken(town.world.residents, 0);
    constexpr std::uint32_t kDays = 400;
    Bench bench(kName, {{"false_red", 0.05}, {"appeal_days", 1}});
    for (std::uint32_t day = 0; day < kDays; ++day) {
        for (const policy::Mark& mark : bench.decide(town, kStart + static_cast<std::int32_t>(day)).marks)
            ++mistaken[mark.resident];
    }
    double sum = 0, squares = 0;
    for (const std::uint32_t days : mistaken) sum += days, squares += static_cast<double>(days) * days;
    const double people = town.world.residents, mean = sum / people,
                 variance = squares / people - mean * mean;
    EXPECT_NEAR(mean, 0.05 * kDays, 0.4);             // 5.8 standard errors
    EXPECT_NEAR(variance, 0.05 * 0.95 * kDays, 2.2);  // of a binomial, 5 standard errors
}

TEST(DigitalCodes, RefusesContradictions) {
    const policy::PolicyKind& kind = test::kind_of(kName);
    const auto faults = [&kind](const Changes& changes) {
        std::string all;
        for (const core::Fault& fault :
             kind.check(core::presets<policy::Common>(), test::changed_settings(kind, changes))) {
            all += fault.key;
            for (const std::string& argument : fault.arguments) all += " " + argument;
            all += "\n";
        }
        return all;
    };
    EXPECT_EQ(faults({{"window_days", 20}}), "window_days window_longer_than_records 20 14\n");
    EXPECT_EQ(faults({{"near_days", 8}, {"window_days", 7}}), "near_days near_longer_than_window 8 7\n");
    EXPECT_EQ(faults({{"at_shops", 0},
                      {"at_market", 0},
                      {"at_square", 0},
                      {"at_restaurants", 0},
                      {"at_clinic", 0},
                      {"gates_check", 0}}),
              "gates_check codes_nowhere_asked\n");
}

}  // namespace
}  // namespace wangge::policies
