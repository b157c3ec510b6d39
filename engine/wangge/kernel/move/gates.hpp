#pragma once

#include <span>
#include <vector>

#include "wangge/kernel/encounter.hpp"
#include "wangge/kernel/move/commuters.hpp"
#include "wangge/kernel/move/permit.hpp"

namespace wangge::kernel::move {

/// A relative bringing food to a household, who comes to a gate.
struct Visitor {
    std::uint32_t household = 0;
    std::uint16_t minute = 0;
    std::uint32_t gate = world::kNone;
    bool admitted = true;
};

/// Households whose food relatives bring, by the phase of their visits.
class SuppliedHouseholds {
  public:
    explicit SuppliedHouseholds(const Context& context);
    const std::vector<std::uint32_t>& visited_on(std::int32_t day) const;

  private:
    std::vector<std::vector<std::uint32_t>> by_phase_;
};

/// Relatives due today, but for those to households on the round, and whether they are let in (an unmanned
/// gate turns nobody away).
std::vector<Visitor> receive_visitors(const PermitInputs& in, const SuppliedHouseholds& supplied,
                                      Ledger& ledger);

/// Communities [first, end) and who passes their gates, in order of community: their queues form for
/// themselves, side by side with those of other parts, and count on the page of the outings.
struct GatePart {
    std::uint32_t first = 0, end = 0;
    Outings* outings = nullptr;
};

/// Queues at the gates: everyone who passes or is turned away is served in order of arrival by the servers
/// side by side. Fills `memory` with today's waits, and gives away who stood beside whom and who served whom
/// if the course of one of them runs; parts are those of the list. Where gates are in use, waits are counted
/// on the pages of the parts, which are emptied first; they are to be added to the day.
void queue_at_gates(const PermitInputs& in, const Commuters& commuters, std::span<const GatePart> parts,
                    const std::vector<Visitor>& visitors, GateMemory& memory, EncounterTaker taker);

}  // namespace wangge::kernel::move
