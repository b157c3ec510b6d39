#include "wangge/kernel/packed_day.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace wangge::kernel {
namespace {

constexpr unsigned kSigned = 0x80, kMostBits = 64;

// What amounts have in common: bits of any, and of any without its sign.
struct Bits {
    std::int64_t any = 0, magnitude = 0;
    void add(std::span<const std::int64_t> row) {
        std::int64_t all = 0;
        for (const std::int64_t amount : row) all |= amount;
        any |= all;
        if (all >= 0) {
            magnitude |= all;
        } else {
            for (const std::int64_t amount : row) magnitude |= amount ^ (amount >> 63);
        }
    }
    std::uint8_t width() const {
        const auto bits = static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(magnitude)));
        return static_cast<std::uint8_t>(any < 0 ? (bits + 1) | kSigned : bits);
    }
};

constexpr unsigned bits_of(std::uint8_t width) {
    return width & ~kSigned;
}
constexpr std::size_t bytes_of(std::uint8_t width, std::size_t count) {
    return (bits_of(width) * count + 7) / 8;
}

// Puts numbers side by side, each in `width` bits.
class Writer {
  public:
    Writer(std::uint8_t width, std::byte* at) : bits_(bits_of(width)), at_(at) {}
    void put(std::span<const std::int64_t> row) {
        for (const std::int64_t amount : row) {
            const auto number = static_cast<std::uint64_t>(amount);
            add(number, std::min(bits_, kWord));
            if (bits_ > kWord) add(number >> kWord, bits_ - kWord);
        }
    }
    /// Where the next go.
    std::byte* finish() {
        for (unsigned bits = 0; bits < count_; bits += 8) *at_++ = static_cast<std::byte>(held_ >> bits);
        return at_;
    }

  private:
    static constexpr unsigned kWord = 32;  // bits that are written at once
    void add(std::uint64_t number, unsigned bits) {
        held_ |= (number & ((std::uint64_t{1} << bits) - 1)) << count_;
        count_ += bits;
        if (count_ < kWord) return;
        const auto word = static_cast<std::uint32_t>(held_);
        std::memcpy(at_, &word, sizeof word);
        at_ += sizeof word;
        held_ >>= kWord;
        count_ -= kWord;
    }

    unsigned bits_;
    std::byte* at_;
    std::uint64_t held_ = 0;  // bits that wait for a word to be full
    unsigned count_ = 0;      // of those
};

// Takes them out again.
class Reader {
  public:
    Reader(std::uint8_t width, const std::byte* at)
        : bits_(bits_of(width)), signed_((width & kSigned) != 0), at_(at) {}
    std::int64_t next() {
        std::uint64_t number = take(std::min(bits_, 32u));
        if (bits_ > 32) number |= take(bits_ - 32) << 32;
        if (signed_ && bits_ < kMostBits && (number >> (bits_ - 1)) != 0)
            number |= ~std::uint64_t{0} << bits_;
        return static_cast<std::int64_t>(number);
    }

  private:
    std::uint64_t take(unsigned bits) {  // 32 at most
        for (; count_ < bits; count_ += 8) held_ |= std::to_integer<std::uint64_t>(*at_++) << count_;
        const std::uint64_t taken = held_ & ((std::uint64_t{1} << bits) - 1);
        held_ >>= bits;
        count_ -= bits;
        return taken;
    }

    unsigned bits_;
    bool signed_;
    const std::byte* at_;
    std::uint64_t held_ = 0;
    unsigned count_ = 0;
};

}  // namespace

PackedDay::PackedDay(const LedgerPage& page) : areas_(page.blocks().areas()) {
    const AreaBlocks& blocks = page.blocks();
    std::size_t size = 0;
    page.for_each_booked([&](Count count) {
        const std::span<const std::int64_t> areas = page.areas(count);
        Row row{};
        Bits bits, of_groups;
        std::size_t kept = 0;  // areas
        blocks.for_each(page.booked_blocks(count), [&](std::uint32_t first, std::uint32_t end) {
            Bits of_block;
            of_block.add(areas.subspan(first, end - first));
            if (of_block.any == 0) return;
            bits.any |= of_block.any;
            bits.magnitude |= of_block.magnitude;
            row.blocks |= blocks.of(first);
            kept += end - first;
        });
        of_groups.add(page.groups(count));
        row.count = static_cast<std::uint16_t>(count);
        row.area_width = bits.width();
        row.group_width = of_groups.width();
        row.offset = static_cast<std::uint32_t>(size);
        if (row.area_width == 0 && row.group_width == 0) return;
        rows_.push_back(row);
        size += bytes_of(row.area_width, kept) + bytes_of(row.group_width, kGroups);
    });
    rows_.shrink_to_fit();
    bytes_.resize(size);
    std::byte* at = bytes_.data();
    for (const Row& row : rows_) {
        const auto count = static_cast<Count>(row.count);
        Writer areas(row.area_width, at);
        blocks.for_each(row.blocks, [&](std::uint32_t first, std::uint32_t end) {
            areas.put(page.areas(count).subspan(first, end - first));
        });
        Writer groups(row.group_width, areas.finish());
        groups.put(page.groups(count));
        at = groups.finish();
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
    Reader areas(row.area_width, bytes_.data() + row.offset);
    AreaBlocks(areas_).for_each(row.blocks, [&](std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t area = first; area < end; ++area) see(area, areas.next());
    });
}

const PackedDay::Row* PackedDay::find(Count count) const {
    const auto at = std::ranges::lower_bound(rows_, static_cast<std::uint16_t>(count), {}, &Row::count);
    return at != rows_.end() && at->count == static_cast<std::uint16_t>(count) ? &*at : nullptr;
}

bool PackedDay::fits(std::uint32_t areas) const {
    std::size_t size = 0;
    std::int32_t last = -1;
    const AreaBlocks blocks(areas_);
    for (const Row& row : rows_) {
        const bool in_order = row.count > last && row.count < kCounts && row.offset == size;
        if (!in_order || bits_of(row.area_width) > kMostBits || bits_of(row.group_width) > kMostBits)
            return false;
        if ((row.blocks & ~blocks.all()) != 0) return false;
        last = row.count;
        size += bytes_of(row.area_width, areas_in(row)) + bytes_of(row.group_width, kGroups);
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
    Reader groups(kept->group_width,
                  bytes_.data() + kept->offset + bytes_of(kept->area_width, areas_in(*kept)));
    for (std::size_t group = 0; group < kGroups; ++group) row[group] = groups.next();
}

std::int64_t PackedDay::sum(Count count) const {
    const Row* const kept = find(count);
    std::int64_t sum = 0;
    if (kept == nullptr) return sum;
    each_area(*kept, [&](std::size_t, std::int64_t amount) { sum += amount; });
    return sum;
}

}  // namespace wangge::kernel
