#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "wangge/core/prefetch.hpp"
#include "wangge/core/values_of.hpp"

namespace wangge::core {

/// A column of numbers that rise slowly from row to row, like the rows that others belong to in their order:
/// a byte each, above what is kept of every 64 rows. Appended in order; a number is at most kMost more than
/// that of the first of its 64 rows. Rows that have none, kNone, come last.
class RisingColumn {
  public:
    static constexpr std::uint32_t kMost = 0xFE, kNone = 0xFFFFFFFF;

    std::size_t size() const { return above_.size(); }
    std::uint32_t operator[](std::size_t row) const {
        const std::uint32_t above = above_[row];
        return above > kMost ? kNone : of_64_[row >> 6] + above;
    }
    void prefetch(std::size_t row) const { core::prefetch(above_.data() + row); }
    void push_back(std::uint32_t number) {
        if (size() % 64 == 0) of_64_.push_back(number);
        above_.push_back(static_cast<std::uint8_t>(number == kNone ? kMost + 1 : number - of_64_.back()));
    }
    void reserve(std::size_t rows) {
        of_64_.reserve((rows + 63) / 64);
        above_.reserve(rows);
    }
    std::size_t bytes() const { return above_.size() + of_64_.size() * sizeof of_64_[0]; }
    std::vector<std::uint32_t> values() const { return values_of(*this); }

  private:
    std::vector<std::uint32_t> of_64_;
    std::vector<std::uint8_t> above_;
};

}  // namespace wangge::core
