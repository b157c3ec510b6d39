#include "wangge/kernel/ledger.hpp"

#include <algorithm>

namespace wangge::kernel {

Ledger::Ledger(const world::World& world, std::int32_t days, policy::Areas areas)
    : days_(days),
      belonging_(std::make_shared<const Belonging>(belonging_of(world, areas))),
      open_(belonging_, 0, belonging_->areas),
      packed_(static_cast<std::size_t>(days)),
      usual_on_(static_cast<std::size_t>(days), 0) {}

void Ledger::turn_to(std::int32_t day) {
    if (open_day_ >= 0) packed_[static_cast<std::size_t>(open_day_)] = PackedDay(open_);
    open_.clear();
    open_day_ = day;
    PackedDay& past = packed_[static_cast<std::size_t>(day)];
    past.unpack(open_);
    past = PackedDay();
}

LedgerPage Ledger::page(std::uint32_t first_grid, std::uint32_t end_grid) const {
    if (first_grid >= end_grid) return {belonging_, 0, 0};
    return {belonging_, area_of_grid(first_grid), area_of_grid(end_grid - 1) + 1};
}

void Ledger::take(std::int32_t day, const LedgerPage& page) {
    if (day != open_day_) turn_to(day);
    open_.add(page);
}

std::vector<std::int64_t> Ledger::by_area(Count count, std::int32_t day) const {
    std::vector<std::int64_t> row(areas(), 0);
    if (day == open_day_) {
        std::ranges::copy(open_.areas(count), row.begin());
    } else {
        packed_[static_cast<std::size_t>(day)].unpack_areas(count, row);
    }
    for_each_usual(count, day, [&](const Usual& usual) {
        for (std::uint32_t area = 0; area < row.size(); ++area) row[area] += usual.totals.area[area];
    });
    return row;
}

std::array<std::int64_t, kGroups> Ledger::by_group(Count count, std::int32_t day) const {
    std::array<std::int64_t, kGroups> row{};
    if (day == open_day_) {
        std::ranges::copy(open_.groups(count), row.begin());
    } else {
        packed_[static_cast<std::size_t>(day)].unpack_groups(count, row);
    }
    for_each_usual(count, day, [&](const Usual& usual) {
        for (std::uint32_t group = 0; group < kGroups; ++group) row[group] += usual.totals.group[group];
    });
    return row;
}

std::int64_t Ledger::of_day(Count count, std::int32_t day) const {
    std::int64_t sum = 0;
    if (day != open_day_) {
        sum = packed_[static_cast<std::size_t>(day)].sum(count);
    } else {
        for (const std::int64_t amount : open_.areas(count)) sum += amount;
    }
    for_each_usual(count, day, [&](const Usual& usual) { sum += usual.sum; });
    return sum;
}

void Ledger::add_all(Count count, std::int32_t day, const Totals& totals) {
    if (day != open_day_) turn_to(day);
    open_.add_areas(count, totals.area);
    open_.add_by_group(count, totals.group);
}

std::uint8_t Ledger::keep(Count count, const Totals& totals) {
    Usual usual{count, totals, 0};
    usual.totals.area.resize(areas(), 0);
    for (const std::int64_t amount : usual.totals.area) usual.sum += amount;
    usual_.push_back(std::move(usual));
    return static_cast<std::uint8_t>(usual_.size() - 1);
}

void Ledger::add_usual(std::uint8_t usual, std::int32_t day) {
    std::uint8_t& on = usual_on_[static_cast<std::size_t>(day)];
    if ((on >> usual & 1u) != 0) return add_all(usual_[usual].count, day, usual_[usual].totals);
    on |= static_cast<std::uint8_t>(1u << usual);
}

void Ledger::add_grids(Count count, std::int32_t day, std::span<const std::int64_t> amounts) {
    if (day != open_day_) turn_to(day);
    if (belonging_->by == policy::Areas::kGrid) return open_.add_areas(count, amounts);
    for (std::uint32_t grid = 0; grid < amounts.size(); ++grid) open_.add_area(count, grid, amounts[grid]);
}

void Ledger::add_to(Totals& totals, std::uint32_t resident, std::int64_t amount) const {
    totals.area.resize(areas(), 0);
    totals.area[area_of(resident)] += amount;
    totals.group[group_of(resident)] += amount;
}

std::int64_t Ledger::total(Count count, std::int32_t until) const {
    std::int64_t sum = 0;
    for (std::int32_t day = 0; day < until && day < days_; ++day) sum += of_day(count, day);
    return sum;
}

std::int64_t Ledger::total_of_group(Count count, std::int32_t until, std::uint32_t group) const {
    std::int64_t sum = 0;
    for (std::int32_t day = 0; day < until && day < days_; ++day) sum += by_group(count, day)[group];
    return sum;
}

std::uint64_t Ledger::bytes() const {
    std::uint64_t bytes = open_.bytes() + packed_.capacity() * sizeof(PackedDay);
    for (const PackedDay& day : packed_) bytes += day.bytes();
    for (const Usual& usual : usual_) bytes += usual.totals.area.capacity() * sizeof(std::int64_t);
    return bytes;
}

bool operator==(const Ledger& one, const Ledger& other) {
    if (one.days_ != other.days_ || (one.belonging_ == nullptr) != (other.belonging_ == nullptr))
        return false;
    if (one.belonging_ == nullptr) return true;
    if (one.belonging_ != other.belonging_ && *one.belonging_ != *other.belonging_) return false;
    // What one booked as usual the other may have booked in full.
    const bool alike = one.usual_on_ == other.usual_on_ && one.usual_ == other.usual_;
    const auto same_numbers = [&](std::int32_t day) {
        for (std::uint32_t k = 0; k < kCounts; ++k) {
            const auto count = static_cast<Count>(k);
            if (one.by_area(count, day) != other.by_area(count, day) ||
                one.by_group(count, day) != other.by_group(count, day))
                return false;
        }
        return true;
    };
    const auto same = [&](std::int32_t day) {
        if (!alike) return same_numbers(day);
        const bool open = day == one.open_day_, other_open = day == other.open_day_;
        const PackedDay &a = one.packed_[static_cast<std::size_t>(day)],
                        &b = other.packed_[static_cast<std::size_t>(day)];
        if (!open && !other_open) return a == b;
        return (open ? PackedDay(one.open_) : a) == (other_open ? PackedDay(other.open_) : b);
    };
    for (std::int32_t day = 0; day < one.days_; ++day) {
        if (!same(day)) return false;
    }
    return true;
}

}  // namespace wangge::kernel
