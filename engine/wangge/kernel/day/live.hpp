#pragma once

#include <vector>

#include "wangge/kernel/day/everybody.hpp"
#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/move/gates.hpp"
#include "wangge/kernel/move/outings.hpp"
#include "wangge/kernel/needs/shortage.hpp"

namespace wangge::kernel::day {

/// What the day did to households, for the evening's feelings.
struct Evening {
    std::vector<std::uint32_t> hungry;   // households where somebody went without a meal
    std::vector<std::uint32_t> no_drug;  // households where somebody lacks medicine
};

/// Food comes home, everyone eats and takes medicine; unmet needs open tickets.
Evening live(const Context& context, const Everybody& everybody, const Presence& present,
             const move::Outings& outings, const std::vector<move::Visitor>& visitors,
             const needs::Shortage& shortage, const core::RowSet& hoarding, State& state, Ledger& ledger);

/// What refusals do to how households feel.
void feel_refused(const Context& context, const move::Outings& outings, mind::Minds& minds);

/// Refusals become tickets; what people lacked, and reports and tickets that wait, feed grievance, fear and
/// mistrust.
void feel(const Context& context, const Evening& evening, const move::Outings& outings, State& state,
          Ledger& ledger);

}  // namespace wangge::kernel::day
