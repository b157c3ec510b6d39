#pragma once

#include "wangge/core/row_bits.hpp"
#include "wangge/kernel/ledger.hpp"
#include "wangge/kernel/mind/distress.hpp"

namespace wangge::kernel::day {

/// Sums over everybody of what is the same every day; who is different is corrected.
struct Everybody {
    Totals residents, workers, pupils;  // persons
    Totals distress, trust;           // in units of 2^-20, of those whom nothing burdens; trust by area alone
    core::RowBits earners, learners;  // those who go to work or school, where they have one

    Everybody(const Context& context, const mind::Distress& distress, const Ledger& ledger);
};

}  // namespace wangge::kernel::day
