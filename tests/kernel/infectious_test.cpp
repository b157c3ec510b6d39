#include "wangge/kernel/day/infectious.hpp"

#include <gtest/gtest.h>

#include "tests/kernel/place.hpp"

namespace wangge::kernel::day {
namespace {

// The same as asking everybody every day, whoever is away, and after beginning again in the middle.
TEST(Infectious, AreThoseWhoShedAndAreHere) {
    constexpr std::int32_t kDays = 90, kBreak = 20;
    const world::World& world = tests::tienan_world();
    for (const double form : {0.0, 1.0}) {
        policy::Scenario scenario = tests::plain_scenario();
        scenario.disease.form = form;
        const disease::Profile profile(scenario.disease);
        disease::Courses courses(world.agents);
        Ledger kept(world, kDays), asked(world, kDays);
        Presence present(world.agents);
        Infectious infectious;
        for (std::int32_t day = 0; day < kDays; ++day) {
            const Context context{world, scenario, {}, 0x3F, core::Seed{5}, {.day = day}};
            if (day == kBreak) infectious.enter_all(courses, profile, kept, day);
            for (std::uint32_t i = static_cast<std::uint32_t>(day); day < 30 && i < world.agents; i += 41) {
                if (!courses.susceptible(i)) continue;
                disease::infect(world, scenario.disease, context.luck, i, day * kDayMinutes, courses);
                infectious.enter(courses, profile, kept, day, i);
            }
            present.all_here();
            for (std::uint32_t i = static_cast<std::uint32_t>(day) % 7; i < world.agents; i += 7)
                present.miss(i);
            present.settle();
            kept.add_all(Count::kInfectious, day, infectious.count(context, courses, profile, present, kept));
            courses.active.for_each([&](std::uint32_t i) {
                if (present[i] && profile.dose(courses, i, day * kDayMinutes, (day + 1) * kDayMinutes) > 0)
                    asked.add(Count::kInfectious, day, i);
            });
            disease::retire(day, courses);
            EXPECT_EQ(kept.by_area(Count::kInfectious, day), asked.by_area(Count::kInfectious, day)) << day;
            EXPECT_EQ(kept.by_group(Count::kInfectious, day), asked.by_group(Count::kInfectious, day)) << day;
        }
        EXPECT_GT(asked.total(Count::kInfectious, kDays), 1000);
        EXPECT_EQ(asked.of_day(Count::kInfectious, kDays - 1), 0);
    }
}

}  // namespace
}  // namespace wangge::kernel::day
