#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "wangge/core/late_column.hpp"
#include "wangge/core/state_hash.hpp"

namespace wangge::core {

/// A column of a state with its hash, which every write keeps up to date. Cells with the usual value (nobody
/// is ill, no order is open) count nothing, so that a state in which little happens costs little; a column
/// that nobody ever writes takes no memory. Values may be stored in less space than they take: as `Stored`,
/// which is made from them and gives them back. They are kept in `Cells`: where few rows are ever written, in
/// pages (core/paged_column.hpp).
template <class T, class Stored = T, class Cells = LateColumn<Stored>>
class HashedColumn {
  public:
    HashedColumn(std::uint32_t number, T usual, std::size_t rows)
        : number_(number), usual_(usual), cells_(rows, usual) {}

    T operator[](std::size_t row) const { return T(cells_[row]); }
    std::size_t size() const { return cells_.size(); }
    /// A row will be asked for or written soon.
    void prefetch(std::size_t row) const { cells_.prefetch(row); }
    /// All cells, which lie side by side; none before something was written or room made.
    std::span<const Stored> cells() const { return cells_.cells(); }
    void make_room() { cells_.make_room(); }
    const StateHash& hash() const { return hash_; }

    void set(std::size_t row, T value) {
        const T before = (*this)[row];
        if (before == value) return;
        if (before != usual_) hash_.remove(number_, row, before);
        if (value != usual_) hash_.add(number_, row, value);
        cells_.at(row) = value;
    }
    /// All cells hold the usual value again.
    void clear() {
        cells_.clear();
        hash_ = StateHash{};
    }

    /// Writes or reads all of it (core/bytes.hpp): the cells that are not usual where those are few. The hash
    /// is made anew from what is read.
    static void carry(auto& bytes, auto& self) {
        constexpr bool kReads = std::remove_reference_t<decltype(bytes)>::kReads;
        const std::size_t rows = self.size();
        std::uint64_t few = 0;
        for (std::size_t row = 0; !kReads && row < rows; ++row) few += self[row] == self.usual_ ? 0 : 1;
        bool sparse = few < rows / 2 || few == 0;
        bytes(sparse);
        if (sparse) return carry_unusual(bytes, self, few);
        std::vector<Stored> all(rows, self.usual_);
        if constexpr (kReads) {
            bytes.columns(all);
            self.clear();
            for (std::size_t row = 0; row < rows && !bytes.failed(); ++row) self.set(row, all[row]);
        } else {
            for (std::size_t row = 0; row < rows; ++row) all[row] = self[row];
            bytes.columns(all);
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
                bytes.expect(row < self.size());
                if (!bytes.failed()) self.set(row, cell);
            }
        } else {
            for (std::uint32_t row = 0; few > 0; ++row) {
                if (self[row] == self.usual_) continue;
                bytes(row, self[row]);
                --few;
            }
        }
    }

    std::uint32_t number_;
    T usual_;
    Cells cells_;
    StateHash hash_;
};

}  // namespace wangge::core
