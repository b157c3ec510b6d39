#pragma once

#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/needs/dues.hpp"
#include "wangge/kernel/standing.hpp"

namespace wangge::kernel::day {

/// Somebody who needs care at once.
struct AcuteNeed {
    std::uint32_t household = 0, patient = 0;
    std::uint32_t tick = 0;
};

/// When acute need comes to which household: on every day with the same chance, so that the days between two
/// of them follow a geometric law, drawn at the first.
class AcuteNeeds {
  public:
    AcuteNeeds(const Context& context, std::int32_t days);
    /// Today's, in order of household.
    std::vector<AcuteNeed> today(const Context& context);
    /// Writes or reads all of it but the law (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [draws, log_none, due] = self;
        bytes(due);
    }

  private:
    /// The first day after `day` on which a household needs care at once.
    std::int32_t next_after(const Context& context, std::uint32_t h, std::int32_t day) const;

    core::Draws draws_;
    std::vector<double> log_none_;  // by members: logarithm of the chance of a day without any
    needs::Dues due_;
};

/// Acute non-epidemic needs of the day: who reaches care when. Where a guarded gate stands in the way, a
/// community worker with minutes left clears the exit, or the patient waits.
void answer_acute_needs(const Context& context, const Standing& standing, const Presence& present,
                        const std::vector<AcuteNeed>& needs, work::Roster& roster, State& state,
                        Ledger& ledger);

}  // namespace wangge::kernel::day
