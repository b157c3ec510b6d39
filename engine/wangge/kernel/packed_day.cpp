#include "wangge/kernel/packed_day.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace wangge::kernel {
namespace {

template <class Number>
bool holds(std::int64_t magnitude) {
    return magnitude <= std::numeric_limits<Number>::max();
}

std::uint8_t width_of(std::span<const std::int64_t> row) {
    std::int64_t any = 0;  // bits of any amount
    for (const std::int64_t amount : row) any |= amount;
    if (any == 0) return 0;
    std::int64_t magnitude = any;
    if (any < 0) {  // some are less than nothing: without their signs
        magnitude = 0;
        for (const std::int64_t amount : row) magnitude |= amount ^ (amount >> 63);
    }
    if (holds<std::int8_t>(magnitude)) return 1;
    if (holds<std::int16_t>(magnitude)) return 2;
    if (holds<std::int32_t>(magnitude)) return 4;
    return 8;
}

template <class Number>
void write(std::span<const std::int64_t> row, std::byte* at) {
    for (const std::int64_t amount : row) {
        const auto narrow = static_cast<Number>(amount);
        std::memcpy(at, &narrow, sizeof narrow);
        at += sizeof narrow;
    }
}

template <class Number, class See>
void read(const std::byte* at, std::size_t count, See see) {
    for (std::size_t k = 0; k < count; ++k) {
        Number narrow;
        std::memcpy(&narrow, at + k * sizeof narrow, sizeof narrow);
        see(k, narrow);
    }
}

/// Calls `see(position, amount)` for `count` numbers of `width` bytes.
template <class See>
void each(std::uint8_t width, const std::byte* at, std::size_t count, See see) {
    if (width == 1) read<std::int8_t>(at, count, see);
    if (width == 2) read<std::int16_t>(at, count, see);
    if (width == 4) read<std::int32_t>(at, count, see);
    if (width == 8) read<std::int64_t>(at, count, see);
}

void append(std::span<const std::int64_t> row, std::uint8_t width, std::vector<std::byte>& bytes) {
    const std::size_t start = bytes.size();
    bytes.resize(start + row.size() * width);
    std::byte* const at = bytes.data() + start;
    if (width == 1) write<std::int8_t>(row, at);
    if (width == 2) write<std::int16_t>(row, at);
    if (width == 4) write<std::int32_t>(row, at);
    if (width == 8) write<std::int64_t>(row, at);
}

}  // namespace

PackedDay::PackedDay(const LedgerPage& page)
    : areas_(static_cast<std::uint32_t>(page.areas(Count{}).size())) {
    std::size_t size = 0;
    for (std::uint32_t k = 0; k < kCounts; ++k) {
        const auto count = static_cast<Count>(k);
        if (!page.booked(count)) continue;
        const Row row{static_cast<std::uint16_t>(k), width_of(page.areas(count)),
                      width_of(page.groups(count)), static_cast<std::uint32_t>(size)};
        if (row.area_width == 0 && row.group_width == 0) continue;
        rows_.push_back(row);
        size += std::size_t{row.area_width} * areas_ + std::size_t{row.group_width} * kGroups;
    }
    rows_.shrink_to_fit();
    bytes_.reserve(size);
    for (const Row& row : rows_) {
        append(page.areas(static_cast<Count>(row.count)), row.area_width, bytes_);
        append(page.groups(static_cast<Count>(row.count)), row.group_width, bytes_);
    }
}

const PackedDay::Row* PackedDay::find(Count count) const {
    const auto at = std::ranges::lower_bound(rows_, static_cast<std::uint16_t>(count), {}, &Row::count);
    return at != rows_.end() && at->count == static_cast<std::uint16_t>(count) ? &*at : nullptr;
}

bool PackedDay::fits(std::uint32_t areas) const {
    std::size_t size = 0;
    std::int32_t last = -1;
    const auto width = [](std::uint8_t bytes) { return bytes <= 8 && std::popcount(bytes) <= 1; };
    for (const Row& row : rows_) {
        const bool in_order = row.count > last && row.count < kCounts && row.offset == size;
        if (!in_order || !width(row.area_width) || !width(row.group_width)) return false;
        last = row.count;
        size += std::size_t{row.area_width} * areas_ + std::size_t{row.group_width} * kGroups;
    }
    return size == bytes_.size() && (rows_.empty() || areas_ == areas);
}

void PackedDay::unpack(LedgerPage& page) const {
    for (const Row& row : rows_) {
        const auto count = static_cast<Count>(row.count);
        unpack_areas(count, page.areas(count));
        unpack_groups(count, page.groups(count));
    }
}

void PackedDay::unpack_areas(Count count, std::span<std::int64_t> row) const {
    const Row* const kept = find(count);
    if (kept == nullptr) return;
    each(kept->area_width, bytes_.data() + kept->offset, areas_,
         [&](std::size_t area, std::int64_t amount) { row[area] = amount; });
}

void PackedDay::unpack_groups(Count count, std::span<std::int64_t> row) const {
    const Row* const kept = find(count);
    if (kept == nullptr) return;
    each(kept->group_width, bytes_.data() + kept->offset + std::size_t{kept->area_width} * areas_, kGroups,
         [&](std::size_t group, std::int64_t amount) { row[group] = amount; });
}

std::int64_t PackedDay::sum(Count count) const {
    const Row* const kept = find(count);
    std::int64_t sum = 0;
    if (kept == nullptr) return sum;
    each(kept->area_width, bytes_.data() + kept->offset, areas_,
         [&](std::size_t, std::int64_t amount) { sum += amount; });
    return sum;
}

}  // namespace wangge::kernel
