#include "wangge/kernel/move/turnout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "tests/kernel/place.hpp"
#include "wangge/core/prime.hpp"
#include "wangge/kernel/meet/crowd.hpp"

namespace wangge::kernel::move {
namespace {

using world::PlaceKind;

// A grid of so many people, after one of others.
world::World grid_of(std::uint32_t people, std::uint64_t key) {
    constexpr std::uint32_t kOthers = 5;
    world::World world;
    world.residents = world.agents = kOthers + people;
    world.household.first = {0, kOthers, kOthers + people};
    world.stairwell.first_household = {0, 1, 2};
    world.grid.first_stairwell = {0, 1, 2};
    world.grid.key = {0, key};
    world.grid.positions = {core::prime_from(kOthers), core::prime_from(people)};
    return world;
}

void expect_an_order(std::uint32_t people, std::uint64_t key) {
    const world::World world = grid_of(people, key);
    const core::Lot today = core::Draws(core::Seed{key}, core::Purpose::kTest).lot(key);
    const Order order(world, 1, today);
    Order looked_up = order;
    looked_up.look_up();
    std::uint32_t nobody = 0;
    for (std::uint32_t position = 0; position < world.grid.positions[1]; ++position) {
        const std::uint32_t i = order.resident(position);
        ASSERT_EQ(looked_up.resident(position), i);
        nobody += i == world::kNone ? 1 : 0;
        if (i == world::kNone) continue;
        ASSERT_GE(i, world.first_of_grid(1));
        ASSERT_LT(i, world.end_of_grid(1));
        ASSERT_EQ(order.position(order.word(i)), position) << people << " people, key " << key;
    }
    EXPECT_EQ(nobody, world.grid.positions[1] - people);
}

TEST(Turnout, OrdersCanBeAskedBothWays) {
    for (std::uint32_t people = 1; people <= 200; ++people) {
        for (std::uint64_t key = 0; key < 20; ++key) expect_an_order(people, key);
    }
    for (std::uint64_t key = 0; key < 5; ++key) expect_an_order(1050, key);
    expect_an_order(1000000, 1);
}

// Over the days two people stand anywhere relative to each other, whatever their rows are.
TEST(Turnout, WhereOneStandsSaysNothingOfAnother) {
    constexpr std::uint32_t kPeople = 64, kDays = 40000;
    const world::World world = grid_of(kPeople, 7);
    const std::uint32_t first = world.first_of_grid(1);
    std::array<std::uint32_t, kPeople> both{};
    std::uint32_t one = 0;
    for (std::uint32_t day = 0; day < kDays; ++day) {
        const Order order(world, 1, core::Draws(core::Seed{3}, core::Purpose::kTest).lot(day));
        const auto out = [&](std::uint32_t i) { return core::happens(order.word(first + i), 0.25); };
        if (!out(0)) continue;
        ++one;
        for (std::uint32_t i = 1; i < kPeople; ++i) both[i] += out(i) ? 1 : 0;
    }
    EXPECT_NEAR(one, kDays * 0.25, 4.5 * std::sqrt(kDays * 0.25 * 0.75));
    for (std::uint32_t i = 1; i < kPeople; ++i)  // of 67 positions one is taken
        EXPECT_NEAR(both[i], kDays * 0.0625, 4.5 * std::sqrt(kDays * 0.0625) + kDays * 0.25 / 67) << i;
}

struct Days {
    const world::World& world = tests::tienan_world();
    const policy::Scenario& scenario = tests::plain_scenario();
    Wants wants{world};
    Presence present{world.agents};

