#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "wangge/core/prefetch.hpp"

namespace wangge::core {

/// A column that takes no memory before somebody writes to it, and then for all of its rows.
template <class T>
class LateColumn {
  public:
    explicit LateColumn(std::size_t rows, T usual = T{}) : rows_(rows), usual_(usual) {}

    std::size_t size() const { return rows_; }
    T operator[](std::size_t row) const { return cells_.empty() ? usual_ : cells_[row]; }
    /// The row, to be written.
    T& at(std::size_t row) {
        make_room();
        return cells_[row];
    }
    void make_room() {
        if (cells_.empty()) cells_.assign(rows_, usual_);
    }
    /// All rows; none before something was written or room made.
    std::span<const T> cells() const { return cells_; }
    /// A row will be asked for or written soon.
    void prefetch(std::size_t row) const {
        if (!cells_.empty()) core::prefetch(&cells_[row]);
    }
    /// All rows are as usual again. Keeps its room.
    void clear() { cells_.assign(cells_.size(), usual_); }

  private:
    std::size_t rows_;
    T usual_;
    std::vector<T> cells_;
};

}  // namespace wangge::core
