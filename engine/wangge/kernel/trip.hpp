#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "wangge/kernel/context.hpp"
#include "wangge/kernel/presence.hpp"
#include "wangge/policy/directives.hpp"

namespace wangge::kernel {

enum class Fate : std::uint8_t {
    kGoes,      // allowed, or not allowed and not hindered
    kGivesUp,   // keeps an order or has no chance to go
    kRefused,   // turned away at a gate or door
    kReplaced,  // a shift or an isolation takes its place
};

/// One way from home to one spot and back on one day.
struct Trip {
    std::uint32_t resident = 0;
    Spot spot = kNowhere;
    policy::Errand errand = policy::Errand::kWork;
    world::PlaceKind kind = world::PlaceKind::kTeam;  // of the spot, if it is a place
    std::uint8_t first = 0, last = 0;                 // ticks spent there, inclusive
    bool crosses = false;                             // leaves the community
    bool gated = false;                               // passes a manned or unmanned gate (not a gap or boot)
    bool quota = false;                               // uses the household's outing
    bool forbidden = false;                           // went although not allowed
    bool shut = false;                                // given up because the place is closed
    Fate fate = Fate::kGoes;
};

/// What one resident does on one day, in order of precedence; trips never overlap.
struct Trips {
    static constexpr std::size_t kMost =
        8;  // care, duty, gathering, food, visit, leisure, yard: seven at most
    union {
        std::array<Trip, kMost> trip;  // nothing is written before it is used: most days have one or none
    };
    std::uint32_t count = 0;
    std::uint32_t taken = 0;  // ticks that are spoken for, a bit each

    Trips() {}

    Trip* begin() { return trip.data(); }
    Trip* end() { return trip.data() + count; }
    const Trip* begin() const { return trip.data(); }
    const Trip* end() const { return trip.data() + count; }
};

/// Minutes of the day at the boundary.
struct Crossing {
    std::int32_t out, back;
};

}  // namespace wangge::kernel
