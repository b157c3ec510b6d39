#pragma once

#include <cstdint>

namespace wangge::core {

/// A whole number of a column in three bytes, from -kMost to kMost; the largest unsigned one counts as -1, so
/// that "no row" has its place. Nothing is checked: what is larger loses its upper bits.
template <class T>
class ThreeBytes {
  public:
    static constexpr std::int32_t kMost = 0x7FFFFF;

    constexpr ThreeBytes() = default;
    constexpr ThreeBytes(T value)  // NOLINT(google-explicit-constructor): is that number
        : low_(static_cast<std::uint8_t>(value)),
          middle_(static_cast<std::uint8_t>(value >> 8)),
          high_(static_cast<std::int8_t>(value >> 16)) {}
    constexpr operator T() const {  // NOLINT(google-explicit-constructor)
        const auto lower = static_cast<std::uint32_t>(low_ | middle_ << 8);  // one load
        return static_cast<T>(lower | static_cast<std::uint32_t>(std::int32_t{high_}) << 16);
    }
    /// Writes or reads it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) { bytes(self.low_, self.middle_, self.high_); }

  private:
    std::uint8_t low_ = 0, middle_ = 0;
    std::int8_t high_ = 0;
};

}  // namespace wangge::core
