#include "wangge/kernel/packed_day.hpp"

#include <algorithm>
#include <bit>

namespace wangge::kernel {
namespace {

constexpr unsigned kWord = 64;

constexpr std::uint64_t bits_of(std::int64_t amount) {
    return static_cast<std::uint64_t>(amount);
}
// A negative number as an odd one, any other as an even one: short if it is near 0.
constexpr std::uint64_t zigzag(std::int64_t amount) {
    return bits_of(amount) << 1 ^ bits_of(amount >> 63);
}
constexpr std::int64_t of_zigzag(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1 ^ (0 - (number & 1)));
}

// How numbers of a row are packed: each in so many bits or, if sparse, a 0 as one bit and others behind a bit
// of 1. Any byte is a form.
struct Form {
    static constexpr unsigned kSigned = 0x80, kSparse = 0x40, kBits = 0x3f;

    unsigned bits;  // 1 to 64
    bool is_signed, sparse;

    explicit Form(std::uint8_t byte)
        : bits((byte & kBits) + 1), is_signed((byte & kSigned) != 0), sparse((byte & kSparse) != 0) {}
};

// What is to be known of a row to choose the form.
struct Outline {
    bool is_signed;
    std::uint64_t any;                    // bits that any number has
    std::uint64_t count = 0, filled = 0;  // how many there are, how many are not 0

    explicit Outline(std::int64_t any_bits) : is_signed(any_bits < 0) {
        any = is_signed ? 0 : bits_of(any_bits);
    }
    void add(std::span<const std::int64_t> row) {
        count += row.size();
        // Signs are summed, not compared numbers, so that several are looked at side by side.
        if (is_signed) {
            for (const std::int64_t amount : row) {
                any |= zigzag(amount);
                filled += (bits_of(amount) | (0 - bits_of(amount))) >> 63;
            }
        } else {
            for (const std::int64_t amount : row) filled += (0 - bits_of(amount)) >> 63;
        }
    }
    unsigned bits() const { return std::max(static_cast<unsigned>(std::bit_width(any)), 1u); }
    std::uint64_t sparse_size() const { return count + filled * bits(); }
    std::uint64_t size() const { return std::min(count * bits(), sparse_size()); }
    std::uint8_t form() const {
        const bool sparse = sparse_size() < count * bits();
        return static_cast<std::uint8_t>((bits() - 1) | (is_signed ? Form::kSigned : 0) |
                                         (sparse ? Form::kSparse : 0));
    }
};

std::int64_t any_bits(std::span<const std::int64_t> row) {
    std::int64_t bits = 0;
    for (const std::int64_t amount : row) bits |= amount;
    return bits;
}

// Puts numbers side by side.
class Writer {
  public:
    explicit Writer(std::uint64_t* at) : at_(at) {}
    void put(std::span<const std::int64_t> row, Form form) {
        const auto number = [&](std::size_t k) { return form.is_signed ? zigzag(row[k]) : bits_of(row[k]); };
        std::size_t k = 0;
        if (form.sparse) {
            for (; k < row.size(); ++k) {
                if (row[k] == 0) {
                    add(0, 1);
                } else {
                    add(1, 1);
                    add(number(k), form.bits);
                }
            }
        }
        if (form.bits <= kWord / 2) {  // two at once
            for (; k + 1 < row.size(); k += 2) add(number(k) | number(k + 1) << form.bits, 2 * form.bits);
        }
        for (; k < row.size(); ++k) add(number(k), form.bits);
    }
    void finish() {
        if (filled_ > 0) *at_ = held_;
    }

  private:
    void add(std::uint64_t number, unsigned bits) {
        held_ |= number << filled_;
        filled_ += bits;
        if (filled_ < kWord) return;
        *at_++ = held_;
        filled_ -= kWord;
        held_ = number >> 1 >> (bits - filled_ - 1);
    }

    std::uint64_t* at_;
    std::uint64_t held_ = 0;  // bits that wait for a word to be full
    unsigned filled_ = 0;     // of those
};

// Takes them out again. Beyond the end there are zeros.
class Reader {
  public:
    Reader(std::span<const std::uint64_t> words, std::uint64_t at) : words_(words), at_(at) {}
    std::int64_t next(Form form) {
        if (form.sparse && take(1) == 0) return 0;
        const std::uint64_t number = take(form.bits);
        return form.is_signed ? of_zigzag(number) : static_cast<std::int64_t>(number);
    }
    /// Bits so far, whether they were there or not.
    std::uint64_t at() const { return at_; }

