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
        const bool neighbour = core::flawed(core::Flaw::kGroupOfNeighbour) && resident > 0;
        groups_[row(count) * kGroups + group_[neighbour ? resident - 1 : resident]] += amount;
    }
    /// Books `amount` in the area of a grid, to no group.
    void add_area(Count count, std::uint32_t grid, std::int64_t amount) {
        book(count, area_of_grid_[grid], amount);
    }
    /// Adds all that another page holds.
    void add(const LedgerPage& other);
    /// Empties it, at the cost of the counts that were booked.
    void clear();

    bool booked(Count count) const { return booked_[row(count)] != 0; }
    /// Of areas [first, end), without strays.
    std::span<const std::int64_t> areas(Count count) const {
        return {areas_.data() + row(count) * width_, width_};
    }
    std::span<const std::int64_t> groups(Count count) const {
        return {groups_.data() + row(count) * kGroups, kGroups};
    }
    /// The same, to be filled in.
    std::span<std::int64_t> fill_areas(Count count) {
        booked_[row(count)] = 1;
        return {areas_.data() + row(count) * width_, width_};
    }
    std::span<std::int64_t> fill_groups(Count count) {
        booked_[row(count)] = 1;
        return {groups_.data() + row(count) * kGroups, kGroups};
    }
    std::uint64_t bytes() const;

  private:
    struct Stray {
        Count count;
        std::uint16_t area;
        std::int64_t amount;
    };

    static std::size_t row(Count count) { return static_cast<std::size_t>(count); }
    void book(Count count, std::uint32_t area, std::int64_t amount) {
        booked_[row(count)] = 1;
        const std::uint32_t at = area - first_;
        if (at < width_) {
            areas_[row(count) * width_ + at] += amount;
        } else {
            strays_.push_back({count, static_cast<std::uint16_t>(area), amount});
        }
    }

    std::shared_ptr<const Belonging> belonging_;  // owns what the three pointers look at
    const std::uint16_t* area_ = nullptr;
    const std::uint8_t* group_ = nullptr;
    const std::uint16_t* area_of_grid_ = nullptr;
    std::uint32_t first_ = 0, width_ = 0;
    std::array<std::uint8_t, kCounts> booked_{};
    std::vector<std::int64_t> areas_, groups_;  // by count and area, by count and group
    std::vector<Stray> strays_;
};

}  // namespace wangge::kernel
