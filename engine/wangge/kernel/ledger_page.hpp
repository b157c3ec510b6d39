#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/belonging.hpp"
#include "wangge/kernel/count.hpp"

namespace wangge::kernel {

/// Counts of one day as plain numbers, by area and by group. A part of a place that books its day alone keeps
/// a page of its own, of the areas it mostly books in; amounts for other areas are kept one by one.
class LedgerPage {
  public:
    LedgerPage() = default;
    /// A page of areas [first, end).
    LedgerPage(std::shared_ptr<const Belonging> belonging, std::uint32_t first, std::uint32_t end);

    /// Books `amount` where resident `i` belongs.
    void add(Count count, std::uint32_t resident, std::int64_t amount = 1) {
        book(count, area_[resident], amount);
        written(count)[width_ + group(resident)] += amount;
    }
    /// The same on a page of all areas.
    void add_on_whole(Count count, std::uint32_t resident, std::int64_t amount) {
        std::int64_t* const cells = written(count);
        cells[area_[resident]] += amount;
        cells[width_ + group(resident)] += amount;
    }
    /// A count of which much is booked: the same as `add`, found once.
    class Row {
      public:
        void add(std::uint32_t resident, std::int64_t amount) {
            const std::uint32_t at = area_[resident] - first_;
            if (at < width_) {
                areas_[at] += amount;
            } else {
                page_.stray(count_, area_[resident], amount);
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
        const std::uint16_t* area_;
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
    /// Books a count as so many times what another one holds.
    void add_multiple(Count count, Count of, std::int64_t times);
    /// Adds all that another page holds.
    void add(const LedgerPage& other);
    void clear();

    /// Whether anything was booked; most counts of most days are not.
    bool booked(Count count) const { return booked_[static_cast<std::size_t>(count)] != 0; }
    /// Amounts of areas [first, end), then of groups; without strays.
    std::span<const std::int64_t> areas(Count count) const { return {row(count), width_}; }
    std::span<const std::int64_t> groups(Count count) const { return {row(count) + width_, kGroups}; }
    std::span<std::int64_t> areas(Count count) { return {written(count), width_}; }
    std::span<std::int64_t> groups(Count count) { return {written(count) + width_, kGroups}; }
    std::uint64_t bytes() const;

  private:
    struct Stray {
        Count count;
        std::uint16_t area;
        std::int64_t amount;
    };

    std::size_t place(Count count) const { return static_cast<std::size_t>(count) * (width_ + kGroups); }
    std::int64_t* written(Count count) {
        booked_[static_cast<std::size_t>(count)] = 1;
        return cells_.data() + place(count);
    }
    const std::int64_t* row(Count count) const { return cells_.data() + place(count); }
    std::uint32_t group(std::uint32_t resident) const {
        const bool neighbour = core::flawed(core::Flaw::kGroupOfNeighbour) && resident > 0;
        return group_[neighbour ? resident - 1 : resident];
    }
    void book(Count count, std::uint32_t area, std::int64_t amount) {
        book_in(written(count), count, area, amount);
    }
    void book_in(std::int64_t* areas, Count count, std::uint32_t area, std::int64_t amount) {
        const std::uint32_t at = area - first_;
        if (at < width_) {
            areas[at] += amount;
        } else {
            stray(count, area, amount);
        }
    }
    void stray(Count count, std::uint32_t area, std::int64_t amount);

    std::shared_ptr<const Belonging> belonging_;  // owns what the three pointers look at
    const std::uint16_t* area_ = nullptr;
    const std::uint8_t* group_ = nullptr;
    const std::uint16_t* area_of_grid_ = nullptr;
    std::uint32_t first_ = 0, width_ = 0;
    std::vector<std::int64_t> cells_;  // by count: areas, then groups
    std::array<std::uint8_t, kCounts> booked_{};
    std::vector<Stray> strays_;
};

}  // namespace wangge::kernel
