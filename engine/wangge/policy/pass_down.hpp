#pragma once

#include <cstdint>
#include <span>

#include "wangge/core/draw.hpp"
#include "wangge/policy/directives.hpp"

/// What becomes of orders on their way down (层层加码). A factor of 1 passes on what was asked, bit for bit;
/// above 1 every level adds strictness, below 1 it takes some off.
namespace wangge::policy {

/// Turns the orders of one day into those that arrive. `today` is the day on which they take effect. Above 1:
///   * permits, quotas, checks, visitors, scans: the reach times the factor, at most 1
///   * quotas: the interval between outings times the factor, rounded up
///   * visitors: the share let in divided by the factor
///   * posts: reinforcements of the peaks times the factor, rounded up; the servers round the clock stay
///   * barriers: open gates divided by the factor, rounded down, at least one
///   * checks: the share of papers accepted instead of a code divided by the factor
///   * marks: the whole time from `since` (`kSinceToday`: from today) to `until` times the factor, rounded up
///   * scans: the days that records are kept times the factor, rounded up
///   * desks: minutes of forms times the factor
///
/// Services, beds, tasks, names and whistles are help and work, not strictness: they stay. Purposes that a
/// permit allows stay. Below 1 the same rules make everything milder; marks that are over by then are
/// dropped.
void escalate(Directives& orders, double factor, std::int32_t today);

/// Carries orders out for a share of those they are meant for, the same ones every day (自由裁量): permits,
/// quotas, checks, visitors, services and scans reach `discretion` of the dwellings; marks are put on
/// `discretion` of the persons. 1 changes nothing.
void use_discretion(Directives& orders, double discretion, const world::World& world, core::Seed luck);

/// Marks come anew every day. A lengthened one outlives the day on which those above stop asking for it: adds
/// those of yesterday's marks (as they arrived) that still hold and that nobody has today. Does nothing for
/// factors up to 1.
void hold_on(Directives& orders, const Marks& yesterday, double factor, std::int32_t today);

}  // namespace wangge::policy
