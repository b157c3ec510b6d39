#pragma once

#include <cstdint>

#include "wangge/world/population.hpp"

namespace wangge::world {

/// A place as the communities that it is made of. Every total of the first communities follows from their
/// residents alone, by its rule or in proportion; a community has what the first so many have more than those
/// before it. So totals are exact, and more communities at the end change nothing before them.
class Parts {
  public:
    /// `asked` as it was asked: totals may be by rule. Communities of the size that is the rule but for the
    /// last where there are as many of them as by rule; else even ones.
    explicit Parts(const Population& asked);

    std::uint32_t size() const { return n_; }
    /// Totals of one community.
    Population operator[](std::uint32_t community) const;
    /// Side of the square of each, in metres.
    double side() const { return side_; }

  private:
    double residents_of(std::uint32_t communities) const;
    Population first(std::uint32_t communities) const;

    Population asked_, whole_;
    std::uint32_t n_;
    bool by_rule_;
    double side_;
};

}  // namespace wangge::world
