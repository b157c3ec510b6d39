#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "tests/kernel/staff.hpp"

namespace wangge::kernel {
namespace {

constexpr std::uint32_t kOrdered = 400, kDeliveries = 60;
constexpr std::uint64_t kFirstDelivery = 5000;  // of the keys; those of ordered tasks are their subjects

// Visits that somebody makes if there is time, interviews that nobody may take, and deliveries to two homes
// each.
work::Rounds mixed() {
    work::Rounds rounds;
    for (std::uint32_t k = 0; k < kOrdered; ++k) {
        policy::Task task;
        task.subject = k;
        rounds.ordered.push_back(task);
        work::RoundTask& round = rounds.tasks.emplace_back();
        round.key = k;
        round.what = k;
        round.planned = 90;
        round.job = k % 5 == 0 ? work::Job::kInterview : work::Job::kTicket;
        round.pools = k % 5 == 0 ? policy::Pools{0} : policy::pool_bit(world::Pool::kCommunity);
    }
    for (std::uint32_t k = 0; k < kDeliveries; ++k) {
        work::RoundTask& round = rounds.tasks.emplace_back();
        round.key = kFirstDelivery + k;
        round.what = static_cast<std::uint32_t>(rounds.stops.size());
        round.stops = 2;
        round.planned = 90;
        round.job = work::Job::kDelivery;
        round.pools = policy::pool_bit(world::Pool::kVolunteer);
        rounds.stops.push_back(2 * k), rounds.stops.push_back(2 * k + 1);
    }
    return rounds;
}

TEST(Sharing, KeepsWithEachRoundWhatItIsMadeFrom) {
    const tests::TienanStaff staff;
    const Context& context = staff.context;
    const world::World& world = staff.world;
    const work::Workforce& workforce = staff.workforce;
    Ledger ledger(world, 2);
    work::Rounds rounds = mixed();
    work::Roster roster = work::call(context, work::pools_at_work(context, {}, rounds.tasks));
    work::muster(context, workforce, roster.called, roster, ledger.page_of(1));
    LedgerPage page = ledger.page(0, ledger.elsewhere());
    const work::StaffPart whole{0, world.community.size(), &page};
    work::share_tasks(context, workforce, std::move(rounds), roster, {&whole, 1}, ledger);

    std::map<work::Job, std::uint32_t> kept, done;
    for (const work::RoundTask& round : roster.rounds.tasks) {
        ++kept[round.job];
        if (round.job == work::Job::kDelivery) {
            const std::span<const std::uint32_t> stops = roster.stops_of(round);
            ASSERT_EQ(stops.size(), 2u);
            EXPECT_EQ(stops[0], 2 * (round.key - kFirstDelivery));
            EXPECT_EQ(stops[1], stops[0] + 1);
        } else {
            EXPECT_EQ(roster.rounds.ordered[round.what].subject, round.key);
        }
    }
    for (const work::Taken& one : roster.taken) ++done[roster.rounds.tasks[one.task].job];
    EXPECT_EQ(kept[work::Job::kInterview], kOrdered / 5) << "told of, done or not";
    EXPECT_EQ(done[work::Job::kInterview], 0u);
    for (const work::Job job : {work::Job::kTicket, work::Job::kDelivery}) {
        EXPECT_EQ(kept[job], done[job]);
        EXPECT_GT(done[job], 0u);
    }
    EXPECT_LT(done[work::Job::kTicket], kOrdered * 4 / 5) << "there was not time for all";
    EXPECT_EQ(roster.rounds.ordered.size(), kept[work::Job::kTicket] + kept[work::Job::kInterview]);
}

}  // namespace
}  // namespace wangge::kernel
