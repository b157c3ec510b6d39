#pragma once

#include <cstdint>

#include "wangge/core/calendar.hpp"
#include "wangge/core/draw.hpp"
#include "wangge/core/parallel.hpp"
#include "wangge/kernel/ledger.hpp"
#include "wangge/kernel/short_day.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/world/world.hpp"

/// What every phase may read: the world, the scenario, the arm, the luck and the date.
namespace wangge::kernel {

inline constexpr std::int32_t kDayMinutes = 1440;

/// Where somebody is during a tick: a dwelling (household row), a meeting place (households + place row), or
/// one of the special spots below.
using Spot = std::uint32_t;
inline constexpr Spot kNowhere = world::kNone;      // away, isolated, or an outsider at home
inline constexpr Spot kAtPost = world::kNone - 1;   // on a shift at a post
inline constexpr Spot kOnRound = world::kNone - 2;  // on a round from door to door

/// The tick of a minute of the day; later minutes count as the last tick.
constexpr std::uint32_t tick_of(std::int32_t minute) {
    std::uint32_t tick = world::kTicks - 1;
    while (static_cast<std::int32_t>(world::kTickStart[tick]) > minute) --tick;
    return tick;
}

/// The date's character.
struct Date {
    std::int32_t day = 0;  // since the start of the run
    bool festival = false;
    bool workday = false;
    bool schoolday = false;
};

Date date_of(const policy::CalendarSection& calendar, std::int32_t day);

struct Context {
    const world::World& world;
    const policy::Scenario& scenario;
    policy::Transmission transmission;
    std::uint32_t pools = 0x3F;  // staff pools at hand in this arm
    core::Seed luck;
    Date date;
    core::ParallelFor parallel = core::serial_for;  // how the host runs independent parts of a phase

    Spot spot_of_place(std::uint32_t place) const { return world.households + place; }
    /// Place row of a spot; only for spots that are meeting places.
    std::uint32_t place_of_spot(Spot spot) const { return spot - world.households; }
    bool is_dwelling(Spot spot) const { return spot < world.households; }
    bool is_place(Spot spot) const { return spot >= world.households && spot < kOnRound; }
    /// Whole units of something that is declared per 1,000 residents.
    std::size_t per_thousand(double rate) const {
        return static_cast<std::size_t>(rate * world.residents / 1000.0);
    }
    std::uint16_t days() const { return static_cast<std::uint16_t>(scenario.calendar.days); }  // of the run
    std::uint32_t today() const { return static_cast<std::uint32_t>(date.day); }
};

}  // namespace wangge::kernel
