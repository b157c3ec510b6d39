#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "wangge/core/prefetch.hpp"
#include "wangge/core/three_bytes.hpp"
#include "wangge/core/values_of.hpp"

namespace wangge::core {

/// Some of the cells of a column of rows, one after the other.
class RowSpan {
  public:
    using Narrow = ThreeBytes<std::uint32_t>;

    RowSpan() = default;
    RowSpan(const Narrow* narrow, const std::uint32_t* wide) : narrow_(narrow), wide_(wide) {}
    /// Whether there is a column at all.
    explicit operator bool() const { return narrow_ != nullptr || wide_ != nullptr; }
    std::uint32_t operator[](std::size_t k) const {
        if (narrow_ != nullptr) return narrow_[k];
        return wide_[k];  // NOLINT(clang-analyzer-core.NullDereference): asked only of a column
    }
    void prefetch(std::size_t k) const {
        narrow_ != nullptr ? core::prefetch(narrow_ + k) : core::prefetch(wide_ + k);
    }

  private:
    const Narrow* narrow_ = nullptr;
    const std::uint32_t* wide_ = nullptr;
};

/// A long column of rows of a table, or of "no row" (0xFFFFFFFF), in three bytes each where the table is
/// short enough.
class RowColumn {
  public:
    RowColumn() = default;
    /// Of a table with so many rows.
    explicit RowColumn(std::uint32_t rows) : wide_rows_(rows > RowSpan::Narrow::kMost) {}

    std::size_t size() const { return narrow_.size() + wide_.size(); }
    std::size_t capacity() const { return narrow_.capacity() + wide_.capacity(); }
    std::size_t bytes() const {
        return narrow_.size() * sizeof(RowSpan::Narrow) + wide_.size() * sizeof(std::uint32_t);
    }
    std::uint32_t operator[](std::size_t k) const { return from(0)[k]; }
    void prefetch(std::size_t k) const { from(0).prefetch(k); }
    /// The cells from `first` on.
    RowSpan from(std::size_t first) const {
        return wide_rows_ ? RowSpan(nullptr, wide_.data() + first) : RowSpan(narrow_.data() + first, nullptr);
    }
    void reserve(std::size_t size) {
        act([&](auto& cells) { cells.reserve(size); });
    }
    void assign(std::size_t size, std::uint32_t row) {
        act([&](auto& cells) { cells.assign(size, row); });
    }
    void resize(std::size_t size) {
        act([&](auto& cells) { cells.resize(size); });
    }
    void set(std::size_t k, std::uint32_t row) {
        act([&](auto& cells) { cells[k] = row; });
    }
    void push_back(std::uint32_t row) {
        act([&](auto& cells) { cells.push_back(row); });
    }
    std::vector<std::uint32_t> values() const { return values_of(*this); }

  private:
    template <class Act>
    void act(Act act) {
        wide_rows_ ? act(wide_) : act(narrow_);
    }

    bool wide_rows_ = false;
    std::vector<RowSpan::Narrow> narrow_;
    std::vector<std::uint32_t> wide_;
};

}  // namespace wangge::core
