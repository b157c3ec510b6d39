#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "wangge/core/prefetch.hpp"
#include "wangge/core/state_hash.hpp"

namespace wangge::core {

/// A column of a state with its hash, which every write keeps up to date. Cells with the usual value (nobody
/// is ill, no order is open) count nothing, so that a state in which little happens costs little; a column
/// that nobody ever writes takes no memory. Values may be stored in less space than they take: as `Stored`,
/// which is made from them and gives them back.
template <class T, class Stored = T>
class HashedColumn {
  public:
    HashedColumn(std::uint32_t number, T usual, std::size_t rows)
        : number_(number), usual_(usual), rows_(rows) {}

    T operator[](std::size_t row) const { return cells_.empty() ? usual_ : T(cells_[row]); }
    std::size_t size() const { return rows_; }
    /// A row will be asked for or written soon.
    void prefetch(std::size_t row) const {
        if (!cells_.empty()) core::prefetch(&cells_[row]);
    }
    /// All cells; none before something was written or room made.
    std::span<const Stored> cells() const { return cells_; }
    void make_room() {
        if (cells_.empty()) cells_.assign(rows_, usual_);
    }
    const StateHash& hash() const { return hash_; }

    void set(std::size_t row, T value) {
        const T before = (*this)[row];
        if (before == value) return;
        make_room();
        if (before != usual_) hash_.remove(number_, row, before);
        if (value != usual_) hash_.add(number_, row, value);
        cells_[row] = value;
    }
    /// All cells hold the usual value again.
    void clear() {
        cells_.assign(cells_.size(), usual_);
        hash_ = StateHash{};
    }

    /// Writes or reads all of it (core/bytes.hpp): the cells that are not usual where those are few. The hash
    /// is made anew from what is read.
    static void carry(auto& bytes, auto& self) {
        auto& [number, usual, rows, cells, hash] = self;
        std::uint64_t few = 0;
        for (const T cell : cells) few += cell == usual ? 0 : 1;
        bool sparse = few < rows / 2 || few == 0;
        bytes(sparse);
        if (sparse) {
            carry_unusual(bytes, self, few);
        } else if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            std::vector<Stored> read(rows, usual);
            bytes.columns(read);
            self.clear();
            for (std::size_t row = 0; row < rows && !bytes.failed(); ++row) self.set(row, read[row]);
        } else {
            bytes.columns(cells);
        }
    }

  private:
    static void carry_unusual(auto& bytes, auto& self, std::uint64_t few) {
        bytes(few);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            self.clear();
            for (; few > 0 && !bytes.failed(); --few) {
                std::uint32_t row = 0;
                T cell{};
                bytes(row, cell);
                bytes.expect(row < self.rows_);
                if (!bytes.failed()) self.set(row, cell);
            }
        } else {
            for (std::uint32_t row = 0; row < self.cells_.size(); ++row) {
                if (!(self[row] == self.usual_)) bytes(row, self[row]);
            }
        }
    }

    std::uint32_t number_;
    T usual_;
    std::size_t rows_;
    std::vector<Stored> cells_;
    StateHash hash_;
};

}  // namespace wangge::core
