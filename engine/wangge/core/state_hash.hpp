#pragma once
// A 128-bit hash of the whole state that can be kept up to date on every write, in any order, by any number
// of threads: the sum mod 2^128 of keyed hashes of its cells (column, row, value).

#include <bit>
#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>

#include "wangge/core/checksum.hpp"
#include "wangge/core/ids.hpp"
#include "wangge/core/mix.hpp"

namespace wangge::core {

/// The 64 bits that stand for a value: equal values have equal bits on every machine. -0 counts as 0, and
/// every NaN as one.
[[nodiscard]] constexpr std::uint64_t canonical(double value) noexcept {
    if (value != value) {
        return 0x7FF8000000000000u;
    }
    return value == 0.0 ? 0u : std::bit_cast<std::uint64_t>(value);
}

/// A float counts as the double of the same value.
[[nodiscard]] constexpr std::uint64_t canonical(float value) noexcept {
    return canonical(static_cast<double>(value));
}

/// Integers and bool by value: -1 counts the same whether stored in 8 or 64 bits.
template <std::integral T>
[[nodiscard]] constexpr std::uint64_t canonical(T value) noexcept {
    if constexpr (std::is_signed_v<T>) {
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
    } else {
        return static_cast<std::uint64_t>(value);
    }
}

template <class T>
requires std::is_enum_v<T>
[[nodiscard]] constexpr std::uint64_t canonical(T value) noexcept {
    return canonical(static_cast<std::underlying_type_t<T>>(value));
}

template <class Tag>
[[nodiscard]] constexpr std::uint64_t canonical(Id<Tag> value) noexcept {
    return value.value;
}

/// The cells of a column of tallies: a row counts as often as its tally says.
class TallyCells {
  public:
    explicit constexpr TallyCells(std::uint32_t column) noexcept
        : key_(mix64(0x54414C4C59000000u ^ column)) {}
    [[nodiscard]] constexpr Digest128 cell(std::uint64_t row) const noexcept {
        const std::uint64_t place = mix64(key_ ^ row);
        return Digest128{mix64(place), place};
    }

  private:
    std::uint64_t key_;
};

/// Order-free hash of a set of cells. Each cell is held once: a write removes the old value and adds the new.
/// It detects differences; it is no protection against someone who wants to hide one.
class StateHash {
  public:
    template <class T>
    constexpr void add(std::uint32_t column, std::uint64_t row, T value) noexcept {
        const Digest128 cell = cell_hash(column_key(column), row, canonical(value));
        plus(cell.high, cell.low);
    }

    /// Undoes `add` of the same cell and value.
    template <class T>
    constexpr void remove(std::uint32_t column, std::uint64_t row, T value) noexcept {
        const Digest128 cell = cell_hash(column_key(column), row, canonical(value));
        minus(cell.high, cell.low);
    }

    /// One more of a tally, or one less.
    constexpr void add(const TallyCells& cells, std::uint64_t row) noexcept {
        const Digest128 cell = cells.cell(row);
        plus(cell.high, cell.low);
    }
    constexpr void remove(const TallyCells& cells, std::uint64_t row) noexcept {
        const Digest128 cell = cells.cell(row);
        minus(cell.high, cell.low);
    }

    /// A write: the cell changes from `before` to `after`.
    template <class T>
    constexpr void update(std::uint32_t column, std::uint64_t row, T before, T after) noexcept {
        remove(column, row, before);
        add(column, row, after);
    }

    /// Joins the hash of other cells, e.g. of another thread's share.
    constexpr StateHash& operator+=(const StateHash& other) noexcept {
        plus(other.sum_.high, other.sum_.low);
        return *this;
    }

    /// Takes the cells of `other` out again.
    constexpr StateHash& operator-=(const StateHash& other) noexcept {
        minus(other.sum_.high, other.sum_.low);
        return *this;
    }

    /// The sum as a number.
    [[nodiscard]] constexpr Digest128 value() const noexcept { return sum_; }

    /// 32 lower-case hexadecimal digits, the most significant first.
    [[nodiscard]] std::string hex() const { return core::hex(sum_); }

    /// Writes or reads it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [sum] = self;
        bytes(sum);
    }

    friend constexpr bool operator==(const StateHash&, const StateHash&) noexcept = default;

  private:
    [[nodiscard]] static constexpr std::uint64_t column_key(std::uint32_t column) noexcept {
        return mix64(0x5354415445000000u ^ column);
    }

    // Low and high word join row and value in two unrelated ways, so that two cells collide in both only by a
    // chance of 2^-128.
    [[nodiscard]] static constexpr Digest128 cell_hash(std::uint64_t key, std::uint64_t row,
                                                       std::uint64_t value) noexcept {
        const std::uint64_t place = mix64(key ^ row);
        return Digest128{mix64(std::rotl(place, 32) + value * 0xD6E8FEB86659FD93u), mix64(place ^ value)};
    }

    constexpr void plus(std::uint64_t high, std::uint64_t low) noexcept {
        sum_.low += low;
        sum_.high += high + (sum_.low < low ? 1u : 0u);
    }

    constexpr void minus(std::uint64_t high, std::uint64_t low) noexcept {
        const std::uint64_t borrow = sum_.low < low ? 1u : 0u;
        sum_.low -= low;
        sum_.high -= high + borrow;
    }

    Digest128 sum_;
};

}  // namespace wangge::core
