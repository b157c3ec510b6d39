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

// Bits of any amount, and of any without its sign.
struct Bits {
    std::int64_t any = 0, magnitude = 0;
};
Bits bits_of(std::span<const std::int64_t> row) {
    Bits bits;
    for (const std::int64_t amount : row) bits.any |= amount;
    bits.magnitude = bits.any;
    if (bits.any >= 0) return bits;
    bits.magnitude = 0;
    for (const std::int64_t amount : row) bits.magnitude |= amount ^ (amount >> 63);
    return bits;
}

std::uint8_t width_of(const Bits& bits) {
    if (bits.any == 0) return 0;
    if (holds<std::int8_t>(bits.magnitude)) return 1;
    if (holds<std::int16_t>(bits.magnitude)) return 2;
    if (holds<std::int32_t>(bits.magnitude)) return 4;
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

/// Puts numbers of `width` bytes at `at`; returns where the next go.
std::byte* put(std::span<const std::int64_t> row, std::uint8_t width, std::byte* at) {
    if (width == 1) write<std::int8_t>(row, at);
    if (width == 2) write<std::int16_t>(row, at);
    if (width == 4) write<std::int32_t>(row, at);
    if (width == 8) write<std::int64_t>(row, at);
    return at + row.size() * width;
}

}  // namespace

PackedDay::PackedDay(const LedgerPage& page) : areas_(page.blocks().areas()) {
    const AreaBlocks& blocks = page.blocks();
    std::size_t size = 0;
    page.for_each_booked([&](Count count) {
        const std::span<const std::int64_t> areas = page.areas(count);
        Row row{};
        Bits bits;
        std::uint32_t kept = 0;  // areas
        blocks.for_each(page.booked_blocks(count), [&](std::uint32_t first, std::uint32_t end) {
            const Bits of_block = bits_of(areas.subspan(first, end - first));
            if (of_block.any == 0) return;
            bits.any |= of_block.any;
            bits.magnitude |= of_block.magnitude;
            row.blocks |= blocks.of(first);
            kept += end - first;
        });
        row.count = static_cast<std::uint16_t>(count);
        row.area_width = width_of(bits);
        row.group_width = width_of(bits_of(page.groups(count)));
        row.offset = static_cast<std::uint32_t>(size);
        if (row.area_width == 0 && row.group_width == 0) return;
        rows_.push_back(row);
        size += std::size_t{row.area_width} * kept + std::size_t{row.group_width} * kGroups;
    });
    rows_.shrink_to_fit();
    bytes_.resize(size);
    std::byte* at = bytes_.data();
    for (const Row& row : rows_) {
        const auto count = static_cast<Count>(row.count);
        blocks.for_each(row.blocks, [&](std::uint32_t first, std::uint32_t end) {
            at = put(page.areas(count).subspan(first, end - first), row.area_width, at);
        });
        at = put(page.groups(count), row.group_width, at);
    }
}

std::size_t PackedDay::areas_in(const Row& row) const {
    std::size_t areas = 0;
    AreaBlocks(areas_).for_each(row.blocks,
                                [&](std::uint32_t first, std::uint32_t end) { areas += end - first; });
    return areas;
}

template <class See>
void PackedDay::each_area(const Row& row, See see) const {
    const std::byte* at = bytes_.data() + row.offset;
    AreaBlocks(areas_).for_each(row.blocks, [&](std::uint32_t first, std::uint32_t end) {
        each(row.area_width, at, end - first,
             [&](std::size_t k, std::int64_t amount) { see(first + k, amount); });
        at += std::size_t{row.area_width} * (end - first);
    });
}

const PackedDay::Row* PackedDay::find(Count count) const {
    const auto at = std::ranges::lower_bound(rows_, static_cast<std::uint16_t>(count), {}, &Row::count);
    return at != rows_.end() && at->count == static_cast<std::uint16_t>(count) ? &*at : nullptr;
}

bool PackedDay::fits(std::uint32_t areas) const {
    std::size_t size = 0;
    std::int32_t last = -1;
    const auto width = [](std::uint8_t bytes) { return bytes <= 8 && std::popcount(bytes) <= 1; };
    const AreaBlocks blocks(areas_);
    for (const Row& row : rows_) {
        const bool in_order = row.count > last && row.count < kCounts && row.offset == size;
        if (!in_order || !width(row.area_width) || !width(row.group_width)) return false;
        if ((row.blocks & ~blocks.all()) != 0) return false;
        last = row.count;
        size += std::size_t{row.area_width} * areas_in(row) + std::size_t{row.group_width} * kGroups;
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
    each_area(*kept, [&](std::size_t area, std::int64_t amount) { row[area] = amount; });
}

void PackedDay::unpack_groups(Count count, std::span<std::int64_t> row) const {
    const Row* const kept = find(count);
    if (kept == nullptr) return;
    each(kept->group_width, bytes_.data() + kept->offset + std::size_t{kept->area_width} * areas_in(*kept),
         kGroups, [&](std::size_t group, std::int64_t amount) { row[group] = amount; });
}

std::int64_t PackedDay::sum(Count count) const {
    const Row* const kept = find(count);
    std::int64_t sum = 0;
    if (kept == nullptr) return sum;
    each_area(*kept, [&](std::size_t, std::int64_t amount) { sum += amount; });
    return sum;
}

}  // namespace wangge::kernel
