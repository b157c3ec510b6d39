#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace wangge::core {

/// A column of which few cells are ever unusual: they alone are kept, and a bit says of which rows. Written
/// in the time of how many there are.
template <class T>
class FewCells {
  public:
    explicit FewCells(T usual, std::size_t rows = 0) : usual_(usual), kept_(rows) {}

    std::size_t size() const { return kept_.size(); }
    T operator[](std::size_t row) const { return kept_[row] ? at(cells_, row)->value : usual_; }
    T usual() const { return usual_; }
    /// All of them, the usual ones too.
    std::vector<T> values() const {
        std::vector<T> all(size(), usual_);
        for_each([&](std::uint32_t row, T value) { all[row] = value; });
        return all;
    }
    /// Calls act(row, value) for those that are unusual, rising.
    template <class Act>
    void for_each(Act act) const {
        for (const Cell& cell : cells_) act(cell.row, cell.value);
    }

    void set(std::size_t row, T value) {
        if (value == usual_ && !kept_[row]) return;
        const auto cell = at(cells_, row);
        if (!kept_[row]) {
            cells_.insert(cell, {static_cast<std::uint32_t>(row), value});
        } else if (value == usual_) {
            cells_.erase(cell);
        } else {
            cell->value = value;
        }
        kept_[row] = value != usual_;
    }
    void push_back(T value) {
        if (value != usual_) cells_.push_back({static_cast<std::uint32_t>(size()), value});
        kept_.push_back(value != usual_);
    }
    void reserve(std::size_t rows) { kept_.reserve(rows); }
    std::size_t bytes() const { return kept_.size() / 8 + cells_.size() * sizeof(Cell); }

    /// Writes or reads the cells (core/bytes.hpp), into a column of as many rows.
    static void carry(auto& bytes, auto& self) {
        auto& [usual, kept, cells] = self;
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            std::vector<Cell> read;
            bytes(read);
            self = FewCells(usual, kept.size());
            for (const Cell& cell : read) {
                bytes.expect(cell.row < kept.size());
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
    static auto at(auto& cells, std::size_t row) {
        return std::ranges::lower_bound(cells, row, {}, &Cell::row);
    }

    T usual_;
    std::vector<bool> kept_;
    std::vector<Cell> cells_;  // rising
};

}  // namespace wangge::core
