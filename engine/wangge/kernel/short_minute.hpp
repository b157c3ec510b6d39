#pragma once

#include <cstdint>

namespace wangge::kernel {

/// A minute of a run in three bytes, from -kMost to kMost: fifteen years, more than a run may last.
class ShortMinute {
  public:
    static constexpr std::int32_t kMost = 0x7FFFFF;

    constexpr ShortMinute() = default;
    constexpr ShortMinute(std::int32_t minute)  // NOLINT(google-explicit-constructor): is a minute
        : low_(static_cast<std::uint8_t>(minute)),
          middle_(static_cast<std::uint8_t>(minute >> 8)),
          high_(static_cast<std::int8_t>(minute >> 16)) {}
    constexpr operator std::int32_t() const {  // NOLINT(google-explicit-constructor)
        return high_ * 0x10000 + middle_ * 0x100 + low_;
    }
    /// Writes or reads it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) { bytes(self.low_, self.middle_, self.high_); }

  private:
    std::uint8_t low_ = 0, middle_ = 0;
    std::int8_t high_ = 0;
};

}  // namespace wangge::kernel
