#pragma once

#include <cstdint>
#include <utility>

#include "tests/kernel/place.hpp"
#include "wangge/kernel/mind/minds.hpp"
#include "wangge/kernel/work/hands.hpp"

namespace wangge::tests {

/// The staff of Tienan on day 1, all of them well.
struct TienanStaff {
    const world::World& world = tienan_world();
    policy::Scenario scenario;
    kernel::Context context{world, scenario, {}, 0x3F, core::Seed{21}, kernel::date_of(scenario.calendar, 1)};
    kernel::work::Hands hands{static_cast<std::uint32_t>(world.staff.resident.size())};
    core::RowSet away{world.staff.resident.size()};
    kernel::mind::Minds minds = kernel::mind::first_minds(context);
    kernel::work::Habits habits{context};
    kernel::work::Workforce workforce{habits, hands, away, minds.grievance, minds.stirred};

    explicit TienanStaff(policy::Scenario with = plain_scenario()) : scenario(std::move(with)) {}
    TienanStaff(const TienanStaff&) = delete;
};

}  // namespace wangge::tests
