#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/kernel/count.hpp"
#include "wangge/kernel/ledger_page.hpp"

namespace wangge::kernel {

/// A finished day of the ledger: only counts and blocks of areas that are not zero everywhere, each count at
/// the fewest bits a number that hold its row, and a zero at one bit where that is shorter. Equal numbers are
/// packed into equal bytes.
class PackedDay {
  public:
    PackedDay() = default;
    /// Packs a page of all areas.
    explicit PackedDay(const LedgerPage& page);

    /// Puts everything into an empty page of all areas.
    void unpack(LedgerPage& page) const;
    /// Puts one count into rows; what is not kept stays as it is, so give zeros.
    void unpack_areas(Count count, std::span<std::int64_t> row) const;
    void unpack_groups(Count count, std::span<std::int64_t> row) const;
    /// Sum over areas.
    std::int64_t sum(Count count) const;

    bool empty() const { return rows_.empty(); }
    std::uint64_t bytes() const {
        return rows_.capacity() * sizeof(Row) + words_.capacity() * sizeof(std::uint64_t);
    }

    /// Whether it can be unpacked into a page of so many areas.
    bool fits(std::uint32_t areas) const;

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [areas, rows, words] = self;
        bytes(areas, rows, words);
    }

    friend bool operator==(const PackedDay&, const PackedDay&) = default;

  private:
    struct Row {
        std::uint16_t count;
        std::uint8_t area_form, group_form;  // packed_day.cpp
        std::uint32_t offset;                // of the groups in bits; the areas follow
        std::uint64_t blocks;                // of areas that are kept, a bit each
        friend bool operator==(const Row&, const Row&) = default;
    };

    const Row* find(Count count) const;
    // Call see(index, amount) for the groups, or the areas that are kept; say at which bit they end.
    template <class See>
    std::uint64_t each_group(const Row& row, See see) const;
    template <class See>
    std::uint64_t each_area(const Row& row, See see) const;

    std::uint32_t areas_ = 0;
    std::vector<Row> rows_;  // in the order of counts
    std::vector<std::uint64_t> words_;
};

}  // namespace wangge::kernel
