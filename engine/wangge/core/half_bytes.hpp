#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "wangge/core/prefetch.hpp"
#include "wangge/core/values_of.hpp"

namespace wangge::core {

/// A column of small numbers or choices, below 16, two in a byte. Two rows of one byte are not to be written
/// side by side.
template <class T>
class HalfBytes {
  public:
    /// A cell that can be written.
    class Cell {
      public:
        Cell(std::uint8_t& byte, unsigned shift) : byte_(&byte), shift_(shift) {}
        Cell& operator=(T value) {
            const unsigned others = *byte_ & ~(kMask << shift_);
            *byte_ = static_cast<std::uint8_t>(others | (static_cast<unsigned>(value) & kMask) << shift_);
            return *this;
        }
        Cell(const Cell&) = default;
        Cell& operator=(const Cell& other) {  // NOLINT(bugprone-unhandled-self-assignment): writes a value
            return *this = static_cast<T>(other);
        }
        operator T() const {  // NOLINT(google-explicit-constructor): is what it holds
            return static_cast<T>(*byte_ >> shift_ & kMask);
        }

      private:
        std::uint8_t* byte_;
        unsigned shift_;
    };

    std::size_t size() const { return size_; }
    T operator[](std::size_t row) const { return static_cast<T>(bytes_[row >> 1] >> shift_of(row) & kMask); }
    Cell operator[](std::size_t row) { return {bytes_[row >> 1], shift_of(row)}; }
    void prefetch(std::size_t row) const { core::prefetch(bytes_.data() + (row >> 1)); }
    void assign(std::size_t rows, T value) {
        const auto half = static_cast<unsigned>(value) & kMask;
        bytes_.assign((rows + 1) / 2, static_cast<std::uint8_t>(half | half << 4));
        size_ = rows;
    }
    void push_back(T value) {
        if (size_ % 2 == 0) bytes_.push_back(0);
        (*this)[size_++] = value;
    }
    void reserve(std::size_t rows) { bytes_.reserve((rows + 1) / 2); }
    std::size_t bytes() const { return bytes_.size(); }
    std::vector<T> values() const { return values_of(*this); }

  private:
    static constexpr unsigned kMask = 0xF;
    static unsigned shift_of(std::size_t row) { return (row & 1) << 2; }

    std::vector<std::uint8_t> bytes_;
    std::size_t size_ = 0;
};

}  // namespace wangge::core
