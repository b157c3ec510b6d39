#pragma once

#include <cstdint>

#include "wangge/policy/policy.hpp"

/// The colours of health codes: what turns them, how long they last, and the orders that follow from them.
namespace wangge::policies {

enum class Colour : std::uint8_t { kGreen, kYellow, kRed };

/// Days and rates of the rules; see digital_codes.cpp for their meaning.
struct ColourRules {
    std::int32_t window_days = 14, near_days = 5, red_days = 14, yellow_days = 7, appeal_days = 3;
    bool housemates_red = true;
    double false_red = 0;  // per resident and day
    double adherence = 1;
};

/// Columns of a policy's memory.
enum class ColourColumn : std::uint8_t {
    kBook,  // [0] reports dealt with, [1] first day of the policy (-1 before it), [2] day of the codes
    kCode,  // codes that are not green and appeals: resident (rising), colour and days, in one number
    kColumns
};

/// Makes the columns, all green.
void prepare_colours(policy::Memory& memory);

/// One day: codes whose time is over turn green, new reports turn codes of the reached households red and
/// yellow, and mistakes happen. Looks at those who are marked, and at nobody else.
void update_colours(const ColourRules& rules, const policy::Observation& seen,
                    const policy::Dwellings& dwellings, policy::Memory& memory);

/// A mark for every code that is not green: red stays at home, yellow is watched and turned away at doors.
void order_colours(const ColourRules& rules, const policy::Observation& seen, const policy::Memory& memory,
                   policy::Directives& orders);

}  // namespace wangge::policies
