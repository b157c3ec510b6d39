#include "wangge/policy/schedule.hpp"

#include <gtest/gtest.h>

#include "tests/policy/small_town.hpp"

namespace wangge::policy {
namespace {

struct Span {
    int first = -1, last = -1, days = 0;  // first and last day of effect, and how many there are
};

/// Plays 180 days and says when the policy acted.
Span play(const Common& common, std::vector<Report> reports = {}, double stretch = 1) {
    test::SmallTown town;
    town.reports = std::move(reports);
    ScheduleState state;
    Span span;
    for (std::int32_t day = 0; day < 180; ++day) {
        if (!advance(common, town.on(day), stretch, state)) continue;
        if (span.first < 0) span.first = day;
        span.last = day;
        ++span.days;
    }
    return span;
}

std::vector<Report> one_a_day(std::int32_t from, std::int32_t to) {
    std::vector<Report> reports;
    for (std::int32_t day = from; day <= to; ++day) reports.push_back({0, day});
    return reports;
}

Common on_day_10() {
    Common common = core::presets<Common>();
    common.start = core::presets<CalendarSection>().start + 10;
    return common;
}

TEST(Schedule, StartsAfterItsDelayAndLastsAtLeast) {
    const Span span = play(on_day_10());
    EXPECT_EQ(span.first, 11);  // one day's delay
    EXPECT_EQ(span.days, 28);
    EXPECT_EQ(span.last, 38);  // without a gap
}

TEST(Schedule, DelayShiftsItWhole) {
    Common common = on_day_10();
    common.delay = 4;
    const Span span = play(common);
    EXPECT_EQ(span.first, 14);
    EXPECT_EQ(span.days, 28);
}

TEST(Schedule, LastsAtMostWhileReportsComeIn) {
    const Span span = play(on_day_10(), one_a_day(5, 170));
    EXPECT_EQ(span.first, 11);
    EXPECT_EQ(span.days, 60);
    EXPECT_EQ(span.last, 70);  // and never starts again
}

TEST(Schedule, EndsAfterReportFreeDaysInBetween) {
    // Fourteen days without a report have passed at dawn of day 34 + 14.
    const Span span = play(on_day_10(), one_a_day(5, 34));
    EXPECT_EQ(span.last, 47);
    Common common = on_day_10();
    common.report_free_days = 20;
    EXPECT_EQ(play(common, one_a_day(5, 34)).last, 53);
}

TEST(Schedule, ActsOnce) {
    std::vector<Report> reports = one_a_day(5, 34);
    reports.push_back({0, 55});  // after it was lifted, and before its last possible day
    EXPECT_EQ(play(on_day_10(), reports).last, 47);
}

TEST(Schedule, ReportsBeforeTheLeastDaysDoNotShortenIt) {
    EXPECT_EQ(play(on_day_10(), {{0, 12}}).days, 28);
}

TEST(Schedule, TriggerWaitsForEnoughReports) {
    Common common = on_day_10();
    common.trigger_reports = 3;
    EXPECT_EQ(play(common).first, -1);
    EXPECT_EQ(play(common, {{0, 20}, {1, 21}}).first, -1);
    EXPECT_EQ(play(common, {{0, 20}, {1, 21}, {2, 25}}).first, 26);
    EXPECT_EQ(play(common, {{0, 20}, {1, 21}, {2, 40}}).first, -1) << "reports of three weeks do not add up";
    EXPECT_EQ(play(common, one_a_day(1, 5)).first, 11) << "not before its date";
}

TEST(Schedule, ZeroReachNeverActs) {
    Common common = on_day_10();
    common.reach = 0;
    EXPECT_EQ(play(common, one_a_day(5, 170)).days, 0);
    common.reach = 1e-9;
    EXPECT_GT(play(common).days, 0);
}

TEST(Schedule, EscalationStretchesIt) {
    EXPECT_EQ(play(on_day_10(), {}, 1.5).days, 42);
    EXPECT_EQ(play(on_day_10(), one_a_day(5, 170), 1.3).days, 78);
    EXPECT_EQ(play(on_day_10(), one_a_day(5, 34), 1.3).last, 51);  // 18 days without a report, not 14
    EXPECT_EQ(play(on_day_10(), {}, 0.5).days, 14);
}

}  // namespace
}  // namespace wangge::policy
