#pragma once

#include <cstdint>

#include "wangge/core/row_bits.hpp"
#include "wangge/kernel/ledger.hpp"
#include "wangge/kernel/mind/distress.hpp"

namespace wangge::kernel::day {

/// What is the same every day, of everybody: as the ledger keeps it; who is different is corrected.
struct Everybody {
    std::uint8_t person_days, workdays_due, workdays_lost, schooldays_due, schooldays_lost;
    std::uint8_t distress, trust;     // of those whom nothing burdens; trust by area alone
    core::RowBits earners, learners;  // those who go to work or school, where they have one

    Everybody(const Context& context, const mind::Distress& distress, Ledger& ledger);
};

}  // namespace wangge::kernel::day
