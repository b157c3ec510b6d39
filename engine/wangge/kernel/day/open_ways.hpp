#pragma once

#include <vector>

#include "wangge/kernel/day/go_out.hpp"

namespace wangge::kernel::day {

/// Ordinary people who may go where they like, past gates and doors that ask most of them for no more than
/// they have: what comes of their trips is counted without settling them one by one.
class OpenWays {
  public:
    /// Somebody asks for a code or scans it at `venues`, a bit per kind of place.
    OpenWays(const Morning& morning, const Scanning& scanning, std::uint32_t venues, move::Outings& outings,
             std::vector<Visit>& visits);
    /// What comes of a day of somebody of a household that has this way.
    enum class Day : std::uint8_t {
        kFree,      // nothing, or outings
        kBusy,      // work or school
        kUnsettled  // nothing is noted: somebody has to look closer
    };
    Day spend(const move::Way& way, std::uint32_t household, std::uint32_t resident);

  private:
    using Code = move::Permitter::Code;
    std::int64_t pass_gates(std::uint32_t gate, std::uint32_t resident, const move::Ways& ways);
    void record(std::uint32_t resident, const move::Ways& ways);

    const Context& context_;
    const move::Planner& planner_;
    const move::Permitter& permitter_;
    const move::Crossings& crossings_;
    const Scanning& scanning_;
    std::uint32_t venues_;
    move::Outings& outings_;
    std::vector<Visit>& visits_;
    LedgerPage::Row attempts_, helped_, passages_, records_;
};

}  // namespace wangge::kernel::day