    Context on(std::int32_t day) const {
        Date date;
        date.day = day;
        date.workday = date.schoolday = day % 7 < 5;
        return {world, scenario, {}, 0, core::Seed{5}, date};
    }
};

TEST(Turnout, SendsPeopleOutAtTheRatesOfTheirAge) {
    constexpr std::int32_t kDays = 140;
    const Days days;
    const policy::Contacts& contacts = days.scenario.contacts;
    std::array<std::array<double, 5>, policy::kOutingAges> went{};
    std::array<double, policy::kOutingAges> people{};
    const PlaceKind kinds[] = {PlaceKind::kSquare, PlaceKind::kPark, PlaceKind::kRestaurant,
                               PlaceKind::kStore, PlaceKind::kCompound};
    for (std::int32_t day = 0; day < kDays; ++day) {
        const Context context = days.on(day);
        const Planner planner(context, days.wants, days.present, nullptr);
        for (std::uint32_t i = 0; i < days.world.residents; ++i) {
            const std::uint32_t age = policy::outing_class(days.world.resident.age[i]);
            people[age] += 1;
            for (std::size_t k = 0; k < 5; ++k)
                went[age][k] += planner.may_go(i, kinds[k], kAfterWork) ? 1 : 0;
        }
    }
    const double rates[] = {contacts.square_rate, contacts.park_rate, contacts.restaurant_rate,
                            contacts.store_rate};
    for (std::uint32_t age = 0; age < policy::kOutingAges; ++age) {
        for (std::size_t k = 0; k < 4; ++k) {
            const double rate = rates[k] * contacts.outing_ages[age];
            EXPECT_NEAR(went[age][k] / people[age], rate, 4.5 * std::sqrt(rate / people[age]))
                << age << " " << k;
        }
        EXPECT_NEAR(went[age][4] / people[age], contacts.yard_rate, 4.5 * std::sqrt(0.24 / people[age]))
            << age;
    }
}

// Drawn when asked, drawn for all and looked up, an order is the same.
TEST(Turnout, IsTheSameHoweverItIsAsked) {
    const Days days;
    const Context context = days.on(3);
    const Turnout asked(context);
    Turnout drawn(context), looked_up(context);
    drawn.draw_all();
    looked_up.look_up();
    for (const Turnout* const other : {&drawn, &looked_up}) {
        for (std::uint32_t i = 0; i < days.world.residents; ++i) {
            const Turnout::Aim one = asked.leisure(i), same = other->leisure(i);
            ASSERT_TRUE(one.choice == same.choice && one.tick == same.tick && one.word == same.word);
            ASSERT_EQ(asked.yard(i).word, other->yard(i).word);
            ASSERT_EQ(asked.place(PlaceKind::kStore, i), other->place(PlaceKind::kStore, i));
        }
        const auto who = [](const Order& order) { return order.resident(5); };
        for (std::uint32_t grid = 0; grid < days.world.grid.key.size(); ++grid) {
            EXPECT_EQ(asked.ask(PlaceKind::kCompound, grid, who),
                      other->ask(PlaceKind::kCompound, grid, who));
        }
    }
}

// Asked by words of 64 residents or one by one, the same people aim at some kinds of place and those between.
TEST(Turnout, KnowsWhoMayAimAtSomeKindsOfPlace) {
    const Days days;
    Turnout turnout(days.on(3));
    turnout.draw_all();
    for (std::uint32_t some = 0; some < 1u << kLeisures; ++some) {
        std::uint32_t kinds = 0, first = kLeisures, last = 0;
        for (std::uint32_t k = 0; k < kLeisures; ++k) {
            if ((some >> k & 1u) == 0) continue;
            kinds |= 1u << static_cast<unsigned>(kLeisure[k]);
            first = std::min(first, k), last = k;
        }
        const Block::Words words = turnout.words_to(kinds);
        for (std::uint32_t i = 0; i < days.world.residents; ++i) {
            const std::uint32_t choice = turnout.leisure(i).choice;
            ASSERT_EQ((turnout.leisurely(i / 64, words) >> i % 64 & 1u) != 0,
                      choice >= first && choice <= last && choice < kLeisures)
                << some << " " << i;
        }
    }
}

// The words at both edges, and all of them.
TEST(Turnout, KnowsWhoseWordIsWithinAPart) {
    const world::World world = grid_of(130, 9);
    const Order order(world, 1, core::Draws(core::Seed{3}, core::Purpose::kTest).lot(1));
    const std::uint32_t first = world.first_of_grid(1), end = world.end_of_grid(1);
    const auto expect_within = [&](std::uint64_t from, std::uint64_t to) {
        for (std::uint32_t i = first; i < end; i += 64) {
            const std::uint32_t stop = std::min(end, i + 64);
            const std::uint64_t bits = order.within(i, stop, from, to - from);
            for (std::uint32_t k = 0; k < 64; ++k) {
                const bool in = i + k < stop && order.word(i + k) >= from && order.word(i + k) < to;
                ASSERT_EQ((bits >> k & 1u) != 0, in) << i + k;
            }
        }
    };
    constexpr std::uint64_t kAll = std::uint64_t{1} << 32;
    expect_within(0, kAll);
    expect_within(0, 0);
    expect_within(kAll, kAll);
    for (std::uint32_t i = first; i < end; ++i) {
        const std::uint64_t word = order.word(i);
        expect_within(word, word + 1), expect_within(word + 1, kAll), expect_within(0, word);
    }
}

// Whoever is in such a place is one of its crowd, under one number; few others are.
TEST(Turnout, KnowsWhoMayBeInAPlace) {
    const Days days;
    const GridBounds bounds(days.world);
    double in_crowds = 0, there = 0;
    for (std::int32_t day = 4; day < 6; ++day) {  // a workday and one off
        const Context context = days.on(day);
        const Planner planner(context, days.wants, days.present, nullptr);
        const Turnout& turnout = planner.turnout();
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            std::set<std::uint32_t> seen;
            for (std::uint32_t i = 0; i < days.world.residents; ++i) {
                const Spot spot = planner.spot(i, tick);
                if (!context.is_place(spot)) continue;
                const std::uint32_t place = context.place_of_spot(spot);
                const PlaceKind kind = days.world.places.kind[place];
                if (!Turnout::leads_to(kind)) continue;
                ASSERT_EQ(planner.may_go(i, kind, tick), true);
                const std::uint32_t grid = days.world.grid_of(days.world.resident.household[i]);
                const meet::Crowd crowd(turnout, days.world, kind, place, grid, tick);
                const std::uint32_t number = crowd.number_of(i, grid);
                ASSERT_LT(number, crowd.size());
                ASSERT_EQ(crowd.member(number), i);
                ASSERT_LE(crowd.share(), turnout.most(kind, tick, bounds));
                there += 1;
                if (seen.insert(place).second) in_crowds += crowd.size();
            }
            EXPECT_EQ(seen.empty(), !Planner::visited_in(tick));
        }
    }
    EXPECT_GT(there, 0.35 * in_crowds);
}

}  // namespace
}  // namespace wangge::kernel::move
