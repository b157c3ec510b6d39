#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "wangge/core/prefetch.hpp"

namespace wangge::core {

/// Rows that are divided into consecutive stretches, and which of them a row lies in. Takes next to no
/// memory: for every 64 rows the stretch of the first is kept, and from there it is mostly no step, or one.
class Stretches {
  public:
    Stretches() = default;
    /// Stretch s is the rows from ends[s - 1] (or 0) up to the one before ends[s]; ends do not fall.
    explicit Stretches(std::vector<std::uint32_t> ends) : ends_(std::move(ends)) {
        std::uint32_t stretch = 0;
        for (std::uint32_t row = 0; !ends_.empty() && row < ends_.back(); row += 64) {
            while (row >= ends_[stretch]) ++stretch;
            of_64_.push_back(stretch);
        }
    }

    std::uint32_t operator[](std::uint32_t row) const {
        std::uint32_t stretch = of_64_[row >> 6];
        while (row >= ends_[stretch]) ++stretch;
        return stretch;
    }
    void prefetch(std::uint32_t row) const { core::prefetch(of_64_.data() + (row >> 6)); }

    friend bool operator==(const Stretches&, const Stretches&) = default;

  private:
    std::vector<std::uint32_t> ends_;
    std::vector<std::uint32_t> of_64_;
};

}  // namespace wangge::core
