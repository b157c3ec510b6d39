// Statistical tests of the day's keyed decisions that no other test looks at alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/kernel/place.hpp"
#include "tests/kernel/staff.hpp"
#include "wangge/kernel/day/decide.hpp"
#include "wangge/kernel/mind/compliance.hpp"
#include "wangge/kernel/needs/stocks.hpp"
#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel {
namespace {

Context context_on(std::int32_t day) {
    const policy::Scenario& scenario = tests::plain_scenario();
    return {tests::tienan_world(), scenario, {}, 0x3F, core::Seed{21}, date_of(scenario.calendar, day)};
}

// Share within five standard errors.
void expect_share(double hits, double tries, double share) {
    EXPECT_NEAR(hits / tries, share, 5 * std::sqrt(share * (1 - share) / tries));
}

TEST(Stocks, HaveTheAskedMedian) {
    const needs::Stocks stocks = needs::first_stocks(context_on(0));
    std::vector<double> days;
    const world::World& world = tests::tienan_world();
    for (std::uint32_t h = 0; h < world.households; ++h)
        days.push_back(stocks.larder.food(h, 0) / static_cast<double>(world.members(h)));
    std::nth_element(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2), days.end());
    EXPECT_NEAR(days[days.size() / 2], tests::plain_scenario().needs.stock_median, 0.8);
    double medicine = 0, patients = 0;
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (!stocks.medicines.takes(i)) continue;
        EXPECT_GE(stocks.medicines.left(i, 0), 0);
        EXPECT_LT(stocks.medicines.left(i, 0), 30);
        medicine += stocks.medicines.left(i, 0);
        patients += 1;
    }
    EXPECT_NEAR(medicine / patients, 14.5, 5 * 8.7 / std::sqrt(patients));
}

TEST(Minds, DeclineInTheAskedShare) {
    const mind::Minds minds = mind::first_minds(context_on(0));
    double decliners = 0;
    for (std::uint32_t i = 0; i < tests::tienan_world().residents; ++i)
        decliners += minds.declines[i] ? 1 : 0;
    expect_share(decliners, tests::tienan_world().residents, tests::plain_scenario().mind.decliners);
}

TEST(Minds, ComplyLessTheLongerTheyAreConfinedButNeverBelowTheLeast) {
    policy::Scenario scenario = tests::plain_scenario();
    scenario.calendar.days = 500;
    const Context context{tests::tienan_world(),          scenario, {}, 0x3F, core::Seed{21},
                          date_of(scenario.calendar, 400)};
    mind::Minds minds = mind::first_minds(context);
    const policy::Mind& mind = scenario.mind;
    std::uint32_t decliner = 0;
    while (!minds.declines[decliner]) ++decliner;
    double before = 1;
    for (const std::int32_t days : {0, 5, 20, 60, 400}) {
        while (minds.confined_days[decliner] < days) minds.confined_days.more(decliner);
        const double now = mind::Compliance(context, minds).chance(decliner, 0.0);
        EXPECT_LT(now, before);
        EXPECT_GE(now, mind.compliance_least);
        before = now;
    }
    EXPECT_NEAR(before, mind.compliance_least, 1e-9);
}

TEST(Minds, AreSureOnlyOfWordsThatComplyAndAreNotTempted) {
    mind::Minds minds = mind::first_minds(context_on(60));
    std::uint32_t i = 0;
    for (const double trust : {-0.5, 0.0, 0.25}) {
        const mind::Compliance compliance(context_on(60), minds);
        const double slipping = mind::slipping(context_on(60), true);
        const mind::Compliance::Sure sure = compliance.sure(trust - 0.1, trust, slipping);
        std::uint32_t held = 0;
        for (const std::uint32_t end = i + 1000; i < end; ++i) {
            for (std::uint32_t days = 0; days < i % 60; ++days) minds.confined_days.more(i);
            const std::uint32_t word = compliance.word(i);
            if (!sure.holds(word)) continue;
            ++held;
            const double chance = compliance.chance(i, trust);
            EXPECT_TRUE(mind::Compliance::complies(word, chance));
            EXPECT_FALSE(mind::Compliance::tempted(word, chance, slipping));
        }
        EXPECT_GT(held, 300u);
    }
}