  private:
    std::uint64_t take(unsigned bits) {
        const std::uint64_t k = at_ / kWord, from = at_ % kWord;
        std::uint64_t taken = word(k) >> from;
        if (from + bits > kWord) taken |= word(k + 1) << (kWord - from);
        at_ += bits;
        return taken & ~std::uint64_t{0} >> (kWord - bits);
    }
    std::uint64_t word(std::uint64_t k) const { return k < words_.size() ? words_[k] : 0; }

    std::span<const std::uint64_t> words_;
    std::uint64_t at_;
};

}  // namespace

PackedDay::PackedDay(const LedgerPage& page) : areas_(page.blocks().areas()) {
    const AreaBlocks& blocks = page.blocks();
    std::uint64_t size = 0;  // bits
    page.for_each_booked([&](Count count) {
        const std::span<const std::int64_t> areas = page.areas(count), groups = page.groups(count);
        Row row{};
        std::int64_t any = 0;
        blocks.for_each(page.booked_blocks(count), [&](std::uint32_t first, std::uint32_t end) {
            const std::int64_t bits = any_bits(areas.subspan(first, end - first));
            if (bits != 0) row.blocks |= blocks.of(first);
            any |= bits;
        });
        const std::int64_t any_of_groups = any_bits(groups);
        if (any == 0 && any_of_groups == 0) return;
        Outline of_areas(any), of_groups(any_of_groups);
        blocks.for_each_run(row.blocks, [&](std::uint32_t first, std::uint32_t end) {
            of_areas.add(areas.subspan(first, end - first));
        });
        of_groups.add(groups);
        row.count = static_cast<std::uint16_t>(count);
        row.area_form = of_areas.form();
        row.group_form = of_groups.form();
        row.offset = static_cast<std::uint32_t>(size);
        rows_.push_back(row);
        size += of_groups.size() + of_areas.size();
    });
    rows_.shrink_to_fit();
    words_.resize((size + kWord - 1) / kWord);
    Writer writer(words_.data());
    for (const Row& row : rows_) {
        const auto count = static_cast<Count>(row.count);
        writer.put(page.groups(count), Form(row.group_form));
        blocks.for_each_run(row.blocks, [&](std::uint32_t first, std::uint32_t end) {
            writer.put(page.areas(count).subspan(first, end - first), Form(row.area_form));
        });
    }
    writer.finish();
}

template <class See>
std::uint64_t PackedDay::each_group(const Row& row, See see) const {
    Reader reader(words_, row.offset);
    for (std::size_t group = 0; group < kGroups; ++group) see(group, reader.next(Form(row.group_form)));
    return reader.at();
}

template <class See>
std::uint64_t PackedDay::each_area(const Row& row, See see) const {
    Reader reader(words_, each_group(row, [](std::size_t, std::int64_t) {}));
    AreaBlocks(areas_).for_each_run(row.blocks, [&](std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t area = first; area < end; ++area) see(area, reader.next(Form(row.area_form)));
    });
    return reader.at();
}

const PackedDay::Row* PackedDay::find(Count count) const {
    const auto at = std::ranges::lower_bound(rows_, static_cast<std::uint16_t>(count), {}, &Row::count);
    return at != rows_.end() && at->count == static_cast<std::uint16_t>(count) ? &*at : nullptr;
}

bool PackedDay::fits(std::uint32_t areas) const {
    if (!rows_.empty() && areas_ != areas) return false;
    std::uint64_t size = 0;  // bits
    std::int32_t last = -1;
    const AreaBlocks blocks(areas_);
    for (const Row& row : rows_) {
        if (row.count <= last || row.count >= kCounts || row.offset != size) return false;
        if ((row.blocks & ~blocks.all()) != 0) return false;
        last = row.count;
        size = each_area(row, [](std::uint32_t, std::int64_t) {});
    }
    return (size + kWord - 1) / kWord == words_.size();
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
    each_group(*kept, [&](std::size_t group, std::int64_t amount) { row[group] = amount; });
}

std::int64_t PackedDay::sum(Count count) const {
    const Row* const kept = find(count);
    std::int64_t sum = 0;
    if (kept == nullptr) return sum;
    each_area(*kept, [&](std::size_t, std::int64_t amount) { sum += amount; });
    return sum;
}

}  // namespace wangge::kernel
