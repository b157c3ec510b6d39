#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wangge/kernel/context.hpp"

namespace wangge::kernel::move {

/// All who ever go to work or school, by community, in the order in which they would pass one gate: minute
/// and order within the minute are habits, so that nobody has to be put in order anew every day.
class Commuters {
  public:
    /// Lists them, unless that was done: most runs never ask.
    void get_to_know(const Context& context);
    /// Residents of a community who go out, or come back, in a minute of the day in which people do.
    std::span<const std::uint32_t> in(std::uint32_t community, std::uint32_t minute) const;

  private:
    std::vector<std::uint32_t> residents_;
    std::vector<std::uint32_t> first_;  // among them, by community and minute; and the end
};

}  // namespace wangge::kernel::move
