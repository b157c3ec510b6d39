#pragma once

#include <span>
#include <vector>

#include "wangge/kernel/meet/exposure.hpp"

namespace wangge::kernel::meet {

/// The encounters of a day: in queues, at doors, in the centre. They are known to come about, so that there
/// is nothing to be spared: each is looked at as soon as it is known, and only who may be infected by it is
/// remembered. Nothing of a course changes before the evening.
class Encounters {
  public:
    /// Of a place in so many parts. All are remembered if they are to be `kept`.
    Encounters(const Exposure& in, const disease::Courses& courses, std::size_t parts, bool kept)
        : in_(in), courses_(courses), keeps_(kept), parts_(parts + 1) {}

    /// Looks at those of one part, side by side with other parts.
    void look_at(std::uint32_t part, std::span<const Encounter> met, LedgerPage& page);
    EncounterTaker taker();
    /// Looks at those of the whole place.
    void look_at(std::span<const Encounter> met, Ledger& ledger);

    /// Whom they may infect.
    std::vector<Candidate> candidates() const;
    std::vector<Encounter> kept() const;

  private:
    struct Part {
        std::vector<Candidate> candidates;
        std::vector<Encounter> kept;
    };
    /// What is to be booked of them.
    std::vector<Booking> look_at(std::span<const Encounter> met, Part& part) const;

    Exposure in_;
    const disease::Courses& courses_;
    bool keeps_;
    std::vector<Part> parts_;  // the last: the whole place
};

}  // namespace wangge::kernel::meet
