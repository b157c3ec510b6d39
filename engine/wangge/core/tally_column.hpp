#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "wangge/core/paged_column.hpp"
#include "wangge/core/row_bits.hpp"
#include "wangge/core/state_hash.hpp"

namespace wangge::core {

/// A column of small counts that go up and down by one, with its hash: a row's cell counts as often as its
/// count says, so that one more is one cell more, whatever the count was.
///
/// Rows that go up day after day climb: they and their cells are looked at when a row begins to climb and
/// when it halts. What climbs when a day is closed goes up by one. Only rows that do not climb go down, and
/// none below 0.
class TallyColumn {
    // Calls act(counts) with the column that is used. In front, for its type follows from it.
    [[gnu::always_inline]] static auto with_counts(auto& self, auto act) {
        return self.wide_.size() == 0 ? act(self.narrow_) : act(self.wide_);
    }

  public:
    /// No count goes beyond `most`: if a byte holds it, a count takes no more.
    TallyColumn(std::uint32_t number, std::size_t rows, std::uint16_t most = 65535)
        : cells_(number), narrow_(most < 256 ? rows : 0), wide_(most < 256 ? 0 : rows), climbing_(rows) {}

    std::int32_t operator[](std::size_t row) const {
        return with_counts(*this, [&]<class T>(const PagedColumn<T>& counts) {
            return std::int32_t{static_cast<T>(counts[row] + (climbing_[row] ? closed_ : 0))};
        });
    }
    /// A column to be walked, in the width of its counts: which one that is is asked once.
    template <class T>
    class Walk {
      public:
        /// Calls act(row, count, climbs) for the rows [first, end), which lie side by side.
        template <class Act>
        [[gnu::always_inline]] void for_each(std::size_t first, std::size_t end, Act act) const {
            for (; first < end; first += 64) {
                const std::uint64_t climbing = climbing_.from(first);
                counts_.for_each(first, std::min(end, first + 64), [&](std::size_t row, T count) {
                    const bool climbs = (climbing >> (row - first) & 1u) != 0;
                    act(row, std::int32_t{static_cast<T>(count + (climbs ? closed_ : 0))}, climbs);
                });
            }
        }

      private:
        friend class TallyColumn;
        Walk(const PagedColumn<T>& counts, const TallyColumn& column)
            : counts_(counts), climbing_(column.climbing_), closed_(column.closed_) {}
        const PagedColumn<T>& counts_;
        const RowBits& climbing_;
        std::uint16_t closed_;
    };
    /// Calls act(walk) with that, once.
    template <class Act>
    void walk(Act act) const {
        with_counts(*this, [&]<class T>(const PagedColumn<T>& counts) { act(Walk<T>(counts, *this)); });
    }
    const StateHash& hash() const { return hash_; }
    void prefetch(std::size_t row) const {
        with_counts(*this, [&](const auto& counts) { counts.prefetch(row); });
    }

    void more(std::size_t row) {
        with_counts(*this, [&](auto& counts) { ++counts.at(row); });
        hash_.add(cells_, row);
    }
    void less(std::size_t row) {
        with_counts(*this, [&](auto& counts) { --counts.at(row); });
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
        auto& [cells, narrow, wide, climbing, filled, closed, hash, step] = self;
        bytes(narrow, wide, climbing, closed);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            hash = step = StateHash{};
            filled = climbing.filled();
            for (std::size_t row = 0; row < narrow.size() + wide.size(); ++row) {
                for (std::int32_t k = 0; k < self[row]; ++k) hash.add(cells, row);
                if (climbing[row]) step.add(cells, row);
            }
        }
    }

  private:
    void turn(std::size_t row, bool begins) {
        with_counts(*this, [&]<class T>(PagedColumn<T>& counts) {
            T& count = counts.at(row);
            count = static_cast<T>(begins ? count - closed_ : count + closed_);
        });
        begins ? step_.add(cells_, row) : step_.remove(cells_, row);
    }

    TallyCells cells_;
    PagedColumn<std::uint8_t> narrow_;  // of rows that climb: without the days closed so far
    PagedColumn<std::uint16_t> wide_;   // one of the two is empty
    RowBits climbing_;
    std::vector<std::uint32_t> filled_;  // words of those rows
    std::uint16_t closed_ = 0;           // days
    StateHash hash_, step_;              // step: of the rows that climb
};

}  // namespace wangge::core