TEST(Visits, KeepPlaceAndTicks) {
    for (const std::uint32_t place : {0u, 5u, (1u << 26) - 1}) {
        for (std::uint32_t first = 0; first < world::kTicks; ++first) {
            for (std::uint32_t last = first; last < world::kTicks; ++last) {
                const day::Visit visit{day::Visit::at(place, first, last), 7};
                EXPECT_EQ(place, visit.place());
                EXPECT_EQ(first, visit.first());
                EXPECT_EQ(last, visit.last());
            }
        }
    }
}

TEST(Grievance, StaysWithinItsBoundsAndHalvesInItsHalfLife) {
    mind::Minds minds = mind::first_minds(context_on(0));
    mind::feel(5, 0, minds);
    EXPECT_EQ(minds.grievance[0], 1.0);
    mind::feel(-9, 1, minds);
    EXPECT_EQ(minds.grievance[1], 0.0);
    Feeling grievance = minds.grievance[0];
    for (int day = 0; day < 14; ++day) grievance = mind::Forgetting(context_on(day)).grievance(grievance);
    EXPECT_NEAR(grievance, 0.5, 1e-6);
}

TEST(Muster, BringsTheAskedSharesOfEveryPool) {
    const world::World& world = tests::tienan_world();
    const work::Hands hands(static_cast<std::uint32_t>(world.staff.resident.size()));
    const core::RowSet well(world.staff.resident.size());
    const mind::Minds minds = mind::first_minds(context_on(0));
    double came[world::kPools] = {}, asked[world::kPools] = {};
    for (std::int32_t day = 0; day < 200; ++day) {
        Ledger ledger(world, 201);
        const work::Habits habits(context_on(day));
        work::Roster roster = work::call(context_on(day));
        work::muster(context_on(day), {habits, hands, well, minds.grievance, minds.stirred}, roster.called,
                     roster, ledger.page_of(day));
        for (std::size_t w = 0; w < roster.present.size(); ++w) {
            const auto pool = static_cast<std::size_t>(world.staff.pool[w]);
            came[pool] += roster.present[w];
            asked[pool] += 1;
        }
    }
    const policy::Work& work = tests::plain_scenario().work;
    for (const std::size_t pool : {2u, 3u}) expect_share(came[pool], asked[pool], work.show_up[pool]);
    // Paid staff rest one day in seven; seconded staff come from day 17 on.
    for (const std::size_t pool : {1u, 4u}) expect_share(came[pool], asked[pool], work.show_up[pool] * 6 / 7);
    expect_share(came[5], asked[5] * (200 - 17) / 200, work.show_up[5] * 6 / 7);
}

TEST(Muster, HasNobodyWhoIsUnavailableOrOutsideTheArmsPools) {
    const world::World& world = tests::tienan_world();
    const work::Hands hands(static_cast<std::uint32_t>(world.staff.resident.size()));
    const mind::Minds minds = mind::first_minds(context_on(0));
    Ledger ledger(world, 2);
    const work::Habits habits(context_on(1));
    core::RowSet nobody(world.staff.resident.size()), everybody = nobody;
    for (std::uint32_t w = 0; w < world.staff.resident.size(); ++w) everybody.insert(w);
    work::Roster ill = work::call(context_on(1));
    work::muster(context_on(1), {habits, hands, everybody, minds.grievance, minds.stirred}, ill.called, ill,
                 ledger.page_of(1));
    EXPECT_EQ(std::count(ill.present.begin(), ill.present.end(), 1), 0);
    Context few = context_on(1);
    few.pools = 1u << static_cast<unsigned>(world::Pool::kCommunity);
    work::Roster ten = work::call(few);
    work::muster(few, {habits, hands, nobody, minds.grievance, minds.stirred}, ten.called, ten,
                 ledger.page_of(1));
    for (std::size_t w = 0; w < ten.present.size(); ++w)
        EXPECT_TRUE(ten.present[w] == 0 || world.staff.pool[w] == world::Pool::kCommunity);
}

