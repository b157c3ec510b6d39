#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "wangge/core/row_bits.hpp"

namespace wangge::core {

/// A set of rows in which each knows its rank, how many of the set come before it: told by words of 64 rows
/// and counted within one. What is kept of few among many lies in a table by rank.
class RankedRows {
  public:
    /// The rank of a row that is not in the set.
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    RankedRows() = default;
    explicit RankedRows(std::size_t rows) : rows_(rows), before_((rows + 63) / 64) {}

    bool operator[](std::size_t row) const { return rows_[row]; }
    void insert(std::uint32_t row) { rows_.insert(row); }
    void clear() { rows_.clear(); }
    /// Tells ranks, once all are inserted; in the time of how many there are.
    void number() {
        std::uint32_t rank = 0;
        for (const std::uint32_t word : rows_.filled()) {
            before_[word] = rank;
            rank += count_bits(rows_.word(word));
        }
    }
    std::uint32_t rank(std::uint32_t row) const {
        const std::uint64_t word = rows_.word(row >> 6), bit = std::uint64_t{1} << (row & 63);
        if ((word & bit) == 0) return kNone;
        return before_[row >> 6] + count_bits(word & (bit - 1));
    }
    /// How many there are, and could be.
    std::size_t size() const { return rows_.size(); }
    std::size_t room() const { return before_.size() * 64; }
    /// Calls act(row) for all of them, rising.
    template <class Act>
    void for_each(Act act) const {
        rows_.for_each(act);
    }

  private:
    RowBits rows_;
    std::vector<std::uint32_t> before_;  // by word, where it holds any
};

}  // namespace wangge::core
