#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/state_hash.hpp"

namespace wangge::core {

/// A column of a state with its hash, which every write keeps up to date. Cells with the usual value (nobody
/// is ill, no order is open) count nothing, so that a state in which little happens costs little.
template <class T>
class HashedColumn {
  public:
    HashedColumn(std::uint32_t number, T usual, std::size_t rows)
        : number_(number), usual_(usual), cells_(rows, usual) {}

    T operator[](std::size_t row) const { return cells_[row]; }
    std::size_t size() const { return cells_.size(); }
    std::span<const T> cells() const { return cells_; }
    const StateHash& hash() const { return hash_; }

    void set(std::size_t row, T value) {
        T& cell = cells_[row];
        if (cell == value) return;
        if (cell != usual_) hash_.remove(number_, row, cell);
        if (value != usual_) hash_.add(number_, row, value);
        cell = value;
    }
    /// All cells hold the usual value again.
    void clear() {
        cells_.assign(cells_.size(), usual_);
        hash_ = StateHash{};
    }

  private:
    std::uint32_t number_;
    T usual_;
    std::vector<T> cells_;
    StateHash hash_;
};

}  // namespace wangge::core
