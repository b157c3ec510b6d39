#pragma once

#include <vector>

#include "wangge/kernel/day/counts_of_ways.hpp"
#include "wangge/kernel/day/go_out.hpp"

namespace wangge::kernel::day {

/// Ordinary people who may go where they like, past gates and doors that ask most of them for no more than
/// they have: what comes of their trips is counted without settling them one by one.
class OpenWays {
  public:
    OpenWays(const Morning& morning, const Scanning& scanning, CountsOfWays& counts, move::Outings& outings,
             std::vector<Visit>& visits);
    /// What comes of a day of somebody who aims at this leisure, if somebody looks at it.
    enum class Day : std::uint8_t {
        kFree,      // nothing, or outings
        kBusy,      // work or school
        kUnsettled  // nothing is noted: somebody has to look closer
    };
    Day spend(std::uint32_t resident, const move::Turnout::Aim& leisure);

  private:
    using Code = move::Permitter::Code;
    // Of one household after the other.
    const move::Way& way_of(std::uint32_t household) {
        if (household != way_from_) way_ = permitter_.way_of(way_from_ = household);
        return way_;
    }
    std::int64_t pass_gates(std::uint32_t resident, const move::Ways& ways);
    void record(std::uint32_t resident, const move::Ways& ways);

    const Context& context_;
    const move::Planner& planner_;
    const move::Permitter& permitter_;
    const move::Crossings& crossings_;
    const Scanning& scanning_;
    CountsOfWays& counts_;
    move::Outings& outings_;
    std::vector<Visit>& visits_;
    std::uint32_t way_from_ = world::kNone;  // whose
    move::Way way_;
};

}  // namespace wangge::kernel::day
