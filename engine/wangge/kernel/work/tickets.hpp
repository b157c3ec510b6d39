#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/kernel/short_day.hpp"
#include "wangge/policy/observation.hpp"

namespace wangge::kernel::work {

struct OpenTicket {
    policy::Ticket ticket;
    ShortDay closes = kNever;  // day on which a unit closes it
    bool overdue = false;
};

/// Need tickets that are open, at most one of a household and topic. The list is sorted by (household, topic)
/// and brought up to date for all that happened at once: one by one, each would move all those behind it.
class Tickets {
  public:
    explicit Tickets(std::uint32_t households) : open_(households, 0) {}

    bool has(std::uint32_t household, policy::TicketKind topic) const {
        return (open_[household] & bit(topic)) != 0;
    }
    /// The household must have none on that topic. It comes to the list with the next update().
    void open(const policy::Ticket& ticket);
    /// The household must have one on that topic. It leaves the list with the next update().
    void close(std::uint32_t household, policy::TicketKind topic);
    /// The ticket, or nullptr; of those opened or closed since the last update(), none. Whoever asks for many
    /// in the order of the list finds them at once.
    OpenTicket* find(std::uint32_t household, policy::TicketKind topic);

    void update();
    /// As of the last update().
    std::span<OpenTicket> list() { return list_; }
    std::span<const OpenTicket> list() const { return list_; }

    /// Writes or reads all of it (core/bytes.hpp), up to date.
    static void carry(auto& bytes, auto& self) {
        auto& [open, opened, any_closed, list, next] = self;
        bytes(list);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            std::fill(open.begin(), open.end(), std::uint8_t{0});
            opened.clear();
            next = 0;
            for (const OpenTicket& one : list) {
                bytes.expect(one.ticket.household < open.size());
                if (bytes.failed()) return;
                open[one.ticket.household] |= bit(one.ticket.topic);
            }
        }
    }

  private:
    static constexpr std::uint8_t bit(policy::TicketKind topic) {
        return static_cast<std::uint8_t>(1u << static_cast<unsigned>(topic));
    }

    std::vector<std::uint8_t> open_;  // by household: a bit a topic
    std::vector<OpenTicket> opened_;  // since the last update
    bool any_closed_ = false;
    std::vector<OpenTicket> list_;
    std::size_t next_ = 0;  // in the list, behind the one found last
};

}  // namespace wangge::kernel::work