// The rounds of a day in the one community: minutes taken on by the paid and by others; who was called.
struct SharedDay {
    std::vector<std::int32_t> paid;  // of each who came
    std::int32_t others = 0;
    bool others_called = false;
    bool all_taken = false;
};
SharedDay share_rounds(std::uint32_t rounds, double own_rounds) {
    policy::Scenario scenario = tests::plain_scenario();
    scenario.work.own_rounds = own_rounds;
    const tests::TienanStaff staff(scenario);
    const Context& context = staff.context;
    const world::World& world = staff.world;
    const work::Workforce& workforce = staff.workforce;
    std::vector<work::RoundTask> tasks(rounds);
    for (std::uint32_t k = 0; k < rounds; ++k) {
        tasks[k].key = 1000 + k;
        tasks[k].planned = 10;
        tasks[k].job = work::Job::kTemperature;
        tasks[k].pools = policy::pool_bit(world::Pool::kCommunity) | policy::pool_bit(world::Pool::kParty) |
                         policy::pool_bit(world::Pool::kVolunteer);
    }
    Ledger ledger(world, 2);
    work::Roster roster = work::call(context, work::pools_at_work(context, {}, tasks));
    work::muster(context, workforce, roster.called, roster, ledger.page_of(1));
    LedgerPage page = ledger.page(0, ledger.elsewhere());
    const work::StaffPart whole{0, world.community.size(), &page};
    work::share_tasks(context, workforce, {tasks}, roster, {&whole, 1}, ledger);
    SharedDay day;
    for (const std::uint32_t w : roster.called) {
        const bool paid = world.staff.pool[w] == world::Pool::kCommunity;
        day.others_called = day.others_called || !paid;
        if (paid && roster.present[w] != 0) day.paid.push_back(roster.worked[w]);
        if (!paid) day.others += roster.worked[w];
    }
    day.all_taken = roster.taken.size() == rounds;
    return day;
}

TEST(Tasks, GoToThePaidUntilTheyHaveGivenTheirPart) {
    const std::int32_t whole = work::day_minutes(tests::plain_scenario().work, world::Pool::kCommunity);
    const SharedDay few = share_rounds(4, 0.5);
    EXPECT_TRUE(few.all_taken);
    EXPECT_FALSE(few.others_called);
    EXPECT_EQ(few.others, 0);
    const SharedDay many = share_rounds(600, 0.5);
    EXPECT_TRUE(many.others_called);
    EXPECT_GT(many.others, 0);
    for (const std::int32_t minutes : many.paid)
        EXPECT_GT(minutes, whole / 2 - 30);  // a round more is too much
    const SharedDay all_from_the_start = share_rounds(4, 0);
    EXPECT_TRUE(all_from_the_start.others_called);
    EXPECT_GT(all_from_the_start.others, 0);  // there are many more of them
    const SharedDay paid_alone = share_rounds(250, 1);
    const SharedDay half = share_rounds(250, 0.5);
    EXPECT_LT(paid_alone.others, half.others);
}

TEST(Tasks, GoToAtMostOneOtherWorkerWhenOneIsMissing) {
    // Unit demands: without one competitor at most one task changes hands at each step of a chain, none is
    // dropped while minutes are left.
    const world::World& world = tests::tienan_world();
    const Context context = context_on(1);
    const work::Hands hands(static_cast<std::uint32_t>(world.staff.resident.size()));
    const auto share = [&](std::uint32_t without) {
        Ledger ledger(world, 2);
        const core::RowSet away(world.staff.resident.size());
        const mind::Minds minds = mind::first_minds(context_on(0));
        const work::Habits habits(context);
        const work::Workforce workforce{habits, hands, away, minds.grievance, minds.stirred};
        work::Roster roster = work::call(context);
        work::muster(context, workforce, roster.called, roster, ledger.page_of(1));
        if (without != world::kNone) roster.left[without] = 0;
        std::vector<work::RoundTask> tasks(40);
        for (std::uint32_t k = 0; k < tasks.size(); ++k) {
            tasks[k].key = 1000 + k;
            tasks[k].planned = 10;
        }
        LedgerPage page = ledger.page(0, ledger.elsewhere());
        const work::StaffPart whole{0, world.community.size(), &page};
        work::share_tasks(context, workforce, {tasks}, roster, {&whole, 1}, ledger);
        std::vector<std::pair<std::uint64_t, std::uint32_t>> taken;
        for (const work::Taken& one : roster.taken)
            taken.emplace_back(roster.rounds.tasks[one.task].key, one.worker);
        std::sort(taken.begin(), taken.end());
        return taken;
    };
    const auto all = share(world::kNone);
    ASSERT_EQ(all.size(), 40u);
    const std::uint32_t missing = all.front().second;
    const auto less = share(missing);
    ASSERT_EQ(less.size(), 40u);
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k].second != missing) {
            EXPECT_EQ(all[k], less[k]);
        }
    }
}

}  // namespace
}  // namespace wangge::kernel
