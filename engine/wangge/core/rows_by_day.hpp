#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/give_back.hpp"

namespace wangge::core {

/// A calendar: rows by the day on which somebody is to look at them.
class RowsByDay {
  public:
    void add(std::int32_t day, std::uint32_t row) {
        const auto at = static_cast<std::size_t>(day);
        if (at >= days_.size()) days_.resize(at + 1);
        days_[at].push_back(row);
    }
    /// Those of a day, in the order in which they came.
    std::span<const std::uint32_t> of(std::int32_t day) const {
        if (day < 0 || static_cast<std::size_t>(day) >= days_.size()) return {};
        return days_[static_cast<std::size_t>(day)];
    }
    /// Gives back the memory of a day.
    void forget(std::int32_t day) {
        if (day >= 0 && static_cast<std::size_t>(day) < days_.size())
            give_back(days_[static_cast<std::size_t>(day)]);
    }

  private:
    std::vector<std::vector<std::uint32_t>> days_;
};

}  // namespace wangge::core
