#pragma once

#include <span>
#include <vector>

#include "wangge/kernel/context.hpp"
#include "wangge/kernel/disease/course.hpp"
#include "wangge/kernel/presence.hpp"

namespace wangge::kernel::day {

/// How many people are infectious, by where they belong: kept from day to day by those who begin to be and
/// those who end, so that nobody else is looked at.
class Infectious {
  public:
    /// Somebody whose course has begun, today or before.
    void enter(const disease::Courses& courses, const disease::Profile& profile, const Ledger& ledger,
               std::int32_t today, std::uint32_t i);
    /// All over again, from the courses that run.
    void enter_all(const disease::Courses& courses, const disease::Profile& profile, const Ledger& ledger,
                   std::int32_t today);
    /// Those of today who are here.
    Totals count(const Context& context, const disease::Courses& courses, const disease::Profile& profile,
                 const Presence& present, const Ledger& ledger);

  private:
    void change(const Ledger& ledger, std::int32_t day, std::uint32_t i, std::int64_t amount);

    Totals now_;
    std::vector<Totals> changes_;  // by day
};

}  // namespace wangge::kernel::day
