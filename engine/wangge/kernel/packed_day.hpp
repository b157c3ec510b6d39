#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/kernel/count.hpp"
#include "wangge/kernel/ledger_page.hpp"

namespace wangge::kernel {

/// A finished day of the ledger: only counts and blocks of areas that are not zero everywhere, each count at
/// the fewest bits a number that hold its row. Equal numbers are packed into equal bytes.
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
    std::uint64_t bytes() const { return rows_.capacity() * sizeof(Row) + bytes_.capacity(); }

    /// Whether it can be unpacked into a page of so many areas.
    bool fits(std::uint32_t areas) const;

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [areas, rows, packed] = self;
        bytes(areas, rows, packed);
    }

    friend bool operator==(const PackedDay&, const PackedDay&) = default;

  private:
    struct Row {
        std::uint16_t count;
        std::uint8_t area_width, group_width;  // bits a number, 0x80 more if any is negative
        std::uint32_t offset;                  // of the areas in bytes_; the groups follow
        std::uint64_t blocks;                  // of areas that are kept, a bit each
        friend bool operator==(const Row&, const Row&) = default;
    };

    const Row* find(Count count) const;
    std::size_t areas_in(const Row& row) const;
    // Calls see(area, amount) for the areas that are kept.
    template <class See>
    void each_area(const Row& row, See see) const;

    std::uint32_t areas_ = 0;
    std::vector<Row> rows_;  // in the order of counts
    std::vector<std::byte> bytes_;
};

}  // namespace wangge::kernel
