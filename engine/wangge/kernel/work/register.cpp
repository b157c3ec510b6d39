#include "wangge/kernel/work/register.hpp"

namespace wangge::kernel::work {
namespace {

using policy::TicketKind;

Count count_of(TicketKind topic) {
    switch (topic) {
        case TicketKind::kMeal:
            return Count::kTicketsMeal;
        case TicketKind::kDrug:
            return Count::kTicketsDrug;
        case TicketKind::kExit:
            return Count::kTicketsExit;
        default:
            return Count::kTicketsDispute;
    }
}

}  // namespace

void open_ticket(const Context& context, std::uint32_t household, TicketKind topic, Register& papers,
                 Ledger& ledger) {
    if (papers.tickets.has(household, topic)) return;
    papers.tickets.open({household, static_cast<std::int16_t>(context.date.day), topic, false});
    const std::uint32_t area = context.world.grid_of(household);
    ledger.add_area(Count::kTicketsOpened, context.date.day, area, 1);
    ledger.add_area(count_of(topic), context.date.day, area, 1);
}

void close_ticket(const Context& context, std::uint32_t household, TicketKind topic, Register& papers,
                  Ledger& ledger) {
    papers.tickets.close(household, topic);
    ledger.add_area(Count::kTicketsClosed, context.date.day, context.world.grid_of(household), 1);
}

void enter(const Context& context, std::uint32_t household, bool with_pass, Register& papers,
           Ledger& ledger) {
    const std::uint32_t area = context.world.grid_of(household);
    if (papers.registered[household] == 0)
        ledger.add_area(Count::kHouseholdsRegistered, context.date.day, area, 1);
    if (papers.registered[household] == 0) papers.registered_on.set(household, context.date.day);
    papers.registered.set(household, 1);
    if (!with_pass || papers.pass[household] != 0) return;
    papers.pass.set(household, 1);
    ledger.add_area(Count::kPassesIssued, context.date.day, area, 1);
}

bool linked(const Context& context, Link link, std::uint64_t key, std::int32_t day) {
    const policy::Organisation& plan = context.scenario.organisation;
    const double lags[] = {plan.arrivals_lag, plan.clinic_lag, plan.register_lag};
    const double matches[] = {plan.arrivals_match, plan.clinic_match, plan.register_match};
    const auto row = static_cast<std::uint32_t>(link);
    return day + static_cast<std::int32_t>(lags[row]) <= context.date.day &&
           core::Draws(context.luck, core::Purpose::kLink).happens(matches[row], key, 0, row);
}

void enter_returnee(const Context& context, std::uint32_t resident, std::int32_t arrival, Register& papers,
                    Ledger& ledger) {
    if (papers.known[resident] != 0) return;
    papers.known.set(resident, 1);
    papers.returnees.push_back({resident, arrival, context.date.day});
    ledger.add(Count::kReturneesKnown, context.date.day, resident);
}

}  // namespace wangge::kernel::work
