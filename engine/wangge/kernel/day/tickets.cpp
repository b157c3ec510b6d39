#include "wangge/kernel/day/tickets.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/day/relief.hpp"

namespace wangge::kernel::day {

void bring_help(const Context& context, std::uint32_t household, policy::TicketKind topic, State& state,
                Ledger& ledger) {
    const world::World& world = context.world;
    const policy::Organisation& organisation = context.scenario.organisation;
    const std::uint32_t area = world.grid_of(household);
    if (topic == policy::TicketKind::kMeal) {
        const auto rations = static_cast<std::int32_t>(organisation.ticket_rations) *
                             static_cast<std::int32_t>(world.members(household));
        needs::add_food(context, household, rations, state.stocks);
        ledger.add_area(Count::kRationsRelief, context.date.day, area, rations);
    }
    if (topic == policy::TicketKind::kDrug) {
        for (std::uint32_t i = world.household.first[household]; i < world.household.first[household + 1];
             ++i) {
            needs::Medicines& medicines = state.stocks.medicines;
            if (!medicines.takes(i) || medicines.left(i, context.date.day) != 0) continue;
            medicines.add(i, context.date.day, static_cast<std::int32_t>(organisation.ticket_drug_days),
                          ledger);
            ledger.add(Count::kRefillsRelief, context.date.day, i);
        }
    }
    if (topic == policy::TicketKind::kExit) work::enter(context, household, true, state.papers, ledger);
    work::close_ticket(context, household, topic, state.papers, ledger);
}

void send_units(const Context& context, const std::vector<policy::Whistle>& whistles, State& state,
                Ledger& ledger) {
    const policy::Organisation& organisation = context.scenario.organisation;
    const core::Draws unit(context.luck, core::Purpose::kUnit);
    const auto for_each_call = [&](auto act) {
        for (const policy::Whistle& whistle : whistles) {
            work::OpenTicket* const open =
                state.papers.tickets.find(whistle.household, static_cast<policy::TicketKind>(whistle.topic));
            if (open != nullptr && !open->ticket.whistled) act(*open);
        }
    };
    // The oldest come first, and far more may wait than there are units: only who may be among those is
    // ranked.
    const auto most = static_cast<std::size_t>(organisation.whistle_units);
    std::vector<std::size_t> opened_on(static_cast<std::size_t>(context.date.day) + 1, 0);
    for_each_call(
        [&](const work::OpenTicket& open) { ++opened_on[static_cast<std::size_t>(open.ticket.opened)]; });
    std::int32_t last = 0;
    for (std::size_t older = opened_on[0]; older < most && last < context.date.day;)
        older += opened_on[static_cast<std::size_t>(++last)];
    std::vector<std::tuple<std::int32_t, std::uint64_t, work::OpenTicket*>> calls;
    for_each_call([&](work::OpenTicket& open) {
        if (open.ticket.opened > last) return;
        const std::uint64_t key = context.world.household.key[open.ticket.household];
        calls.emplace_back(open.ticket.opened, unit.rank(static_cast<std::uint32_t>(open.ticket.topic), key),
                           &open);
    });
    const auto units = std::min(calls.size(), most);
    std::partial_sort(
        calls.begin(), calls.begin() + static_cast<std::ptrdiff_t>(units), calls.end(),
        [](const auto& a, const auto& b) {
            return std::pair{std::get<0>(a), std::get<1>(a)} < std::pair{std::get<0>(b), std::get<1>(b)};
        });
    const auto least = static_cast<std::int32_t>(organisation.ticket_unit_least);
    const auto span = std::max(0, static_cast<std::int32_t>(organisation.ticket_unit_most) - least);
    for (std::size_t k = 0; k < units; ++k) {
        work::OpenTicket& open = *std::get<2>(calls[k]);
        const std::uint64_t key = context.world.household.key[open.ticket.household];
        open.ticket.whistled = true;
        open.closes =
            context.date.day + least +
            static_cast<std::int32_t>(unit.below(static_cast<std::uint32_t>(span) + 1, key, context.today(),
                                                 static_cast<std::uint32_t>(open.ticket.topic)));
        ledger.add_area(Count::kTicketsWhistled, context.date.day,
                        context.world.grid_of(open.ticket.household), 1);
    }
    std::vector<policy::Ticket> arrived;
    for (const work::OpenTicket& open : std::as_const(state.papers.tickets).list()) {
        if (open.closes <= context.date.day) arrived.push_back(open.ticket);
    }
    for (const policy::Ticket& ticket : arrived) {
        bring_help(context, ticket.household, ticket.topic, state, ledger);
        feel_helped(context, Help::kTicket, ticket.household, state.minds);
    }
    state.papers.tickets.update();
}

void count_overdue(const Context& context, State& state, Ledger& ledger) {
    state.papers.tickets.update();
    for (work::OpenTicket& open : state.papers.tickets.list()) {
        if (context.date.day - open.ticket.opened <=
            static_cast<std::int32_t>(context.scenario.organisation.ticket_due_days))
            continue;
        if (!open.overdue || core::flawed(core::Flaw::kOverdueEveryDay))
            ledger.add_area(Count::kTicketsOverdue, context.date.day,
                            context.world.grid_of(open.ticket.household), 1);
        open.overdue = true;
        mind::feel(context.scenario.mind.feed_overdue, open.ticket.household, state.minds);
        mind::change_trust(context, -context.scenario.mind.trust_overdue, open.ticket.household, state.minds);
    }
}

}  // namespace wangge::kernel::day
