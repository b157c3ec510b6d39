#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "wangge/core/row_bits.hpp"
#include "wangge/core/values_of.hpp"

namespace wangge::core {

/// A column that is written once, from the first row on, and of which most cells are as usual: the others
/// alone are kept, in the order of their rows. A bit says of which rows, and every 64 rows it is known how
/// many there are before, so that one is read without a search. (Cells that change: core/few_cells.hpp.)
template <class T>
class SomeCells {
  public:
    explicit SomeCells(T usual) : usual_(usual) {}

    std::size_t size() const { return rows_; }
    T operator[](std::size_t row) const {
        const std::uint64_t kept = kept_[row >> 6], bit = bit_of(row);
        if ((kept & bit) == 0) return usual_;
        return cells_[before_[row >> 6] + count_bits(kept & (bit - 1))];
    }
    void push_back(T value) {
        if (rows_ % 64 == 0) {
            before_.push_back(static_cast<std::uint32_t>(cells_.size()));
            kept_.push_back(0);
        }
        if (value != usual_) {
            kept_.back() |= bit_of(rows_);
            cells_.push_back(value);
        }
        ++rows_;
    }
    std::vector<T> values() const { return values_of(*this); }
    /// Room for so many rows, of them so many unusual ones.
    void reserve(std::size_t rows, std::size_t unusual) {
        kept_.reserve((rows + 63) / 64);
        before_.reserve((rows + 63) / 64);
        cells_.reserve(unusual);
    }
    std::size_t bytes() const {
        return kept_.size() * (sizeof kept_[0] + sizeof before_[0]) + cells_.size() * sizeof(T);
    }

  private:
    static std::uint64_t bit_of(std::size_t row) { return std::uint64_t{1} << (row & 63); }

    T usual_;
    std::size_t rows_ = 0;
    std::vector<std::uint64_t> kept_;    // a bit by row
    std::vector<std::uint32_t> before_;  // cells of the rows before each 64
    std::vector<T> cells_;
};

}  // namespace wangge::core
