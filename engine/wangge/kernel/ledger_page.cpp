#include "wangge/kernel/ledger_page.hpp"

#include <algorithm>
#include <utility>

namespace wangge::kernel {

LedgerPage::LedgerPage(std::shared_ptr<const Belonging> belonging, std::uint32_t first, std::uint32_t end)
    : belonging_(std::move(belonging)),
      area_(&belonging_->area),
      group_(belonging_->group.data()),
      area_of_grid_(belonging_->area_of_grid.data()),
      first_(first),
      width_(end - first),
      cells_(std::size_t{kCounts} * (width_ + kGroups), 0),
      blocks_(width_) {}

void LedgerPage::add(const LedgerPage& other) {
    other.for_each_booked([&](Count count) {
        const std::span<const std::int64_t> amounts = other.areas(count);
        other.blocks_.for_each(other.booked_blocks(count), [&](std::uint32_t first, std::uint32_t end) {
            for (std::uint32_t at = first; at < end; ++at) {
                if (amounts[at] != 0) book(count, other.first_ + at, amounts[at]);
            }
        });
        const std::span<std::int64_t> mine = groups(count);
        for (std::uint32_t g = 0; g < kGroups; ++g) mine[g] += other.groups(count)[g];
    });
    for (const Stray& stray : other.strays_) book(stray.count, stray.area, stray.amount);
}

void LedgerPage::add_by_group(Count count, const std::array<std::int64_t, kGroups>& amounts) {
    if (amounts == std::array<std::int64_t, kGroups>{}) return;
    const std::span<std::int64_t> mine = groups(count);
    for (std::uint32_t g = 0; g < kGroups; ++g) mine[g] += amounts[g];
}

void LedgerPage::add_areas(Count count, std::span<const std::int64_t> amounts) {
    const auto end_of_amounts = static_cast<std::uint32_t>(amounts.size());
    mark(count, 0);
    std::int64_t* const cells = this->cells(count);
    blocks_.for_each(blocks_.all(), [&](std::uint32_t first, std::uint32_t end) {
        end = std::min(end, end_of_amounts);
        std::int64_t any = 0;
        for (std::uint32_t at = first; at < end; ++at) any |= amounts[at];
        if (any == 0) return;
        mark(count, blocks_.of(first));
        for (std::uint32_t at = first; at < end; ++at) cells[at] += amounts[at];
    });
}

void LedgerPage::add_multiple(Count count, Count of, std::int64_t times) {
    if (!booked(of)) return;
    std::int64_t* const cells = written(count);
    for (std::size_t k = 0; k < width_ + kGroups; ++k) cells[k] += times * row(of)[k];
    for (std::size_t k = 0, end = strays_.size(); k < end; ++k) {
        if (strays_[k].count == of) stray(count, strays_[k].area, times * strays_[k].amount);
    }
}

void LedgerPage::stray(Count count, std::uint32_t area, std::int64_t amount) {
    constexpr std::size_t kLast = 8;  // most stray to one area, with a few counts that come in turn
    const std::size_t end = strays_.size(), first = end - std::min(end, kLast);
    for (std::size_t k = end; k > first; --k) {
        Stray& one = strays_[k - 1];
        if (one.count == count && one.area == area) {
            one.amount += amount;
            return;
        }
    }
    strays_.push_back({count, static_cast<std::uint16_t>(area), amount});
}

void LedgerPage::clear() {
    for_each_booked([&](Count count) {
        std::int64_t* const cells = this->cells(count);
        blocks_.for_each(booked_blocks(count), [&](std::uint32_t first, std::uint32_t end) {
            std::fill(cells + first, cells + end, 0);
        });
        std::fill_n(cells + width_, kGroups, 0);
        in_[static_cast<std::size_t>(count)] = 0;
    });
    booked_.fill(0);
    strays_.clear();
}

std::uint64_t LedgerPage::bytes() const {
    return cells_.capacity() * sizeof(std::int64_t) + strays_.capacity() * sizeof(Stray);
}

}  // namespace wangge::kernel
