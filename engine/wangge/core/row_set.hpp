#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "wangge/core/sort_rows.hpp"

namespace wangge::core {

/// A set of rows as one bit each, with a list of its members: asked in no time, emptied in the time of its
/// size.
class RowSet {
  public:
    RowSet() = default;
    explicit RowSet(std::size_t rows) : bits_((rows + 63) / 64, 0) {}

    bool operator[](std::size_t row) const { return (bits_[row >> 6] >> (row & 63) & 1u) != 0; }
    /// Rows 64 k to 64 k + 63, the first as the lowest bit.
    std::uint64_t word(std::size_t k) const { return bits_[k]; }
    /// In the order in which they came, unless sorted since.
    const std::vector<std::uint32_t>& rows() const { return rows_; }
    bool empty() const { return rows_.empty(); }

    void insert(std::uint32_t row) {
        if ((*this)[row]) return;
        bits_[row >> 6] |= std::uint64_t{1} << (row & 63);
        rows_.push_back(row);
    }
    void clear() {
        for (const std::uint32_t row : rows_) bits_[row >> 6] = 0;
        rows_.clear();
    }
    /// Keeps those for which `keep(row)` holds.
    template <class Keep>
    void retain(Keep keep) {
        std::size_t kept = 0;
        for (const std::uint32_t row : rows_) {
            if (keep(row)) {
                rows_[kept++] = row;
            } else {
                bits_[row >> 6] &= ~(std::uint64_t{1} << (row & 63));
            }
        }
        rows_.resize(kept);
    }
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [bits, rows] = self;
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            std::vector<std::uint32_t> read;
            bytes(read);
            self.clear();
            for (const std::uint32_t row : read) {
                bytes.expect(row >> 6 < bits.size());
                if (!bytes.failed()) self.insert(row);
            }
        } else {
            bytes(rows);
        }
    }
    void sort() {
        if (rows_.size() < bits_.size()) return sort_end(rows_);
        rows_.clear();
        for (std::uint32_t word = 0; word < bits_.size(); ++word)
            for_each_bit(word, bits_[word], [&](std::uint32_t row) { rows_.push_back(row); });
    }

  private:
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint32_t> rows_;
};

}  // namespace wangge::core
