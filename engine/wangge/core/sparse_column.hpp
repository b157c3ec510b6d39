#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "wangge/core/row_bits.hpp"
#include "wangge/core/state_hash.hpp"

namespace wangge::core {

/// A column of a state with its hash (core/hashed_column.hpp) of which few cells are ever unusual: they alone
/// are kept, and a bit says of which rows. Written in the time of how many there are.
template <class T>
class SparseColumn {
  public:
    SparseColumn(std::uint32_t number, T usual, std::size_t rows)
        : number_(number), usual_(usual), rows_(rows), kept_(rows) {}

    std::size_t size() const { return rows_; }
    T operator[](std::uint32_t row) const { return kept_[row] ? at(cells_, row)->value : usual_; }
    const StateHash& hash() const { return hash_; }

    void set(std::uint32_t row, T value) {
        const T before = (*this)[row];
        if (before == value) return;
        if (before != usual_) hash_.remove(number_, row, before);
        if (value != usual_) hash_.add(number_, row, value);
        const auto cell = at(cells_, row);
        if (before == usual_) {
            kept_.insert(row);
            cells_.insert(cell, {row, value});
        } else if (value == usual_) {
            kept_.erase(row);
            cells_.erase(cell);
        } else {
            cell->value = value;
        }
    }

    /// Writes or reads all of it (core/bytes.hpp). Bits and hash are made anew from what is read.
    static void carry(auto& bytes, auto& self) {
        auto& [number, usual, rows, kept, cells, hash] = self;
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            std::vector<Cell> read;
            bytes(read);
            self = SparseColumn(number, usual, rows);
            for (const Cell& cell : read) {
                bytes.expect(cell.row < rows);
                if (!bytes.failed()) self.set(cell.row, cell.value);
            }
        } else {
            bytes(cells);
        }
    }

  private:
    struct Cell {
        std::uint32_t row;
        T value;
    };
    // Where a row is, or would be.
    static auto at(auto& cells, std::uint32_t row) {
        return std::ranges::lower_bound(cells, row, {}, &Cell::row);
    }

    std::uint32_t number_;
    T usual_;
    std::size_t rows_;
    RowBits kept_;
    std::vector<Cell> cells_;  // rising
    StateHash hash_;
};

}  // namespace wangge::core
