#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "wangge/core/flaw.hpp"
#include "wangge/core/row_bits.hpp"
#include "wangge/kernel/area_blocks.hpp"
#include "wangge/kernel/belonging.hpp"
#include "wangge/kernel/count.hpp"

namespace wangge::kernel {

/// Counts of one day as plain numbers, by area and by group. It knows in which blocks of areas anything was
/// booked, and is emptied and read in the time of those. A part of a place that books its day alone keeps a
/// page of its own, of the areas it mostly books in; amounts for other areas are kept one by one.
class LedgerPage {
  public:
    LedgerPage() = default;
    /// A page of areas [first, end).
    LedgerPage(std::shared_ptr<const Belonging> belonging, std::uint32_t first, std::uint32_t end);

    /// Books `amount` where resident `i` belongs.
    void add(Count count, std::uint32_t resident, std::int64_t amount = 1) {
        book(count, (*area_)[resident], amount);
        cells(count)[width_ + group(resident)] += amount;
    }
    /// The same on a page of all areas.
    void add_on_whole(Count count, std::uint32_t resident, std::int64_t amount) {
        const std::uint32_t area = (*area_)[resident];
        mark(count, blocks_.of(area));
        std::int64_t* const cells = this->cells(count);
        cells[area] += amount;
        cells[width_ + group(resident)] += amount;
    }
    /// A count of which much is booked: the same as `add`, found once.
    class Row {
      public:
        void add(std::uint32_t resident, std::int64_t amount) {
            const std::uint32_t area = (*area_)[resident], at = area - first_;
            if (at < width_) {
                areas_[at] += amount;
            } else {
                page_.stray(count_, area, amount);
            }
            groups_[page_.group(resident)] += amount;
        }

      private:
        friend class LedgerPage;
        Row(LedgerPage& page, Count count)
            : page_(page),
              count_(count),
              area_(page.area_),
              first_(page.first_),
              width_(page.width_),
              areas_(page.written(count)),
              groups_(areas_ + page.width_) {}
        LedgerPage& page_;
        Count count_;
        const core::Stretches* area_;
        std::uint32_t first_, width_;
        std::int64_t *areas_, *groups_;
    };
    Row row_of(Count count) { return {*this, count}; }
    /// Books `amount` in the area of a grid, to no group.
    void add_area(Count count, std::uint32_t grid, std::int64_t amount) {
        book(count, area_of_grid_[grid], amount);
    }
    /// Books amounts by group, in no area.
    void add_by_group(Count count, const std::array<std::int64_t, kGroups>& amounts);
    /// Books amounts by area, of areas from the first on.
    void add_areas(Count count, std::span<const std::int64_t> amounts);
    /// Books a count as so many times what another one holds.
    void add_multiple(Count count, Count of, std::int64_t times);
    /// Adds all that another page holds.
    void add(const LedgerPage& other);
    void clear();

    /// Calls act(count) for those of which anything was booked; most counts of most days are not.
    template <class Act>
    void for_each_booked(Act act) const {
        for (std::uint32_t k = 0; k < booked_.size(); ++k)
            core::for_each_bit(k, booked_[k], [&](std::uint32_t count) { act(static_cast<Count>(count)); });
    }
    bool booked(Count count) const {
        const auto k = static_cast<std::size_t>(count);
        return (booked_[k >> 6] >> (k & 63) & 1u) != 0;
    }
    /// In which blocks of areas: all others hold zeros.
    std::uint64_t booked_blocks(Count count) const { return in_[static_cast<std::size_t>(count)]; }
    const AreaBlocks& blocks() const { return blocks_; }
    /// Amounts of areas [first, end), then of groups; without strays.
    std::span<const std::int64_t> areas(Count count) const { return {row(count), width_}; }
    std::span<const std::int64_t> groups(Count count) const { return {row(count) + width_, kGroups}; }
    std::span<std::int64_t> areas(Count count) { return {written(count), width_}; }
    std::span<std::int64_t> groups(Count count) {
        mark(count, 0);
        return {cells(count) + width_, kGroups};
    }
    std::uint64_t bytes() const;

  private:
    struct Stray {
        Count count;
        std::uint16_t area;
        std::int64_t amount;
    };

    std::size_t place(Count count) const { return static_cast<std::size_t>(count) * (width_ + kGroups); }
    void mark(Count count, std::uint64_t blocks) {
        const auto k = static_cast<std::size_t>(count);
        booked_[k >> 6] |= std::uint64_t{1} << (k & 63);
        in_[k] |= blocks;
    }
    std::int64_t* cells(Count count) { return cells_.data() + place(count); }
    /// To be written to anywhere.
    std::int64_t* written(Count count) {
        mark(count, blocks_.all());
        return cells(count);
    }
    const std::int64_t* row(Count count) const { return cells_.data() + place(count); }
    std::uint32_t group(std::uint32_t resident) const {
        const bool neighbour = core::flawed(core::Flaw::kGroupOfNeighbour) && resident > 0;
        return group_[neighbour ? resident - 1 : resident];
    }
    void book(Count count, std::uint32_t area, std::int64_t amount) {
        const std::uint32_t at = area - first_;
        if (at < width_) {
            mark(count, blocks_.of(at));
            cells(count)[at] += amount;
        } else {
            mark(count, 0);
            stray(count, area, amount);
        }
    }
    void stray(Count count, std::uint32_t area, std::int64_t amount);

    std::shared_ptr<const Belonging> belonging_;  // owns what the three pointers look at
    const core::Stretches* area_ = nullptr;
    const std::uint8_t* group_ = nullptr;
    const std::uint16_t* area_of_grid_ = nullptr;
    std::uint32_t first_ = 0, width_ = 0;
    std::vector<std::int64_t> cells_;  // by count: areas, then groups
    AreaBlocks blocks_;
    std::array<std::uint64_t, (kCounts + 63) / 64> booked_{};  // counts, a bit each
    std::array<std::uint64_t, kCounts> in_{};                  // in which blocks, by count
    std::vector<Stray> strays_;
};

}  // namespace wangge::kernel
