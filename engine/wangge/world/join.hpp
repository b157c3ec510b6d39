#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/core/parallel.hpp"
#include "wangge/world/population.hpp"
#include "wangge/world/world.hpp"

namespace wangge::world {

/// A community made alone, with what its places are made from when all are there.
struct Part {
    World world;
    std::vector<std::uint32_t> shop;  // by household, numbers within the community
    std::uint32_t shops = 0, restaurants = 0, stores = 0, lines = 0;
};

/// Makes a place of several communities: each alone, then joined, then what connects them. Communities are
/// made a few at a time, so that hardly more memory is used than the world itself takes.
core::Result<World> synthesise_parts(const Population& population, core::Seed people, std::uint64_t code,
                                     core::ParallelFor parallel);

/// Puts communities together in their order.
class Join {
  public:
    /// What is known beforehand, so that no column has to grow.
    struct Sizes {
        std::uint32_t residents, outsiders, households;
    };
    Join(const Sizes& sizes, core::Seed people);

    /// `x`, `y`: the corner of the community's square.
    void add(Part& part, double x, double y);
    /// Outsiders, staff, and all places.
    World take(const Population& population, std::uint64_t code, core::ParallelFor parallel);

  private:
    World world_;
    Residents outsiders_[2];  // crew, seconded
    std::vector<std::uint32_t> staff_[kPools], staff_community_[kPools];
    std::vector<std::uint32_t> shops_, restaurants_, stores_, lines_;  // numbers by community
};

}  // namespace wangge::world
