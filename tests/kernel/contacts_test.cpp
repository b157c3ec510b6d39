#include "wangge/kernel/meet/contacts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "tests/kernel/place.hpp"
#include "wangge/kernel/day/diary.hpp"

namespace wangge::kernel {
namespace {

using Met = std::vector<std::tuple<std::uint32_t, std::uint32_t, Setting, double, std::uint32_t>>;

Met everyone(const Context& context, const meet::Meetings& meetings, std::uint32_t tick) {
    Met met;
    for (std::uint32_t i = 0; i < context.world.residents; ++i) {
        meetings.for_each(i, tick,
                          [&](std::uint32_t j, Setting setting, double weight, std::uint32_t number) {
                              met.emplace_back(i, j, setting, weight, number);
                          });
    }
    std::sort(met.begin(), met.end());
    return met;
}

TEST(Contacts, AreTheSameFromBothSides) {
    const day::NormalWeek week(tests::tienan_world(), tests::plain_scenario(), core::Seed{4}, 2);
    const meet::Meetings meetings(week.contexts[1], week.where[1]);
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        const Met met = everyone(week.contexts[1], meetings, tick);
        EXPECT_GT(met.size(), 1000u);
        for (const auto& [i, j, setting, weight, number] : met) {
            ASSERT_NE(i, j);
            ASSERT_TRUE(std::binary_search(met.begin(), met.end(), std::tuple{j, i, setting, weight, number}))
                << i << " meets " << j << " in tick " << tick << " but not the other way round";
        }
    }
}

TEST(Contacts, OfOthersDoNotDependOnOnePersonsAbsence) {
    const day::NormalWeek week(tests::tienan_world(), tests::plain_scenario(), core::Seed{4}, 1);
    for (const std::uint32_t gone : {5u, 700u, 2500u}) {
        move::Whereabouts where = week.where[0];
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) where.set(gone, tick, kNowhere);
        where.list_guests(week.contexts[0]);
        const meet::Meetings with(week.contexts[0], week.where[0]), without(week.contexts[0], where);
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            Met before = everyone(week.contexts[0], with, tick);
            std::erase_if(before, [&](const auto& one) {
                return std::get<0>(one) == gone || std::get<1>(one) == gone;
            });
            EXPECT_EQ(before, everyone(week.contexts[0], without, tick));
        }
    }
}

TEST(Contacts, ChangeFromDayToDay) {
    const day::NormalWeek week(tests::tienan_world(), tests::plain_scenario(), core::Seed{4}, 8);
    const meet::Meetings monday(week.contexts[0], week.where[0]), next(week.contexts[7], week.where[0]);
    EXPECT_NE(everyone(week.contexts[0], monday, 3), everyone(week.contexts[7], next, 3));
}

// Row sums of Prem et al. 2021, China (urban), weighted with Fengcheng's ages: home 5.41, school 1.05,
// work 2.72, other 5.04 contacts per person and day. Asked: within 30 %.
TEST(Diary, IsNearTheSurveysBySetting) {
    for (const std::uint64_t seed : {1u, 2u}) {
        const world::World world =
            world::synthesise(core::presets<world::Population>(), core::Seed{seed}).value();
        const day::Diary diary = day::keep_diary(world, tests::plain_scenario(), core::Seed{seed});
        EXPECT_NEAR(diary.mean(day::Survey::kHome) / 5.41, 1, 0.3);
        EXPECT_NEAR(diary.mean(day::Survey::kSchool) / 1.05, 1, 0.3);
        EXPECT_NEAR(diary.mean(day::Survey::kWork) / 2.72, 1, 0.3);
        EXPECT_NEAR(diary.mean(day::Survey::kOther) / 5.04, 1, 0.3);
    }
}

TEST(Diary, FollowsTheRoundsOfEachSetting) {
    policy::Scenario quiet;
    quiet.contacts.class_rounds = quiet.contacts.school_rounds = quiet.contacts.team_rounds =
        quiet.contacts.workplace_rounds = 0;
    const day::Diary diary = day::keep_diary(tests::tienan_world(), quiet, core::Seed{1});
    EXPECT_EQ(diary.mean(day::Survey::kSchool), 0);
    EXPECT_EQ(diary.mean(day::Survey::kWork), 0);
    EXPECT_GT(diary.mean(day::Survey::kHome), 1);
}

}  // namespace
}  // namespace wangge::kernel
