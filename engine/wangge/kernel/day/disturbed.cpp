#include "wangge/kernel/day/disturbed.hpp"

#include <vector>

#include "wangge/core/flaw.hpp"
#include "wangge/core/prefetch.hpp"

namespace wangge::kernel::day {
namespace {

// Calls look_at(resident), and look_at_home(household) where help may come before they go.
template <class LookAt, class LookAtHome>
void for_each(const Disturbed& disturbed, LookAt look_at, LookAtHome look_at_home) {
    const world::World& world = disturbed.context.world;
    const auto look = [&](std::uint32_t i) {
        if (i < world.residents) look_at(i);
    };
    for (const std::uint32_t i : disturbed.present.absent()) look(i);
    for (const std::uint32_t i : disturbed.state.patients.resting) look(i);
    disturbed.standing.mark_of.for_each(look);
    for (const work::OpenTicket& open : disturbed.state.papers.tickets.list())
        look_at_home(open.ticket.household);
    if (core::flawed(core::Flaw::kRoundsOnDuty)) return;
    for (const std::uint32_t w : disturbed.roster.serving) look(world.staff.resident[w]);
}

// Those under an order lie far apart: all are asked for, with ask(resident), before the first is looked at.
template <class Ask>
void prefetch(const Disturbed& disturbed, Ask ask) {
    disturbed.standing.mark_of.for_each([&](std::uint32_t i) {
        if (i < disturbed.context.world.residents) ask(i);
    });
}

// Those who would fetch medicine today where people are afraid. They lie far apart: all are asked for before
// the first is looked at.
void look_at_fearful(const Disturbed& disturbed, needs::Shortage& shortage, needs::Stocks& stocks,
                     const Ledger& ledger) {
    const Context& context = disturbed.context;
    const mind::Minds& minds = disturbed.state.minds;
    struct Due {
        std::uint32_t resident, grid;
    };
    std::vector<Due> due;
    for (std::uint32_t grid = 0; grid < minds.fear.size(); ++grid) {
        if (minds.fear[grid] == 0 || core::flawed(core::Flaw::kFearlessRound)) continue;
        stocks.medicines.for_each_due(context.world.first_of_grid(grid), context.world.end_of_grid(grid),
                                      context.date.day, [&](std::uint32_t i) {
                                          core::prefetch(&context.world.resident.key[i]);
                                          due.push_back({i, grid});
                                      });
    }
    for (const Due& one : due) {
        if (mind::puts_off_care(context, minds, one.grid, one.resident))
            shortage.look_at_patient(context, one.resident, stocks, ledger);
    }
}

}  // namespace

void look_at_larders(const Disturbed& disturbed, needs::Shortage& shortage, needs::Stocks& stocks) {
    const core::RisingColumn& household = disturbed.context.world.resident.household;
    prefetch(disturbed, [&](std::uint32_t i) { household.prefetch(i); });
    prefetch(disturbed, [&](std::uint32_t i) { stocks.larder.prefetch(household[i]); });
    const auto look_at = [&](std::uint32_t h) { shortage.look_at(disturbed.context, h, stocks); };
    for_each(
        disturbed, [&](std::uint32_t i) { look_at(household[i]); }, look_at);
}

void look_at_patients(const Disturbed& disturbed, needs::Shortage& shortage, needs::Stocks& stocks,
                      const Ledger& ledger) {
    const world::World& world = disturbed.context.world;
    prefetch(disturbed, [&](std::uint32_t i) { stocks.medicines.prefetch(i); });
    const auto look_at = [&](std::uint32_t i) {
        shortage.look_at_patient(disturbed.context, i, stocks, ledger);
    };
    for_each(disturbed, look_at, [&](std::uint32_t h) {
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) look_at(i);
    });
    for (const std::uint32_t i : disturbed.state.patients.seeking) {
        if (i < world.residents) look_at(i);
    }
    look_at_fearful(disturbed, shortage, stocks, ledger);
}

}  // namespace wangge::kernel::day
