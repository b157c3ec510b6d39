#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "wangge/core/prefetch.hpp"
#include "wangge/core/state_hash.hpp"

namespace wangge::core {

/// A column of small counts (0 to 65,535) that go up and down by one, with its hash: a row's cell counts as
/// often as its count says, so that one more is one cell more, whatever the count was.
///
/// Rows that go up day after day climb: they and their cells are looked at when a row begins to climb and
/// when it halts. What climbs when a day is closed goes up by one; what does not go up on a day is to be
/// halted. Only rows that were halted go down, and none below 0.
class TallyColumn {
  public:
    TallyColumn(std::uint32_t number, std::size_t rows)
        : cells_(number), counts_(rows, 0), climbing_(rows / 64 + 2, 0) {}

    std::int32_t operator[](std::size_t row) const {
        return static_cast<std::uint16_t>(counts_[row] + (climbs(row) ? closed_ : 0));
    }
    const StateHash& hash() const { return hash_; }
    void prefetch(std::size_t row) const { core::prefetch(&counts_[row]); }

    void more(std::size_t row) {
        ++counts_[row];
        hash_.add(cells_, row);
    }
    void less(std::size_t row) {
        --counts_[row];
        hash_.remove(cells_, row);
    }
    void climb(std::size_t row) {
        if (climbs(row)) return;
        counts_[row] = static_cast<std::uint16_t>(counts_[row] - closed_);
        turn(row), step_.add(cells_, row);
    }
    void halt(std::size_t row) {
        if (!climbs(row)) return;
        counts_[row] = static_cast<std::uint16_t>(counts_[row] + closed_);
        turn(row), step_.remove(cells_, row);
    }
    /// The same of neighbours, who mostly do what they did the day before.
    void climb(std::size_t first, std::size_t end) {
        if (all(first, end, window(first))) return;
        for (std::size_t row = first; row < end; ++row) climb(row);
    }
    void halt(std::size_t first, std::size_t end) {
        if (all(first, end, ~window(first))) return;
        for (std::size_t row = first; row < end; ++row) halt(row);
    }
    void close_day() {
        hash_ += step_;
        ++closed_;
    }

    /// Writes or reads all of it (core/bytes.hpp). The hash is made anew from what is read.
    static void carry(auto& bytes, auto& self) {
        auto& [cells, counts, climbing, closed, hash, step] = self;
        bytes.columns(counts, climbing);
        bytes(closed);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            hash = step = StateHash{};
            for (std::size_t row = 0; row < counts.size(); ++row) {
                for (std::int32_t k = 0; k < self[row]; ++k) hash.add(cells, row);
                if (self.climbs(row)) step.add(cells, row);
            }
        }
    }

  private:
    bool climbs(std::size_t row) const { return (climbing_[row / 64] >> row % 64 & 1u) != 0; }
    // Whether 63 rows from one on climb, a bit each.
    std::uint64_t window(std::size_t row) const {
        return climbing_[row / 64] >> row % 64 | climbing_[row / 64 + 1] << 1 << (63 - row % 64);
    }
    static bool all(std::size_t first, std::size_t end, std::uint64_t window) {
        return end - first < 64 && (~window & ((std::uint64_t{1} << (end - first)) - 1)) == 0;
    }
    void turn(std::size_t row) { climbing_[row / 64] ^= std::uint64_t{1} << row % 64; }

    TallyCells cells_;
    std::vector<std::uint16_t> counts_;    // of rows that climb: without the days closed so far
    std::vector<std::uint64_t> climbing_;  // a bit a row
    std::uint16_t closed_ = 0;             // days
    StateHash hash_, step_;                // step: of the rows that climb
};

}  // namespace wangge::core
