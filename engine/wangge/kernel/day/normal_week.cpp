#include "wangge/kernel/day/normal_week.hpp"

#include <algorithm>

namespace wangge::kernel::day {
namespace {

// Day 0 is a Monday of an ordinary week.
Date normal_date(std::int32_t day) {
    Date date;
    date.day = day;
    date.workday = date.schoolday = day % 7 < 5;
    return date;
}

// In the steady state a household shops every `shop_to - shop_at` days, on a keyed day of its cycle.
void send_steady_shoppers(const Context& context, std::int32_t day, core::RowSet& shoppers) {
    const world::World& world = context.world;
    const policy::Needs& needs = context.scenario.needs;
    const core::Draws shopper(context.luck, core::Purpose::kShopper);
    const auto every = static_cast<std::uint32_t>(std::max(1.0, needs.shop_to - needs.shop_at));
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const std::uint64_t key = world.household.key[h];
        if ((static_cast<std::uint32_t>(day) + shopper.below(every, key, 0xFFFFFFFF)) % every != 0) continue;
        const std::uint32_t one =
            world.household.first[h] + shopper.below(world.members(h), key, static_cast<std::uint32_t>(day));
        if (world.resident.age[one] >= needs::kShopsAlone) shoppers.insert(one);
    }
}

}  // namespace

NormalWeek::NormalWeek(const world::World& world, const policy::Scenario& scenario, core::Seed luck,
                       std::int32_t days) {
    move::Wants wants(world);
    const Presence present(world.agents);
    const work::Roster nobody;
    contexts.reserve(static_cast<std::size_t>(days));
    where.resize(static_cast<std::size_t>(days));
    for (std::int32_t day = 0; day < days; ++day) {
        contexts.push_back({world, scenario, {}, 0, luck, normal_date(day)});
        wants.shoppers.clear();
        send_steady_shoppers(contexts.back(), day, wants.shoppers);
        move::Planner planner(contexts.back(), wants, present, nullptr);
        planner.look_up();
        move::Whereabouts& today = where[static_cast<std::size_t>(day)];
        today.write_down(world.agents);
        for (std::uint32_t i = 0; i < world.residents; ++i)
            today.set(i, move::day_with(contexts.back(), i, true, planner.plan(i), nobody));
        today.list_guests(contexts.back());
    }
}

}  // namespace wangge::kernel::day
