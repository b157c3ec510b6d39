#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/context.hpp"
#include "wangge/policy/observation.hpp"

/// What officials have on paper: households found, passes, returnees, need tickets. It lags and it misses.
namespace wangge::kernel::work {

struct OpenTicket {
    policy::Ticket ticket;
    std::int32_t closes = kNever;  // day on which a unit closes it
    bool overdue = false;
};

struct Register {
    std::vector<std::uint8_t> registered, pass, knocks,
        done;                                      // by household; the last two for the running sweep
    std::int32_t sweep = 0;                        // its number, 0: none
    std::vector<std::uint8_t> known;               // by agent: returnee is known
    std::vector<policy::KnownReturnee> returnees;  // in the order in which they became known
    std::vector<OpenTicket> tickets;               // sorted by (household, topic)
    std::vector<policy::Interview> interviews;     // in the order in which they were held
    std::vector<policy::Contact> contacts;         // close contacts, in order of entry
    std::vector<std::int32_t> told_on;             // by agent: day of the last call as a contact, -1

    explicit Register(const world::World& world)
        : registered(world.households, 0),
          pass(world.households, 0),
          knocks(world.households, 0),
          done(world.households, 0),
          known(world.agents, 0),
          told_on(world.agents, -1) {}
};

/// Opens a ticket unless the household has one on that topic; books it.
void open_ticket(const Context& context, std::uint32_t household, policy::TicketKind topic, Register& papers,
                 Ledger& ledger);
/// The open ticket, or nullptr.
OpenTicket* find_ticket(std::uint32_t household, policy::TicketKind topic, Register& papers);
/// Takes a ticket off the list; books it.
void close_ticket(const Context& context, std::uint32_t household, policy::TicketKind topic, Register& papers,
                  Ledger& ledger);
/// Writes a household down, with a pass if handed out.
void enter(const Context& context, std::uint32_t household, bool with_pass, Register& papers, Ledger& ledger);
/// Writes a returnee down.
void enter_returnee(const Context& context, std::uint32_t resident, std::int32_t arrival, Register& papers,
                    Ledger& ledger);

}  // namespace wangge::kernel::work
