#include "wangge/kernel/day/infectious.hpp"

#include <algorithm>

namespace wangge::kernel::day {

void Infectious::enter(const disease::Courses& courses, const disease::Profile& profile, const Ledger& ledger,
                       std::int32_t today, std::uint32_t i) {
    const std::int32_t starts = courses.starts_at[i], length = courses.length[i];
    const auto sheds = [&](std::int32_t day) { return profile.sheds(starts, length, day * kDayMinutes); };
    std::int32_t first = starts / kDayMinutes, last = (starts + length) / kDayMinutes;
    while (last >= first && !sheds(last)) --last;
    while (first < last && !sheds(first)) ++first;
    if (last < std::max(first, today)) return;
    change(ledger, std::max(first, today), i, 1);
    change(ledger, last + 1, i, -1);
}

void Infectious::enter_all(const disease::Courses& courses, const disease::Profile& profile,
                           const Ledger& ledger, std::int32_t today) {
    now_ = {};
    changes_.clear();
    courses.active.for_each([&](std::uint32_t i) { enter(courses, profile, ledger, today, i); });
}

void Infectious::change(const Ledger& ledger, std::int32_t day, std::uint32_t i, std::int64_t amount) {
    const auto at = static_cast<std::size_t>(day);
    if (day >= ledger.days()) return;
    if (at >= changes_.size()) changes_.resize(at + 1);
    Totals& totals = changes_[at];
    totals.area.resize(ledger.areas());
    ledger.add_to(totals, i, amount);
}

Totals Infectious::count(const Context& context, const disease::Courses& courses,
                         const disease::Profile& profile, const Presence& present, const Ledger& ledger) {
    now_.area.resize(ledger.areas());
    if (context.today() < changes_.size()) {
        Totals& today = changes_[context.today()];
        for (std::size_t area = 0; area < today.area.size(); ++area) now_.area[area] += today.area[area];
        for (std::size_t group = 0; group < kGroups; ++group) now_.group[group] += today.group[group];
        today = {};
    }
    Totals here = now_;
    for (const std::uint32_t i : present.absent()) {
        if (courses.active[i] &&
            profile.sheds(courses.starts_at[i], courses.length[i], context.date.day * kDayMinutes))
            ledger.add_to(here, i, -1);
    }
    return here;
}

}  // namespace wangge::kernel::day
