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

/// A set of rows as one bit each, walked in rising order: for many rows that come and go.
class RowBits {
  public:
    RowBits() = default;
    explicit RowBits(std::size_t rows) : bits_((rows + 63) / 64, 0) {}

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
        size_ += static_cast<std::size_t>(std::popcount(bits));
        size_ -= static_cast<std::size_t>(std::popcount(bits_[k]));
        bits_[k] = bits;
    }
    /// Which words are not 0, rising.
    std::vector<std::uint32_t> filled() const {
        std::vector<std::uint32_t> words;
        for (std::uint32_t k = 0; k < bits_.size() && size_ != 0; ++k) {
            if (bits_[k] != 0) words.push_back(k);
        }
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
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    void insert(std::uint32_t row) {
        size_ += (*this)[row] ? 0 : 1;
        bits_[row >> 6] |= std::uint64_t{1} << (row & 63);
    }
    void erase(std::uint32_t row) {
        size_ -= (*this)[row] ? 1 : 0;
        bits_[row >> 6] &= ~(std::uint64_t{1} << (row & 63));
    }
    void clear() {
        if (size_ != 0) std::fill(bits_.begin(), bits_.end(), 0);
        size_ = 0;
    }

    /// Calls act(row) for those among the rows [first, end), rising.
    template <class Act>
    void for_each(std::uint32_t first, std::uint32_t end, Act act) const {
        for (std::uint32_t word = first >> 6; word << 6 < end; ++word) {
            std::uint64_t bits = bits_[word];
            if (word << 6 < first) bits &= ~std::uint64_t{0} << (first & 63);
            for_each_bit(word, bits, [&](std::uint32_t row) {
                if (row < end) act(row);
            });
        }
    }
    /// For those of some words.
    template <class Act>
    void for_each(const std::vector<std::uint32_t>& words, Act act) const {
        for (const std::uint32_t word : words) for_each_bit(word, bits_[word], act);
    }
    /// For all.
    template <class Act>
    void for_each(Act act) const {
        for_each(0, static_cast<std::uint32_t>(bits_.size()) << 6, act);
    }

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [bits, size] = self;
        bytes.columns(bits);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            size = 0;
            for (const std::uint64_t word : bits) size += static_cast<std::size_t>(std::popcount(word));
        }
    }

  private:
    std::vector<std::uint64_t> bits_;
    std::size_t size_ = 0;
};

}  // namespace wangge::core
