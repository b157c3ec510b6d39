#pragma once

#include <vector>

#include "wangge/kernel/day/state.hpp"
#include "wangge/kernel/move/gates.hpp"

namespace wangge::kernel::day {

/// What the day did to households, for the evening's feelings.
struct Evening {
    std::vector<std::int32_t> hungry;    // members without a meal, by household
    std::vector<std::uint32_t> no_drug;  // households where somebody lacks medicine, sorted
};

/// Food comes home, everyone eats and takes medicine; unmet needs open tickets.
Evening live(const Context& context, const Presence& present, const std::vector<Trip>& trips,
             const std::vector<move::Visitor>& visitors, const std::vector<std::uint8_t>& clinic,
             const std::vector<std::uint8_t>& hoarding, State& state, Ledger& ledger);

/// Counts who was confined, who lost a workday, who was observed.
void count_restrictions(const Context& context, const Standing& standing, const Presence& present,
                        const std::vector<Trip>& trips, State& state, Ledger& ledger);

/// Refusals become tickets; grievance, trust and fear are fed by the day and decay; distress is counted.
void feel(const Context& context, const Evening& evening, const move::Permitted& permitted,
          const mind::Distress& distress, State& state, Ledger& ledger);

}  // namespace wangge::kernel::day
