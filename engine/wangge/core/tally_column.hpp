#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "wangge/core/paged_column.hpp"
#include "wangge/core/prefetch.hpp"
#include "wangge/core/row_bits.hpp"
#include "wangge/core/state_hash.hpp"

namespace wangge::core {

/// A column of small counts (0 to 65,535) that go up and down by one, with its hash: a row's cell counts as
/// often as its count says, so that one more is one cell more, whatever the count was.
///
/// Rows that go up day after day climb: they and their cells are looked at when a row begins to climb and
/// when it halts. What climbs when a day is closed goes up by one. Only rows that do not climb go down, and
/// none below 0.
class TallyColumn {
  public:
    TallyColumn(std::uint32_t number, std::size_t rows) : cells_(number), counts_(rows), climbing_(rows) {}

    std::int32_t operator[](std::size_t row) const {
        return static_cast<std::uint16_t>(counts_[row] + (climbing_[row] ? closed_ : 0));
    }
    /// Calls act(row, count, climbs) for the rows [first, end), which lie side by side.
    template <class Act>
    [[gnu::always_inline]] void for_each(std::size_t first, std::size_t end, Act act) const {
        for (; first < end; first += 64) {
            const std::uint64_t climbing = climbing_.from(first);
            counts_.for_each(first, std::min(end, first + 64), [&](std::size_t row, std::uint16_t count) {
                const bool climbs = (climbing >> (row - first) & 1u) != 0;
                act(row, std::int32_t{static_cast<std::uint16_t>(count + (climbs ? closed_ : 0))}, climbs);
            });
        }
    }
    const StateHash& hash() const { return hash_; }
    void prefetch(std::size_t row) const { core::prefetch(&counts_[row]); }

    void more(std::size_t row) {
        ++counts_.at(row);
        hash_.add(cells_, row);
    }
    void less(std::size_t row) {
        --counts_.at(row);
        hash_.remove(cells_, row);
    }
    /// Today these rows climb, and no others: only those are looked at who begin or halt. `filled` are the
    /// words of `rows` that are not 0.
    void climb(const RowBits& rows, std::vector<std::uint32_t> filled) {
        const auto look_at = [&](std::uint32_t word) {
            const std::uint64_t today = rows.word(word);
            for_each_bit(word, climbing_.word(word) ^ today,
                         [&](std::uint32_t row) { turn(row, rows[row]); });
            climbing_.set_word(word, today);
        };
        for (const std::uint32_t word : filled_) look_at(word);
        for (const std::uint32_t word : filled) look_at(word);
        filled_ = std::move(filled);
    }
    void close_day() {
        hash_ += step_;
        ++closed_;
    }

    /// Writes or reads all of it (core/bytes.hpp). The hash is made anew from what is read.
    static void carry(auto& bytes, auto& self) {
        auto& [cells, counts, climbing, filled, closed, hash, step] = self;
        bytes(counts, climbing, closed);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            hash = step = StateHash{};
            filled = climbing.filled();
            for (std::size_t row = 0; row < counts.size(); ++row) {
                for (std::int32_t k = 0; k < self[row]; ++k) hash.add(cells, row);
                if (climbing[row]) step.add(cells, row);
            }
        }
    }

  private:
    void turn(std::size_t row, bool begins) {
        std::uint16_t& count = counts_.at(row);
        if (begins) {
            count = static_cast<std::uint16_t>(count - closed_);
            step_.add(cells_, row);
        } else {
            count = static_cast<std::uint16_t>(count + closed_);
            step_.remove(cells_, row);
        }
    }

    TallyCells cells_;
    PagedColumn<std::uint16_t> counts_;  // of rows that climb: without the days closed so far
    RowBits climbing_;
    std::vector<std::uint32_t> filled_;  // words of those rows
    std::uint16_t closed_ = 0;           // days
    StateHash hash_, step_;              // step: of the rows that climb
};

}  // namespace wangge::core
