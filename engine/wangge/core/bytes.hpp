#pragma once
// Values as bytes and back, to go on later where one was. A class that keeps something to itself says what
// belongs to it in one function for both directions, next to its members:
//
//     static void carry(auto& bytes, auto& self) {
//         auto& [number, rows] = self;   // does not compile once there is a member more
//         bytes(number, rows);
//     }
//
// Plain structs need none: all their members are carried. Bytes are for the same build on a machine of the
// same byte order; whoever keeps them says in front which one that was.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "wangge/core/members.hpp"

namespace wangge::core {

static_assert(std::endian::native == std::endian::little);

class ByteWriter;
class ByteReader;

namespace detail {

/// Any bytes of its size are a value, so that many can be copied in one go.
template <class T>
inline constexpr bool kPlain = (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) || std::is_enum_v<T>;

template <class T, class Bytes>
concept Carried = requires(T& value, Bytes& bytes) {
    std::remove_const_t<T>::carry(bytes, value);
};

}  // namespace detail

/// Puts values behind each other.
class ByteWriter {
  public:
    static constexpr bool kReads = false;

    template <class... T>
    void operator()(const T&... values) {
        (one(values), ...);
    }
    /// Columns, whose lengths are those of the world.
    template <class... T>
    void columns(const T&... columns) {
        (one(columns), ...);
    }
    std::size_t size() const { return bytes_.size(); }
    std::vector<std::byte> take() { return std::exchange(bytes_, {}); }

  private:
    void copy(const void* from, std::size_t count) {
        const auto* const first = static_cast<const std::byte*>(from);
        bytes_.insert(bytes_.end(), first, first + count);
    }
    template <class List>
    void list(const List& values) {
        one(static_cast<std::uint64_t>(values.size()));
        for (const auto& value : values) one(value);
    }
    template <class T>
    void one(const T& value) {
        if constexpr (detail::kPlain<T>) {
            copy(&value, sizeof value);
        } else if constexpr (detail::Carried<const T, ByteWriter>) {
            T::carry(*this, value);
        } else {
            with_members(value, [this](const auto&... members) { (*this)(members...); });
        }
    }
    void one(bool value) { one(static_cast<std::uint8_t>(value ? 1 : 0)); }
    void one(const std::string& text) {
        one(static_cast<std::uint64_t>(text.size()));
        copy(text.data(), text.size());
    }
    template <class T>
    void one(const std::vector<T>& values) {
        if constexpr (detail::kPlain<T>) {
            one(static_cast<std::uint64_t>(values.size()));
            if (!values.empty()) copy(values.data(), values.size() * sizeof(T));
        } else {
            list(values);
        }
    }
    template <class T>
    void one(const std::deque<T>& values) {
        list(values);
    }
    template <class T, std::size_t N>
    void one(const std::array<T, N>& values) {
        for (const T& value : values) one(value);
    }

    std::vector<std::byte> bytes_;
};

/// Takes values out again, in the same order. Once something does not fit it has failed for good and changes
/// nothing more; what was read is then worth nothing.
class ByteReader {
  public:
    static constexpr bool kReads = true;

    explicit ByteReader(std::span<const std::byte> bytes) : rest_(bytes) {}

    template <class... T>
    void operator()(T&... values) {
        (one(values), ...);
    }
    template <class... T>
    void columns(T&... columns) {
        (column(columns), ...);
    }
    bool failed() const { return failed_; }
    void fail() { failed_ = true; }
    void expect(bool holds) {
        if (!holds) fail();
    }
    /// Whether everything has been read, and without a fault.
    bool done() const { return !failed_ && rest_.empty(); }
    std::span<const std::byte> rest() const { return rest_; }

  private:
    void copy(void* to, std::size_t count) {
        if (failed_ || count > rest_.size()) return fail();
        if (count > 0) std::memcpy(to, rest_.data(), count);
        rest_ = rest_.subspan(count);
    }
    /// A number of things that take at least `width` bytes each; 0 if there cannot be so many.
    std::size_t count(std::size_t width) {
        std::uint64_t many = 0;
        one(many);
        expect(many <= rest_.size() / width);
        return failed_ ? 0 : static_cast<std::size_t>(many);
    }
    template <class List>
    void list(List& values) {
        values.clear();
        for (std::size_t left = count(1); left > 0 && !failed_; --left) one(values.emplace_back());
    }
    template <class T>
    void column(T& values) {
        const std::size_t rows = values.size();
        one(values);
        expect(values.size() == rows);
        if (failed_) values.resize(rows);  // what goes along with it is as long
    }
    template <class T>
    void one(T& value) {
        if constexpr (detail::kPlain<T>) {
            copy(&value, sizeof value);
        } else if constexpr (detail::Carried<T, ByteReader>) {
            T::carry(*this, value);
        } else {
            with_members(value, [this](auto&... members) { (*this)(members...); });
        }
    }
    void one(bool& value) {
        std::uint8_t byte = 0;
        one(byte);
        expect(byte <= 1);
        value = byte == 1;
    }
    void one(std::string& text) {
        text.resize(count(1));
        copy(text.data(), text.size());
    }
    template <class T>
    void one(std::vector<T>& values) {
        if constexpr (detail::kPlain<T>) {
            values.resize(count(sizeof(T)));
            copy(values.data(), values.size() * sizeof(T));
        } else {
            list(values);
        }
    }
    template <class T>
    void one(std::deque<T>& values) {
        list(values);
    }
    template <class T, std::size_t N>
    void one(std::array<T, N>& values) {
        for (T& value : values) one(value);
    }

    std::span<const std::byte> rest_;
    bool failed_ = false;
};

}  // namespace wangge::core
