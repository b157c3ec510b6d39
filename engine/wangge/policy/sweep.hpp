#pragma once

#include <cstdint>

#include "wangge/policy/observation.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::policy {

/// A round that knocks on every door: what is asked and given there.
struct Sweep {
    std::int32_t number = 0;       // 1 sweep 1, 2 pass round, 3 sweep 2; 0: none
    std::int32_t most_knocks = 0;  // at one door
    bool interviews = false;       // asks everybody, also those already on the register
    bool gives_pass = false;
    bool seconded = false;  // seconded staff knock too
};

/// The round of a day (counted from the calendar's start). Where dates overlap, the earlier round is finished
/// first.
Sweep sweep_on(const Scenario& scenario, std::int32_t day);

/// Number of today's round, 0 on other days. Counts of knocks and answers belong to one number.
std::int32_t sweep_today(const Observation& seen);

}  // namespace wangge::policy
