#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/hashed_column.hpp"
#include "wangge/core/sparse_column.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/work/tickets.hpp"
#include "wangge/policy/observation.hpp"

/// What officials have on paper: households found, passes, returnees, need tickets. It lags and it misses.
namespace wangge::kernel::work {

struct Register {
    core::HashedColumn<std::uint8_t> registered, pass, knocks,
        done;                 // by household; the last two for the running sweep
    std::int32_t sweep = 0;   // its number, 0: none
    DayColumn registered_on;  // day, by household; -1: not yet
    std::int32_t census = 0;  // number of the last census
    core::HashedColumn<std::uint8_t> census_knocks, census_done;  // by household, of that census
    core::SparseColumn<std::uint8_t> known;                       // by agent: returnee is known
    std::vector<policy::KnownReturnee> returnees;                 // in the order in which they became known
    Tickets tickets;
    std::vector<policy::Interview> interviews;  // in the order in which they were held
    std::vector<policy::Contact> contacts;      // close contacts, in order of entry
    core::HashedColumn<std::int32_t> told_on;   // by agent: day of the last call as a contact, -1

    explicit Register(const world::World& world)
        : registered(kRegistered, 0, world.households),
          pass(kPass, 0, world.households),
          knocks(kKnocksColumn, 0, world.households),
          done(kDone, 0, world.households),
          registered_on(kRegisteredOn, -1, world.households),
          census_knocks(kCensusKnocks, 0, world.households),
          census_done(kCensusDone, 0, world.households),
          known(kKnown, 0, world.agents),
          tickets(world.households),
          told_on(kToldOn, -1, world.agents) {
        registered.make_room(), pass.make_room();  // of which all are looked at
    }
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [registered, pass, knocks, done, sweep, since, census, census_knocks, census_done, known,
               returnees, tickets, interviews, contacts, told] = self;
        bytes(registered, pass, knocks, done, sweep, since, census, census_knocks, census_done, known,
              returnees, tickets, interviews, contacts, told);
    }
};

/// Opens a ticket unless the household has one on that topic; books it.
void open_ticket(const Context& context, std::uint32_t household, policy::TicketKind topic, Register& papers,
                 Ledger& ledger);
/// Takes a ticket off the list; books it.
void close_ticket(const Context& context, std::uint32_t household, policy::TicketKind topic, Register& papers,
                  Ledger& ledger);
/// Writes a household down, with a pass if handed out.
void enter(const Context& context, std::uint32_t household, bool with_pass, Register& papers, Ledger& ledger);
/// Whether a record has come through a link that lags and misses by now: a record that may be used from `day`
/// on if the link does not lag.
enum class Link : std::uint32_t { kArrivals, kClinic, kRegister };
bool linked(const Context& context, Link link, std::uint64_t key, std::int32_t day);

/// Writes a returnee down.
void enter_returnee(const Context& context, std::uint32_t resident, std::int32_t arrival, Register& papers,
                    Ledger& ledger);

}  // namespace wangge::kernel::work
