#include "wangge/kernel/work/tickets.hpp"

#include <algorithm>
#include <utility>

#include "wangge/core/give_back.hpp"
#include "wangge/core/room.hpp"

namespace wangge::kernel::work {
namespace {

auto key(const OpenTicket& one) {
    return std::pair{one.ticket.household, one.ticket.topic};
}

bool before(const OpenTicket& a, const OpenTicket& b) {
    return key(a) < key(b);
}

}  // namespace

void Tickets::open(const policy::Ticket& ticket) {
    open_[ticket.household] |= bit(ticket.topic);
    opened_.push_back({.ticket = ticket});
}

void Tickets::close(std::uint32_t household, policy::TicketKind topic) {
    open_[household] &= static_cast<std::uint8_t>(~bit(topic));
    any_closed_ = true;
}

OpenTicket* Tickets::find(std::uint32_t household, policy::TicketKind topic) {
    if (!has(household, topic)) return nullptr;
    const std::pair wanted{household, topic};
    constexpr std::size_t kNear = 8;
    for (std::size_t k = 0; k < kNear && next_ < list_.size() && key(list_[next_]) < wanted; ++k) ++next_;
    if (next_ >= list_.size() || key(list_[next_]) != wanted)
        next_ = static_cast<std::size_t>(std::ranges::lower_bound(list_, wanted, {}, key) - list_.begin());
    return next_ < list_.size() && key(list_[next_]) == wanted ? &list_[next_++] : nullptr;
}

// A ticket that was closed and opened again is the new one.
void Tickets::update() {
    if (opened_.empty() && !any_closed_) return;
    const auto closed = [&](const OpenTicket& one) { return !has(one.ticket.household, one.ticket.topic); };
    next_ = 0;
    if (any_closed_) {
        std::erase_if(list_, closed);
        std::erase_if(opened_, closed);
        any_closed_ = false;
        core::give_back_room(list_);
    }
    if (opened_.empty()) return;
    std::sort(opened_.begin(), opened_.end(), before);
    const std::size_t old = list_.size(), all = old + opened_.size();
    core::make_room(list_, all);
    list_.insert(list_.end(), opened_.begin(), opened_.end());
    std::inplace_merge(list_.begin(), list_.begin() + static_cast<std::ptrdiff_t>(old), list_.end(), before);
    // The new one stands behind the one it takes the place of.
    const auto same = [](const OpenTicket& a, const OpenTicket& b) { return key(a) == key(b); };
    list_.erase(list_.begin(), std::unique(list_.rbegin(), list_.rend(), same).base());
    core::give_back(opened_);
}

}  // namespace wangge::kernel::work
