#include "wangge/kernel/day/diary.hpp"

#include <algorithm>
#include <vector>

#include "wangge/kernel/day/normal_week.hpp"
#include "wangge/kernel/meet/contacts.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::int32_t kDiaryDays = 7;

std::size_t column_of(Setting setting) {
    switch (setting) {
        case Setting::kHome:
        case Setting::kNeighbour:
            return 0;
        case Setting::kClass:
            return 1;
        case Setting::kWork:
            return 2;
        default:
            return 3;
    }
}

}  // namespace

Diary keep_diary(const world::World& world, const policy::Scenario& scenario, core::Seed luck) {
    const NormalWeek week(world, scenario, luck, kDiaryDays);
    std::array<std::uint64_t, 4> met{};
    std::vector<std::uint64_t> today;  // (setting, person)
    for (std::int32_t day = 0; day < kDiaryDays; ++day) {
        const auto row = static_cast<std::size_t>(day);
        const meet::Meetings meetings(week.contexts[row], week.where[row], week.trips[row]);
        for (std::uint32_t i = 0; i < world.residents; ++i) {
            today.clear();
            for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
                meetings.for_each(i, tick, [&](std::uint32_t j, Setting setting, double, std::uint32_t) {
                    today.push_back(static_cast<std::uint64_t>(column_of(setting)) << 32 | j);
                });
            }
            std::sort(today.begin(), today.end());
            today.erase(std::unique(today.begin(), today.end()), today.end());
            for (const std::uint64_t one : today) ++met[one >> 32];
        }
    }
    const double person_days = static_cast<double>(world.residents) * kDiaryDays;
    return {static_cast<double>(met[0]) / person_days, static_cast<double>(met[1]) / person_days,
            static_cast<double>(met[2]) / person_days, static_cast<double>(met[3]) / person_days};
}

}  // namespace wangge::kernel::day
