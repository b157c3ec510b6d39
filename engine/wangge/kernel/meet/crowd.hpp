#pragma once

#include "wangge/kernel/move/turnout.hpp"

namespace wangge::kernel::meet {

/// Those who may be in a place in a tick, numbered: people of a grid, or of neighbouring ones that share the
/// place, whose position in the day's order leads there. A few of the positions are nobody's.
class Crowd {
  public:
    Crowd() = default;
    Crowd(const move::Turnout& turnout, const world::World& world, world::PlaceKind kind, std::uint32_t place,
          std::uint32_t grid, std::uint32_t tick);

    std::uint32_t size() const { return size_; }
    /// Of them for each of those whom the place has: who live there, or an even part of them.
    double share() const { return size_ * choices_ / people_; }
    /// Which of them a resident of the grid is; kNone: none.
    std::uint32_t number_of(std::uint32_t resident, std::uint32_t grid) const;
    /// Who has a number; kNone: nobody.
    std::uint32_t member(std::uint32_t number) const;

  private:
    move::Turnout::Positions positions(std::uint32_t grid) const {
        return turnout_->positions(kind_, place_, grid, tick_);
    }

    const move::Turnout* turnout_ = nullptr;
    world::PlaceKind kind_{};
    std::uint32_t place_ = 0, tick_ = 0;
    std::uint32_t first_ = 0, end_ = 0;  // grids
    std::uint32_t size_ = 0;
    double people_ = 0, choices_ = 1;
};

}  // namespace wangge::kernel::meet
