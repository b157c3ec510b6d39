#include "wangge/kernel/standing.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "tests/kernel/place.hpp"

namespace wangge::kernel {
namespace {

using policy::Errand;
using policy::errands;

Standing standing_of(const policy::Directives& orders) {
    static const core::Seed luck{3};
    return resolve({tests::tienan_world(),
                    tests::plain_scenario(),
                    {},
                    0x3F,
                    luck,
                    date_of(tests::plain_scenario().calendar, 1)},
                   orders);
}

std::vector<HouseRules> rules_of_all(const Standing& standing) {
    std::vector<HouseRules> all;
    for (std::uint32_t h = 0; h < tests::tienan_world().households; ++h) all.push_back(standing.rules_for(h));
    return all;
}

TEST(MarkRows, RiseWithTheAgentAndAreTakenForTheirMemory) {
    MarkRows rows;
    rows.clear(1000);
    for (const std::uint32_t agent : {999u, 64u, 0u, 63u, 64u}) rows.insert(agent);
    rows.number();
    EXPECT_EQ(rows.size(), 4u);
    for (const auto& [agent, row] : {std::pair{0u, 0u}, {63u, 1u}, {64u, 2u}, {999u, 3u}})
        EXPECT_EQ(rows[agent], row);
    EXPECT_EQ(rows[65], world::kNone);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> walked;
    rows.for_each_row([&](std::uint32_t agent, std::uint32_t row) { walked.emplace_back(agent, row); });
    EXPECT_EQ(walked,
              (std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 0}, {63, 1}, {64, 2}, {999, 3}}));
    rows.clear(1000);
    for (std::uint32_t agent = 0; agent < 1000; ++agent) ASSERT_EQ(rows[agent], world::kNone);
    for (std::uint32_t agent = 0; agent < 1000; ++agent) rows.insert(agent);
    rows.number();
    for (std::uint32_t agent = 0; agent < 1000; ++agent) ASSERT_EQ(rows[agent], agent);
    rows.for_each_row([](std::uint32_t agent, std::uint32_t row) { ASSERT_EQ(agent, row); });
    rows.clear(2000);
    EXPECT_EQ(rows[500], world::kNone);
    EXPECT_EQ(rows[1999], world::kNone);
}

TEST(Standing, AdmitsTheLeastShareOfVisitorsHoweverManyOrdersThereAre) {
    policy::Directives orders;
    for (int k = 0; k < 300; ++k) orders.visitors.push_back({k == 200 ? 0.125 : 0.5 + k / 1000.0, {}});
    orders.visitors.push_back({1.0, {}});
    const Standing standing = standing_of(orders);
    for (const HouseRules& rules : rules_of_all(standing)) ASSERT_EQ(rules.visitors_admitted, 0.125);
}

TEST(Standing, ChecksByEveryOrderHoweverManyThereAre) {
    policy::Directives orders;
    for (int k = 0; k < 20; ++k) {
        policy::Checks checks;
        checks.pass = true;
        checks.pass_seconds = 1 + k;
        checks.temperature = k == 19;
        checks.dwellings.reach = k < 18 ? 0.5 : 1.0;  // some households are checked by any number of them
        orders.checks.push_back(checks);
    }
    const Standing standing = standing_of(orders);
    EXPECT_TRUE(standing.touches_everyone());
    EXPECT_TRUE(standing.checks_for_visitors.temperature);
    for (std::uint32_t h = 0; h < tests::tienan_world().households; ++h) {
        ASSERT_TRUE(standing.rules_for(h).checks.temperature);
        ASSERT_EQ(standing.rules_for(h).checks.pass_seconds, 20);
    }
    orders.checks.resize(18);
    const Standing some = standing_of(orders);
    double most = 0, least = 100;
    for (std::uint32_t h = 0; h < tests::tienan_world().households; ++h) {
        most = std::max(most, some.rules_for(h).checks.pass_seconds);
        least = std::min(least, some.rules_for(h).checks.pass_seconds);
    }
    EXPECT_EQ(most, 18);
    EXPECT_LT(least, 18);
}

TEST(Standing, KeepsTheTermsOfEveryMark) {
    static_assert(sizeof(StandingMark) == 4);
    policy::Directives orders;
    for (std::uint32_t i = 0; i < 3000; ++i) {
        policy::Mark mark;
        mark.resident = i;
        mark.order = static_cast<policy::Order>(i % 4);
        mark.code_red = i % 3 == 0, mark.when_told = i % 5 == 0;
        mark.adherence = i / 3000.0;
        mark.until = 100;
        orders.marks.push_back(mark);
    }
    const Standing standing = standing_of(orders);
    ASSERT_EQ(standing.marks.size(), 3000u);
    for (std::uint32_t i = 0; i < 3000; ++i) {
        const StandingMark& mark = standing.marks[standing.mark_of[i]];
        EXPECT_EQ(mark.order, static_cast<policy::Order>(i % 4));
        EXPECT_EQ(mark.code_red, i % 3 == 0);
        EXPECT_EQ(mark.when_told, i % 5 == 0);
        EXPECT_EQ(standing.terms[mark.terms].adherence, i / 3000.0);
    }
}

TEST(Standing, ConfinesWhoKnowsOfAnOrderToStay) {
    policy::Directives orders;
    for (const bool when_told : {false, true}) {
        for (std::uint32_t order = 0; order < 4; ++order)
            orders.marks.push_back({.resident = order + (when_told ? 10 : 0),
                                    .order = static_cast<policy::Order>(order),
                                    .when_told = when_told,
                                    .until = 100});
    }
    orders.marks.push_back({.resident = 12, .until = 100});  // and another that does not wait for a call
    const Standing standing = standing_of(orders);
    for (std::uint32_t i = 0; i < 20; ++i) EXPECT_EQ(standing.confines(i), i == 2 || i == 3 || i == 12) << i;
    EXPECT_FALSE(standing_of({}).confines(2));
}

TEST(Standing, OfTwoPermitsLeavesWhatBothAllow) {
    policy::Directives orders;
    orders.permits.push_back({{}, errands(Errand::kWork, Errand::kFood)});
    orders.permits.push_back({{}, errands(Errand::kFood, Errand::kMedical)});
    const Standing both = standing_of(orders);
    ASSERT_TRUE(both.restricts);
    for (const HouseRules& rules : rules_of_all(both)) ASSERT_EQ(rules.allowed, errands(Errand::kFood));
    EXPECT_FALSE(standing_of({}).restricts);
}

TEST(Standing, OfTwoQuotasKeepsTheLongerInterval) {
    policy::Directives orders;
    orders.permits.push_back({{}, errands(Errand::kMedical)});
    orders.quotas.push_back({{}, 5});
    orders.quotas.push_back({{}, 3});
    for (const HouseRules& rules : rules_of_all(standing_of(orders))) ASSERT_EQ(rules.outing_every, 5);
}

}  // namespace
}  // namespace wangge::kernel
