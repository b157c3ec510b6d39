#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace wangge::core {

/// Calls act(row) for those of rows 64 k to 64 k + 63 whose bits are set, rising.
template <class Act>
void for_each_bit(std::uint32_t k, std::uint64_t bits, Act act) {
    for (; bits != 0; bits &= bits - 1) act((k << 6) + static_cast<std::uint32_t>(std::countr_zero(bits)));
}

/// Bits of word k, which is rows 64 k to 64 k + 63, for those among the rows [first, end).
constexpr std::uint64_t bits_within(std::size_t k, std::size_t first, std::size_t end) {
    const std::size_t begins = k << 6;
    if (end <= begins) return 0;
    std::uint64_t bits = ~std::uint64_t{0};
    if (begins < first) bits &= ~std::uint64_t{0} << (first & 63);
    if (end - begins < 64) bits &= ~(~std::uint64_t{0} << (end & 63));
    return bits;
}

/// How many bits are set: fast where few are.
constexpr std::int32_t count_few(std::uint64_t bits) {
    std::int32_t count = 0;
    for (; bits != 0; bits &= bits - 1) ++count;
    return count;
}

/// How many bits are set, however many: std::popcount is a call where the machine is not known to count.
constexpr std::uint32_t count_bits(std::uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return static_cast<std::uint32_t>(bits * 0x0101010101010101u >> 56);
}

/// A set of rows as one bit each, walked in rising order: for rows that come and go, many or few. It is
/// walked and emptied in the time of what it holds, because it knows which words are not 0.
class RowBits {
  public:
    RowBits() = default;
    explicit RowBits(std::size_t rows) : bits_((rows + 63) / 64, 0), filled_((bits_.size() + 63) / 64, 0) {}

    bool operator[](std::size_t row) const { return (bits_[row >> 6] >> (row & 63) & 1u) != 0; }
    /// Rows 64 k to 64 k + 63, the first as the lowest bit.
    std::uint64_t word(std::size_t k) const { return bits_[k]; }
    /// Rows `first` to `first` + 63, the first as the lowest bit; rows that are not there are 0.
    std::uint64_t from(std::size_t first) const {
        const std::size_t k = first >> 6, shift = first & 63;
        const std::uint64_t bits = bits_[k] >> shift;
        return shift == 0 || k + 1 == bits_.size() ? bits : bits | bits_[k + 1] << (64 - shift);
    }
    void set_word(std::size_t k, std::uint64_t bits) {
        bits_[k] = bits;
        note(k);
    }
    /// Which words are not 0, rising.
    std::vector<std::uint32_t> filled() const {
        std::vector<std::uint32_t> words;
        for_each_filled(0, bits_.size(), [&](std::uint32_t k) { words.push_back(k); });
        return words;
    }
    /// Whether any of the rows [first, end), of which there is one at least.
    bool any(std::size_t first, std::size_t end) const {
        const std::size_t last = end - 1;
        const std::uint64_t from = ~std::uint64_t{0} << (first & 63),
                            to = ~std::uint64_t{0} >> (63 - (last & 63));
        std::size_t word = first >> 6;
        if (word == last >> 6) return (bits_[word] & from & to) != 0;
        if ((bits_[word] & from) != 0) return true;
        while (++word < last >> 6) {
            if (bits_[word] != 0) return true;
        }
        return (bits_[word] & to) != 0;
    }
    /// Counted when asked: who writes need not know.
    std::size_t size() const {
        std::size_t rows = 0;
        for_each_filled(0, bits_.size(), [&](std::uint32_t k) { rows += count_bits(bits_[k]); });
        return rows;
    }
    bool empty() const {
        return std::ranges::all_of(filled_, [](std::uint64_t words) { return words == 0; });
    }

    void insert(std::uint32_t row) {
        bits_[row >> 6] |= std::uint64_t{1} << (row & 63);
        filled_[row >> 12] |= std::uint64_t{1} << (row >> 6 & 63);
    }
    /// Inserts the rows of another set, which counts them from row `first` on.
    void insert_from(std::size_t first, const RowBits& rows) {
        const std::size_t shift = first & 63;
        rows.for_each_filled(0, rows.bits_.size(), [&](std::uint32_t k) {
            const std::size_t at = (first >> 6) + k;
            set_word(at, bits_[at] | rows.bits_[k] << shift);
            const std::uint64_t beyond = shift == 0 ? 0 : rows.bits_[k] >> (64 - shift);
            if (beyond != 0) set_word(at + 1, bits_[at + 1] | beyond);
        });
    }
    void erase(std::uint32_t row) {
        bits_[row >> 6] &= ~(std::uint64_t{1} << (row & 63));
        note(row >> 6);
    }
    void clear() {
        for_each_filled(0, bits_.size(), [&](std::uint32_t k) { bits_[k] = 0; });
        std::fill(filled_.begin(), filled_.end(), 0);
    }

    /// Calls act(row) for those among the rows [first, end), rising.
    template <class Act>
    void for_each(std::uint32_t first, std::uint32_t end, Act act) const {
        for_each_filled(first >> 6, (std::size_t{end} + 63) >> 6, [&](std::uint32_t k) {
            for_each_bit(k, bits_[k] & bits_within(k, first, end), act);
        });
    }
    /// For those of some words.
    template <class Act>
    void for_each(const std::vector<std::uint32_t>& words, Act act) const {
        for (const std::uint32_t word : words) for_each_bit(word, bits_[word], act);
    }
    /// For all.
    template <class Act>
    void for_each(Act act) const {
        for_each_filled(0, bits_.size(), [&](std::uint32_t k) { for_each_bit(k, bits_[k], act); });
    }

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [bits, filled] = self;
        bytes.columns(bits);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            for (std::size_t k = 0; k < bits.size(); ++k) self.note(k);
        }
    }

  private:
    void note(std::size_t k) {
        const std::uint64_t bit = std::uint64_t{1} << (k & 63);
        filled_[k >> 6] = bits_[k] != 0 ? filled_[k >> 6] | bit : filled_[k >> 6] & ~bit;
    }
    // Calls act(k) for those of words [first, end) that are not 0.
    template <class Act>
    void for_each_filled(std::size_t first, std::size_t end, Act act) const {
        for (std::size_t k = first >> 6; k << 6 < end; ++k)
            for_each_bit(static_cast<std::uint32_t>(k), filled_[k] & bits_within(k, first, end), act);
    }

    std::vector<std::uint64_t> bits_;
    std::vector<std::uint64_t> filled_;  // which words are not 0, a bit each
};

}  // namespace wangge::core
