#pragma once

#include <cstdint>
#include <vector>

#include "wangge/world/draft.hpp"

namespace wangge::world {

using Members = std::vector<std::uint32_t>;  // per agent: which place of a kind, or kNone

/// Appends the places of one kind, slots in keyed order. Places are named by `keys`; `branches` are
/// sectors or levels, 0 where they are left out.
void append_places(Draft& draft, PlaceKind kind, const std::vector<std::uint64_t>& keys,
                   const Members& member, const std::vector<std::uint8_t>& branches = {});

/// Keys of places that are numbered through.
std::vector<std::uint64_t> numbered(const Draft& draft, PlaceKind kind, std::uint32_t n);

/// How many groups of at most `most` hold n people.
std::uint32_t groups(std::uint32_t n, double most);

/// Part i of n people in `parts` even parts starts here.
std::uint32_t part_start(std::uint32_t i, std::uint32_t n, std::uint32_t parts);

/// n places that stand evenly along the rows of stairwells. A household goes to the nearest along its row
/// (0.6) or to one of the next two (0.2 each; assumed), with all its members.
Members near_homes(const Draft& draft, core::Purpose purpose, std::uint32_t n);

/// The same by household.
std::vector<std::uint32_t> near_households(const Draft& draft, core::Purpose purpose, std::uint32_t n);

/// Of which places of a community the people of each of its grids choose: as near as can be, and at least
/// one.
void share_out(World& world, std::uint32_t community, Nearby all, std::vector<Nearby> Grids::*of_grid);

/// Size of a group that gathers.
std::uint32_t members_of_group(const Population& population, const core::Draws& size, std::uint64_t key);

/// The places where people mix beyond home, work, class and food shops: lifts, yards, schools, restaurants,
/// stores, park, lines of public transport, groups that gather. Needs all others.
void deal_venues(Draft& draft);

}  // namespace wangge::world
