#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace wangge::kernel::needs {

/// Rows by the day on which somebody has to look at them again, so that nobody looks at the others.
class Dues {
  public:
    explicit Dues(std::int32_t days) : by_day_(static_cast<std::size_t>(days)) {}

    /// From `day` on; what is due after the last day is never due.
    void put(std::uint32_t row, std::int32_t day) {
        if (day < static_cast<std::int32_t>(by_day_.size()))
            by_day_[static_cast<std::size_t>(day)].push_back(row);
    }
    std::vector<std::uint32_t> take(std::int32_t day) {
        return std::exchange(by_day_[static_cast<std::size_t>(day)], {});
    }
    void clear() {
        for (std::vector<std::uint32_t>& rows : by_day_) rows.clear();
    }
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [by_day] = self;
        bytes.columns(by_day);
    }

  private:
    std::vector<std::vector<std::uint32_t>> by_day_;
};

}  // namespace wangge::kernel::needs
