#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "wangge/core/few_cells.hpp"
#include "wangge/core/state_hash.hpp"

namespace wangge::core {

/// A column of a state with its hash (core/hashed_column.hpp) of which few cells are ever unusual.
template <class T>
class SparseColumn {
  public:
    SparseColumn(std::uint32_t number, T usual, std::size_t rows) : number_(number), cells_(usual, rows) {}

    std::size_t size() const { return cells_.size(); }
    T operator[](std::size_t row) const { return cells_[row]; }
    const StateHash& hash() const { return hash_; }
    /// Calls act(row, value) for the cells that are unusual, rising.
    template <class Act>
    void for_each(Act act) const {
        cells_.for_each(act);
    }

    void set(std::size_t row, T value) {
        const T before = cells_[row];
        if (before == value) return;
        if (before != cells_.usual()) hash_.remove(number_, row, before);
        if (value != cells_.usual()) hash_.add(number_, row, value);
        cells_.set(row, value);
    }

    /// Writes or reads all of it (core/bytes.hpp). The hash is made anew from what is read.
    static void carry(auto& bytes, auto& self) {
        auto& [number, cells, hash] = self;
        bytes(cells);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            hash = StateHash{};
            cells.for_each([&](std::uint32_t row, T value) { self.hash_.add(self.number_, row, value); });
        }
    }

  private:
    std::uint32_t number_;
    FewCells<T> cells_;
    StateHash hash_;
};

}  // namespace wangge::core
