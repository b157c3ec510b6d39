#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/context.hpp"

namespace wangge::kernel::move {

/// All who ever go to work or school, by community, in the order in which they would pass one gate: minute
/// and order within the minute are habits, so that nobody has to be put in order anew every day.
class Commuters {
  public:
    /// Lists them, unless that was done: most runs never ask.
    void get_to_know(const Context& context);
    /// Calls act(row) for those who go out, or come back, in a minute of the day in which people do; rows are
    /// counted from the first resident of the community.
    template <class Act>
    void for_each(std::uint32_t community, std::uint32_t minute, Act act) const {
        const std::uint32_t at = row(community, minute);
        const auto act_on = [&](const auto& rows) {
            for (std::uint32_t k = first_[at]; k < first_[at + 1]; ++k) act(std::uint32_t{rows[k]});
        };
        wide_.empty() ? act_on(narrow_) : act_on(wide_);
    }
    std::uint32_t count(std::uint32_t community, std::uint32_t minute) const {
        const std::uint32_t at = row(community, minute);
        return first_[at + 1] - first_[at];
    }

  private:
    static std::uint32_t row(std::uint32_t community, std::uint32_t minute);

    std::vector<std::uint16_t> narrow_;  // rows, if no community has more than 2^16
    std::vector<std::uint32_t> wide_;    // else
    std::vector<std::uint32_t> first_;   // among them, by community and minute; and the end
};

}  // namespace wangge::kernel::move
